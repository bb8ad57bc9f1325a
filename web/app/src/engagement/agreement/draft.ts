// The form of an agreement: lines of plain text, made into TOML and out of it. What the form has no field
// for (milestones, the scope lines of a deliverable) is carried over as it was.
import { parse, stringify } from "smol-toml";
import { readAgreement, tables, type Agreement, type Deliverable } from "./read";

// What a form begins with.
export interface Base {
    text: string;
    // A version is on record: requests and deliverables point to its ids, so that none is used again.
    isVersion: boolean;
}

export interface Term {
    // As in the text, such as "kill_fee"; a new one has what was typed.
    name: string;
    text: string;
}

export interface Draft {
    title: string;
    // One thing a line.
    scope: string;
    outside: string;
    // A new one has no id yet.
    deliverables: Deliverable[];
    clientDuties: string;
    ownDuties: string;
    payment: string;
    rounds: string;
    countsAs: string;
    terms: Term[];
}

export const emptyDraft: Draft = {
    title: "",
    scope: "",
    outside: "",
    deliverables: [],
    clientDuties: "",
    ownDuties: "",
    payment: "",
    rounds: "",
    countsAs: "",
    terms: [],
};

export const emptyBase: Base = { text: "", isVersion: false };

// "Supply the texts (by 2026-09-21)": a day behind a duty.
const withDay = /^(.*?)\s*\(by (\d{4}-\d{2}-\d{2})\)$/;

function lines(value: string): string[] {
    return value
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
}

function duties(party: string, value: string): Record<string, string>[] {
    return lines(value).map((line): Record<string, string> => {
        const found = withDay.exec(line);
        if (found === null) return { party, what: line };
        return { party, what: found[1] ?? "", due: found[2] ?? "" };
    });
}

// The form for a text; null for a text that is no agreement. What is included is left to be said in a first
// one: the words of a template say it for no work.
export function draftOf({ text, isVersion }: Base): Draft | null {
    const agreement = readAgreement(text);
    if (agreement === null) return null;
    const dutiesOf = (party: string) =>
        agreement.duties
            .filter((duty) => duty.party === party)
            .map(({ what, due }) => (due === "" ? what : `${what} (by ${due})`))
            .join("\n");
    return {
        title: agreement.title,
        scope: isVersion ? agreement.scope.map((line) => line.text).join("\n") : "",
        outside: agreement.outside.join("\n"),
        deliverables: agreement.deliverables,
        clientDuties: dutiesOf("client"),
        ownDuties: dutiesOf("freelancer"),
        payment: agreement.payment,
        rounds: agreement.rounds === null ? "" : String(agreement.rounds),
        countsAs: agreement.countsAs,
        terms: agreement.terms.map(([name, says]) => ({ name, text: says })),
    };
}

// Gives ids that nothing has.
function idsBeside(used: readonly string[], prefix: string): () => string {
    const taken = new Set(used);
    let id = 0;
    return () => {
        do id += 1;
        while (taken.has(`${prefix}${id}`));
        return `${prefix}${id}`;
    };
}

// The text of a version. A scope line whose words are unchanged keeps its id.
export function tomlOf(draft: Draft, base: Base): string {
    const root: Record<string, unknown> = base.text === "" ? {} : { ...parse(base.text) };
    const before = base.text === "" ? null : readAgreement(base.text);
    const scope = scopeOf(draft, before, base.isVersion);
    root["title"] = draft.title.trim();
    root["scope"] = scope;
    put(
        root,
        "out_of_scope",
        lines(draft.outside).map((text) => ({ text })),
    );
    put(root, "deliverable", deliverablesOf(draft, tables(root["deliverable"]), scope));
    put(root, "responsibility", [
        ...duties("client", draft.clientDuties),
        ...duties("freelancer", draft.ownDuties),
    ]);
    put(root, "payment", draft.payment.trim() === "" ? [] : { terms: draft.payment.trim() });
    put(root, "revisions", revisionsOf(draft));
    put(root, "terms", termsOf(draft));
    return stringify(root);
}

interface ScopeLine {
    id: string;
    text: string;
}

function scopeOf(draft: Draft, before: Agreement | null, isVersion: boolean): ScopeLine[] {
    const wanted = lines(draft.scope);
    const known = new Map(before?.scope.map(({ id, text }) => [text, id]) ?? []);
    const kept = [...known].filter(([text]) => isVersion || wanted.includes(text));
    const nextId = idsBeside(
        kept.map(([, id]) => id),
        "",
    );
    return wanted.map((text) => ({ id: known.get(text) ?? nextId(), text }));
}

function deliverablesOf(
    { deliverables }: Draft,
    before: Record<string, unknown>[],
    scope: ScopeLine[],
): Record<string, unknown>[] {
    const nextId = idsBeside(
        before.map((one) => String(one["id"])),
        "D",
    );
    const ids = scope.map(({ id }) => id);
    return deliverables
        .filter(({ title }) => title.trim() !== "")
        .map(({ id, title, acceptance, due }) => {
            const old = before.find((one) => one["id"] === id && id !== "");
            const result: Record<string, unknown> = {
                id: old === undefined ? nextId() : id,
                title: title.trim(),
            };
            if (acceptance.trim() !== "") result["acceptance"] = acceptance.trim();
            if (due !== "") result["due"] = due;
            const lines = Array.isArray(old?.["scope"]) ? old["scope"].map(String) : [];
            const left = lines.filter((line) => ids.includes(line));
            if (left.length > 0) result["scope"] = left;
            return result;
        });
}

function revisionsOf({ rounds, countsAs }: Draft): Record<string, unknown> | never[] {
    const result: Record<string, unknown> = {};
    if (/^\d+$/.test(rounds.trim())) result["rounds"] = Number(rounds.trim());
    if (countsAs.trim() !== "") result["counts_as"] = countsAs.trim();
    return Object.keys(result).length === 0 ? [] : result;
}

// Terms of one name are one after the other in it: none is lost.
function termsOf({ terms }: Draft): Record<string, unknown> | never[] {
    const result = new Map<string, string>();
    for (const { name, text } of terms) {
        const key = name.trim() === "" ? "other" : name.trim();
        const before = result.get(key);
        const says = text.trim();
        if (says !== "") result.set(key, before === undefined ? says : `${before}; ${says}`);
    }
    return result.size === 0 ? [] : Object.fromEntries(result);
}

// An empty list takes the key away.
function put(root: Record<string, unknown>, key: string, value: unknown): void {
    if (Array.isArray(value) && value.length === 0) delete root[key];
    else root[key] = value;
}
