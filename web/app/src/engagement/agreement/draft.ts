// The form of an agreement: lines of plain text, made into TOML and out of it. What the form has no field
// for (deliverables, milestones, terms) is carried over as it was.
import { parse, stringify } from "smol-toml";
import { readAgreement } from "./read";

export interface Draft {
    title: string;
    // One thing a line.
    scope: string;
    outside: string;
    clientDuties: string;
    ownDuties: string;
    payment: string;
    rounds: string;
    countsAs: string;
}

export const emptyDraft: Draft = {
    title: "",
    scope: "",
    outside: "",
    clientDuties: "",
    ownDuties: "",
    payment: "",
    rounds: "",
    countsAs: "",
};

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

export function draftOf(source: string): Draft | null {
    const agreement = readAgreement(source);
    if (agreement === null) return null;
    const dutiesOf = (party: string) =>
        agreement.duties
            .filter((duty) => duty.party === party)
            .map(({ what, due }) => (due === "" ? what : `${what} (by ${due})`))
            .join("\n");
    return {
        title: agreement.title,
        scope: agreement.scope.map(({ text }) => text).join("\n"),
        outside: agreement.outside.join("\n"),
        clientDuties: dutiesOf("client"),
        ownDuties: dutiesOf("freelancer"),
        payment: agreement.payment,
        rounds: agreement.rounds === null ? "" : String(agreement.rounds),
        countsAs: agreement.countsAs,
    };
}

// The text of a version. `base` is the version that it changes; a scope line whose words are unchanged keeps
// its id, as requests and deliverables point to it.
export function tomlOf(draft: Draft, base: string): string {
    const root: Record<string, unknown> = base === "" ? {} : { ...parse(base) };
    const known = new Map(readAgreement(base)?.scope.map(({ id, text }) => [text, id]) ?? []);
    const used = new Set(known.values());
    const nextId = (): string => {
        let id = 1;
        while (used.has(String(id))) id += 1;
        used.add(String(id));
        return String(id);
    };
    root["title"] = draft.title.trim();
    root["scope"] = lines(draft.scope).map((text) => ({ id: known.get(text) ?? nextId(), text }));
    put(
        root,
        "out_of_scope",
        lines(draft.outside).map((text) => ({ text })),
    );
    put(root, "responsibility", [
        ...duties("client", draft.clientDuties),
        ...duties("freelancer", draft.ownDuties),
    ]);
    put(root, "payment", draft.payment.trim() === "" ? [] : { terms: draft.payment.trim() });
    put(root, "revisions", revisionsOf(draft));
    return stringify(root);
}

function revisionsOf({ rounds, countsAs }: Draft): Record<string, unknown> | never[] {
    const result: Record<string, unknown> = {};
    if (/^\d+$/.test(rounds.trim())) result["rounds"] = Number(rounds.trim());
    if (countsAs.trim() !== "") result["counts_as"] = countsAs.trim();
    return Object.keys(result).length === 0 ? [] : result;
}

// An empty list takes the key away.
function put(root: Record<string, unknown>, key: string, value: unknown): void {
    if (Array.isArray(value) && value.length === 0) delete root[key];
    else root[key] = value;
}
