import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft, tomlOf } from "./draft";
import { readAgreement } from "./read";

const sample = readFileSync(
    new URL("../../../../../samples/website-redesign/agreement.toml", import.meta.url),
    "utf8",
);

describe("the form of an agreement", () => {
    it("makes the smallest agreement that is accepted", () => {
        const text = tomlOf({ ...emptyDraft, title: "Logo", scope: "One logo\n\n Two files " }, "");
        expect(readAgreement(text)).toMatchObject({
            title: "Logo",
            scope: [
                { id: "1", text: "One logo" },
                { id: "2", text: "Two files" },
            ],
            outside: [],
            rounds: null,
        });
    });
    it("changes nothing when nothing is changed", () => {
        const draft = draftOf(sample);
        expect(draft).not.toBeNull();
        expect(readAgreement(tomlOf(draft ?? emptyDraft, sample))).toEqual(readAgreement(sample));
    });
    it("keeps the id of a scope line that stays, and never uses an id twice", () => {
        const base = tomlOf({ ...emptyDraft, title: "T", scope: "a\nb\nc" }, "");
        const changed = readAgreement(
            tomlOf({ ...emptyDraft, title: "T", scope: "new\nc\na" }, base),
        );
        expect(changed?.scope).toEqual([
            { id: "4", text: "new" },
            { id: "3", text: "c" },
            { id: "1", text: "a" },
        ]);
    });
    it("reads a day behind a duty", () => {
        const text = tomlOf(
            { ...emptyDraft, title: "T", scope: "a", clientDuties: "Supply texts (by 2026-09-21)" },
            "",
        );
        expect(readAgreement(text)?.duties).toEqual([
            { id: "R1", party: "client", what: "Supply texts", due: "2026-09-21" },
        ]);
    });
    it("writes quotes and odd letters so that they come back", () => {
        const scope = 'A "page" with \\ and é';
        expect(
            readAgreement(tomlOf({ ...emptyDraft, title: "T", scope }, ""))?.scope[0]?.text,
        ).toBe(scope);
    });
    it("leaves a text that is no agreement alone", () => {
        expect(draftOf("= = =")).toBeNull();
    });
});
