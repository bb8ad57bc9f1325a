// What a form checks before it asks the server, and the body that it sends.
import { Secret } from "../api/client";
import { words } from "../strings/en";
import type { Action, Field, FieldName } from "./action";
import { hasPlatform } from "../kit/platform";
import { instantOfInput } from "../kit/time";

export type Values = Partial<Record<FieldName, string | string[]>>;
export type Faults = Partial<Record<FieldName, string>>;

export function filled(value: string | string[] | undefined): boolean {
    return value !== undefined && (Array.isArray(value) ? value.length > 0 : value.trim() !== "");
}

// What is wrong with a value, or undefined. The server checks everything again.
function faultOf(field: Field, value: string | string[] | undefined): string | undefined {
    if (!filled(value)) return field.required ? words.fields.missing : undefined;
    const text = String(value).trim();
    switch (field.kind) {
        case "money":
            return /^\d{1,12}(\.\d{1,4})?$/.test(text) ? undefined : words.fields.badAmount;
        case "number":
            return /^\d{1,9}$/.test(text) ? undefined : words.fields.badNumber;
        case "email":
            return /^[^\s@]+@[^\s@]+$/.test(text) ? undefined : words.fields.badEmail;
        case "line":
        case "text":
        case "lines":
        case "day":
        case "instant":
        case "choice":
        case "item":
        case "items":
        case "files":
        case "secret":
            return undefined;
    }
}

export function faultsOf(fields: Field[], values: Values): Faults {
    const faults: Faults = {};
    for (const field of fields) {
        const fault = faultOf(field, values[field.name]);
        if (fault !== undefined) faults[field.name] = fault;
    }
    return faults;
}

type Member = string | string[] | Secret;

function memberOf(field: Field, value: string | string[]): Member {
    if (Array.isArray(value)) return value;
    if (field.kind === "secret") return new Secret(value);
    if (field.kind === "instant") return instantOfInput(value);
    if (field.kind !== "lines") return value.trim();
    return value
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
}

// Only what was filled in is sent: the server knows what is usual for the rest.
export function bodyOf(fields: Field[], values: Values): Record<string, Member> {
    const body: Record<string, Member> = {};
    for (const field of fields) {
        const value = values[field.name];
        if (value !== undefined && filled(value)) body[field.name] = memberOf(field, value);
    }
    return body;
}

// What says why a person goes on against a warning. The end of a contract has a reason of its own, which stays.
export function overrideOf(fields: Field[], why: string): Record<string, string | boolean> {
    const hasReason = fields.some(({ name }) => name === "reason");
    return { insist: true, [hasReason ? "why" : "reason"]: why };
}

// Where no platform stands between the sides, none is offered as a channel or as a party.
function withoutPlatform(field: Field): Field {
    if (field.choices === undefined) return field;
    const choices = field.choices.filter((choice) => choice !== "platform");
    const gone = field.initial === "platform";
    return { ...field, choices, ...(gone ? { initial: choices[0] ?? "" } : {}) };
}

// The same fields, as they are asked in an engagement of this type; "" is one that is not known yet.
export function fieldsIn(type: string, fields: Field[]): Field[] {
    return type === "" || hasPlatform(type) ? fields : fields.map(withoutPlatform);
}

// The fields of an action, and those that every act has: when it happened, and what vouches for it.
export function fieldsOf(action: Action): Field[] {
    const always = ["engagement add", "entry void", "lessons add"];
    if (action.plain === true || always.includes(action.name)) return action.fields;
    const basis: Field = { name: "basis", kind: "item", required: false, more: !action.theirs };
    const occurred: Field = {
        name: "occurred",
        kind: "instant",
        required: false,
        more: !action.theirs,
    };
    return [...action.fields, ...(action.theirs ? [basis, occurred] : [occurred, basis])];
}

export function initialValues(fields: Field[], known: Values): Values {
    const values: Values = {};
    for (const field of fields) if (field.initial !== undefined) values[field.name] = field.initial;
    return { ...values, ...known };
}
