// The description as a judge: does this answer match what api/openapi.yaml says of its path?
import assert from "node:assert/strict";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const prefix = "/api/v1";
const pointer = (text) => text.replaceAll("~", "~0").replaceAll("/", "~1");

export class Contract {
    constructor(document) {
        this.document = document;
        this.ajv = new Ajv2020({ strict: false, allErrors: true });
        addFormats(this.ajv);
        this.ajv.addSchema({ $id: "https://tallystick.invalid/openapi", ...document });
        // Each schema is made into a check once, when it is first needed.
        this.checks = new Map();
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

    // The operation behind an address, as "get" and "/api/v1/engagements/shop"; undefined where none is described.
    // A name in its place, as /forums/check, comes before a parameter.
    at(method, address) {
        const asked = address.slice(prefix.length).split("/");
        const isParameter = (segment) => segment.startsWith("{");
        const fits = ({ path }) => {
            const segments = path.split("/");
            const isLike = (segment, n) => (isParameter(segment) ? asked[n] !== "" : segment === asked[n]);
            return segments.length === asked.length && segments.every(isLike);
        };
        const parameters = ({ path }) => path.split("/").filter(isParameter).length;
        return [...this.operations()]
            .filter((one) => one.method === method && fits(one))
            .sort((one, other) => parameters(one) - parameters(other))[0];
    }

    // The schema of a response; undefined where it is a file or empty.
    schemaOf({ path, method, operation }, status) {
        let place = `/paths/${pointer(path)}/${method}/responses/${status}`;
        let response = operation.responses[status];
        if (response === undefined) {
            place = `/paths/${pointer(path)}/${method}/responses/default`;
            response = operation.responses.default;
        }
        assert.ok(response, `${method} ${path} -> ${status}: no such answer is described`);
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
        if (!this.checks.has(schema)) this.checks.set(schema, this.ajv.compile({ $ref: encodeURI(schema) }));
        const check = this.checks.get(schema);
        const json = JSON.parse(answer.body);
        const where = `${one.method} ${one.path} -> ${answer.status}`;
        assert.ok(check(json), `${where}: ${JSON.stringify(check.errors?.slice(0, 5))}\n${String(answer.body).slice(0, 600)}`);
    }
}
