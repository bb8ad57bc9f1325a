import { describe, expect, it } from "vitest";
import type { Answers } from "../api/model";
import { contentOf, isDue, isOutdated } from "./content";

const exhibit = (number: number, item: string, highlights: string[] = []) => ({
    exhibit: number,
    item,
    subject: item,
    why: "",
    strong: false,
    highlights: highlights.map((quote) => ({ quote, translation: "" })),
});
const exhibits = (list: ReturnType<typeof exhibit>[], claim = "It is paid.") =>
    ({
        case: "web/1",
        forum: "generic",
        variant: "",
        claims: [{ claim, asks: null }],
        exhibits: list,
        gaps: [],
    }) as unknown as Answers["case exhibits"];
const matrix = (accepted: string[], proposals: string[] = [], items_read = 1) =>
    ({
        items_read,
        claims: [{ claim: 1, elements: [{ element: "done", accepted, proposals }] }],
    }) as unknown as Answers["case matrix"];

const [a, b] = [exhibit(1, "a"), exhibit(2, "b")];
const wish = { forum: "", variant: "", packet: false };
const content = (...of: [Answers["case exhibits"], Answers["case matrix"]]) =>
    contentOf(...of, wish);
const before = content(exhibits([a, b]), matrix([]));

describe("the content of a case", () => {
    it.each([
        ["a claim", content(exhibits([a, b], "It is late."), matrix([]))],
        ["an exhibit", content(exhibits([a]), matrix([]))],
        ["the order", content(exhibits([exhibit(1, "b"), exhibit(2, "a")]), matrix([]))],
        ["a highlight", content(exhibits([a, exhibit(2, "b", ["received"])]), matrix([]))],
        ["the forum", contentOf(exhibits([a, b]), matrix([]), { ...wish, forum: "e-bundle" })],
        ["evidence that was accepted", content(exhibits([a, b]), matrix(["mail"]))],
    ])("is another one after a change of %s", (_what, after) => {
        expect(after).not.toBe(before);
    });
    it("is the same when a mail brought suggestions", () => {
        expect(content(exhibits([a, b]), matrix([], ["mail"], 2))).toBe(before);
    });
});

describe("a preview", () => {
    const changed = { content: "new", made: "old", busy: false, paused: false, seen: true };
    it("is due after a change", () => {
        expect(isDue(changed)).toBe(true);
    });
    it.each([
        ["nothing changed", { content: "old" }],
        ["the content is not known", { content: "" }],
        ["one is being made", { busy: true }],
        ["it is paused", { paused: true }],
        ["nobody looks", { seen: false }],
    ])("waits while %s", (_why, other) => {
        expect(isDue({ ...changed, ...other })).toBe(false);
    });
    it("is due when a case is opened", () => {
        expect(isDue({ ...changed, made: null })).toBe(true);
    });
    it("that is paused still says that it is outdated", () => {
        expect(isOutdated({ ...changed })).toBe(true);
    });
});
