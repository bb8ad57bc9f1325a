// The description as a judge: does this answer match what api/openapi.yaml says of its path?
import assert from "node:assert/strict";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const pointer = (text) => text.replaceAll("~", "~0").replaceAll("/", "~1");

export class Contract {
    constructor(document) {
        this.document = document;
        this.ajv = new Ajv2020({ strict: false, allErrors: true });
        addFormats(this.ajv);
        this.ajv.addSchema({ $id: "https://tallystick.invalid/openapi", ...document });
    }

    *operations() {
        for (const [path, item] of Object.entries(this.document.paths))
            for (const method of ["get", "post", "put", "delete"])
                if (item[method]) yield { path, method, operation: item[method] };
    }

    find(id) {
        for (const one of this.operations()) if (one.operation.operationId === id) return one;
        throw new Error(`no operation ${id}`);
    }

    // The schema of a response; undefined where it is a file or empty.
    schemaOf({ path, method, operation }, status) {
        let place = `/paths/${pointer(path)}/${method}/responses/${status}`;
        let response = operation.responses[status];
        if (response === undefined) {
            place = `/paths/${pointer(path)}/${method}/responses/default`;
            response = operation.responses.default;
        }
        if (response.$ref) {
            place = response.$ref.slice(1);
            response = place
                .slice(1)
                .split("/")
                .reduce((at, key) => at[key], this.document);
        }
        for (const media of ["application/json", "application/problem+json"])
            if (response.content?.[media])
                return `https://tallystick.invalid/openapi#${place}/content/${pointer(media)}/schema`;
        return undefined;
    }

    // Fails with all that is wrong.
    holds(one, answer) {
        const schema = this.schemaOf(one, String(answer.status));
        if (schema === undefined) return;
        const check = this.ajv.compile({ $ref: encodeURI(schema) });
        const json = JSON.parse(answer.body);
        const where = `${one.method} ${one.path} -> ${answer.status}`;
        assert.ok(check(json), `${where}: ${JSON.stringify(check.errors?.slice(0, 5))}\n${String(answer.body).slice(0, 600)}`);
    }
}
