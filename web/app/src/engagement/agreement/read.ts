// An agreement is TOML, signed as text (docs/manual/agreement.md). This reads what a page shows of it.
import { parse } from "smol-toml";

export interface Clause {
    id: string;
    text: string;
}
export interface Deliverable {
    id: string;
    title: string;
    acceptance: string;
    due: string;
}
export interface Duty {
    id: string;
    party: string;
    what: string;
    due: string;
}
export interface Agreement {
    title: string;
    scope: Clause[];
    outside: string[];
    deliverables: Deliverable[];
    payment: string;
    rounds: number | null;
    countsAs: string;
    duties: Duty[];
    terms: [string, string][];
}

type Table = Record<string, unknown>;

function table(value: unknown): Table {
    return value !== null && typeof value === "object" && !Array.isArray(value)
        ? (value as Table)
        : {};
}

// The tables in an array of them.
export function tables(value: unknown): Table[] {
    return Array.isArray(value) ? value.map(table) : [];
}

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

// The agreement in a text, or null when the text is no TOML: then the text itself is shown.
export function readAgreement(source: string): Agreement | null {
    let root: Table;
    try {
        root = parse(source) as Table;
    } catch {
        return null;
    }
    const revisions = table(root["revisions"]);
    const rounds = revisions["rounds"];
    return {
        title: text(root["title"]),
        scope: tables(root["scope"]).map((line) => ({
            id: text(line["id"]),
            text: text(line["text"]),
        })),
        outside: tables(root["out_of_scope"]).map((line) => text(line["text"])),
        deliverables: tables(root["deliverable"]).map((line) => ({
            id: text(line["id"]),
            title: text(line["title"]),
            acceptance: text(line["acceptance"]),
            due: text(line["due"]),
        })),
        payment: text(table(root["payment"])["terms"]),
        rounds: typeof rounds === "number" ? rounds : null,
        countsAs: text(revisions["counts_as"]),
        duties: tables(root["responsibility"]).map((line, index) => ({
            id: text(line["id"]) || `R${index + 1}`,
            party: text(line["party"]),
            what: text(line["what"]),
            due: text(line["due"]),
        })),
        terms: Object.entries(table(root["terms"])).map(([name, value]) => [name, text(value)]),
    };
}
