import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draftOf, emptyBase, emptyDraft, tomlOf, type Base, type Draft } from "./draft";
import { readAgreement } from "./read";

const sample = readFileSync(
    new URL("../../../../../samples/website-redesign/agreement.toml", import.meta.url),
    "utf8",
);

const version = (text: string): Base => ({ text, isVersion: true });
const template: Base = {
    text: `title = "Logo"
[[scope]]
id = "1"
text = "The work that the title names"
[[deliverable]]
id = "D1"
title = "The work"
acceptance = "It opens"
scope = ["1"]
[terms]
notice = "14 days"
lesson_1 = "Name who decides"
`,
    isVersion: false,
};
const formOf = (base: Base): Draft => draftOf(base) ?? emptyDraft;

describe("the form of an agreement", () => {
    it("makes the smallest agreement that is accepted", () => {
        const text = tomlOf(
            { ...emptyDraft, title: "Logo", scope: "One logo\n\n Two files " },
            emptyBase,
        );
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
        const base = version(sample);
        const draft = draftOf(base);
        expect(draft).not.toBeNull();
        expect(readAgreement(tomlOf(draft ?? emptyDraft, base))).toEqual(readAgreement(sample));
    });
    it("keeps the id of a scope line that stays, and never uses an id twice", () => {
        const base = tomlOf({ ...emptyDraft, title: "T", scope: "a\nb\nc" }, emptyBase);
        const changed = readAgreement(
            tomlOf({ ...emptyDraft, title: "T", scope: "new\nc\na" }, version(base)),
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
            emptyBase,
        );
        expect(readAgreement(text)?.duties).toEqual([
            { id: "R1", party: "client", what: "Supply texts", due: "2026-09-21" },
        ]);
    });
    it("writes quotes and odd letters so that they come back", () => {
        const scope = 'A "page" with \\ and é';
        expect(
            readAgreement(tomlOf({ ...emptyDraft, title: "T", scope }, emptyBase))?.scope[0]?.text,
        ).toBe(scope);
    });
    it("leaves a text that is no agreement alone", () => {
        expect(draftOf(version("= = ="))).toBeNull();
    });
    it("begins with what a template proposes, and leaves to be said what is included", () => {
        const draft = formOf(template);
        expect(draft.scope).toBe("");
        expect(draft.deliverables).toHaveLength(1);
        expect(draft.terms.map(({ name }) => name)).toEqual(["notice", "lesson_1"]);
    });
    it("points from the pieces of a template to the first line that is written", () => {
        const text = tomlOf({ ...formOf(template), scope: "One logo\nTwo files" }, template);
        expect(text).toMatch(/scope = \[\s*"1"\s*\]/);
        expect(readAgreement(text)?.scope.map(({ id }) => id)).toEqual(["1", "2"]);
    });
    it("takes the way to a scope line from a piece when the line goes", () => {
        const before = tomlOf({ ...formOf(template), scope: "One logo\nTwo files" }, template);
        const base = version(before);
        const text = tomlOf({ ...formOf(base), scope: "Two files" }, base);
        expect(text).not.toMatch(/scope = \[\s*"1"\s*\]/);
        expect(readAgreement(text)?.deliverables).toHaveLength(1);
    });
    it("gives a new piece an id that nothing had, and leaves out one without a name", () => {
        const base = version(tomlOf({ ...formOf(template), scope: "One logo" }, template));
        const [first] = formOf(base).deliverables;
        const piece = { id: "", title: "Two files", acceptance: "", due: "2026-12-01" };
        const text = tomlOf(
            {
                ...formOf(base),
                deliverables: [{ ...first!, title: " " }, piece, { ...piece, title: "" }],
            },
            base,
        );
        expect(readAgreement(text)?.deliverables).toEqual([{ ...piece, id: "D2" }]);
    });
    it("leaves out a term that is emptied, and loses none of one name", () => {
        const [notice, lesson] = formOf(template).terms;
        const terms = [
            { ...notice!, text: "" },
            lesson!,
            { name: "Credit", text: "My name stands below" },
            { name: "Credit", text: "and on the print" },
            { name: "__proto__", text: "a name like any other" },
        ];
        const text = tomlOf({ ...formOf(template), scope: "One logo", terms }, template);
        expect(readAgreement(text)?.terms).toEqual([
            ["lesson_1", "Name who decides"],
            ["Credit", "My name stands below; and on the print"],
            ["__proto__", "a name like any other"],
        ]);
    });
});
