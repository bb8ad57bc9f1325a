// Every form against the description of the API: its address exists, its fields are members of the body, and
// nothing that the server needs is left unasked.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import type { Action } from "./action";
import { agreementActions } from "./agreement";
import { everyAction } from "./by_name";
import { fieldsOf } from "./check";

interface Schema {
    required?: string[];
    properties?: Record<string, unknown>;
    allOf?: Schema[];
}
interface Operation {
    "x-command": string;
    requestBody?: { content: { "application/json": { schema: Schema } } };
}

const root = new URL("../../../../api/", import.meta.url);
const read = (name: string) => parse(readFileSync(new URL(name, root), "utf8")) as never;
const description = read("openapi.yaml") as { paths: Record<string, { $ref: string }> };

// An address without the names of its parameters.
function shapeOf(path: string): string {
    return path.replaceAll(/\{[^}]+\}/g, "{}");
}

function operationOf(action: Action): Operation | undefined {
    const wanted = shapeOf(action.path);
    const path = Object.keys(description.paths).find((name) => shapeOf(name) === wanted);
    if (path === undefined) return undefined;
    const file = description.paths[path]?.$ref.split("#")[0] ?? "";
    const operations = (read(file) as Record<string, Record<string, Operation>>)[path];
    return operations?.[(action.method ?? "POST").toLowerCase()];
}

const everyAct = ["by", "occurred", "basis", "insist", "reason"];

function membersOf(schema: Schema): { names: string[]; required: string[] } {
    const parts = schema.allOf ?? [schema];
    const own = parts.flatMap((part) => Object.keys(part.properties ?? {}));
    return {
        names: schema.allOf === undefined ? own : [...own, ...everyAct],
        required: parts.flatMap((part) => part.required ?? []),
    };
}

// The text of an agreement is sent as a file, by the editor (engagement/agreement).
const byUpload: Action[] = [agreementActions.draft, agreementActions.amend];
const all = everyAction.filter((action) => !byUpload.includes(action));

describe.each(all.map((action) => [action.name, action] as const))("%s", (name, action) => {
    const operation = operationOf(action);
    const schema = operation?.requestBody?.content["application/json"].schema ?? {};
    const { names, required } = membersOf(schema);
    const asked = fieldsOf(action).map((field) => field.name);

    it("is sent to where its command is answered", () => {
        expect(operation?.["x-command"].split(" --")[0]).toBe(name);
    });
    it("asks for members of its body only", () => {
        expect(asked.filter((field) => !names.includes(field))).toEqual([]);
    });
    it("asks for all that is needed", () => {
        const needed = fieldsOf(action)
            .filter((field) => field.required)
            .map((field) => field.name as string);
        const given = [...needed, ...(action.given ?? [])];
        expect(required.filter((member) => !given.includes(member))).toEqual([]);
    });
});
