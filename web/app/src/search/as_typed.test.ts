import { describe, expect, test } from "vitest";
import { askedFor, wordsAsked } from "./as_typed";

describe("what is asked while a query is typed", () => {
    test("the last word is taken as the begin of words", () => {
        expect(askedFor("redesig")).toBe("redesig*");
        expect(askedFor("  the zip")).toBe("the zip*");
        expect(askedFor("from:daniel mile")).toBe("from:daniel mile*");
        expect(askedFor('"opening hours" Änd')).toBe('"opening hours" Änd*');
        expect(askedFor("invoice OR bil")).toBe("invoice OR bil*");
        expect(askedFor("(invo")).toBe("(invo*");
        expect(askedFor("daniel@north")).toBe("daniel@north*");
    });

    test("a space says that the word is complete", () => {
        expect(askedFor("zip ")).toBe("zip");
        expect(askedFor("   ")).toBe("");
    });

    test("one or two letters begin too much", () => {
        expect(askedFor("re")).toBe("re");
        expect(askedFor("re-do")).toBe("re-do");
        expect(askedFor("")).toBe("");
    });

    test("operators, quotes, and what has its star are left alone", () => {
        for (const typed of [
            "from:dan",
            "after:2026-10-25",
            '"zip ope',
            'subject:"zip ope',
            '"zip opens"',
            "deliver*",
            "(invoice OR bill)",
            "zip AND",
        ])
            expect(askedFor(typed)).toBe(typed);
    });

    test("what is excluded is excluded as it was typed", () => {
        expect(askedFor("milestone NOT photo")).toBe("milestone NOT photo");
        expect(askedFor("NOTE photo")).toBe("NOTE photo*");
    });
});

describe("the words that choose evidence", () => {
    test("are words, also where they look like a field or like a phrase", () => {
        expect(wordsAsked("Re: the logo")).toBe('"Re:" the logo*');
        expect(wordsAsked('the "second one (draft)"')).toBe('the second one "(draft)"');
        expect(wordsAsked("  perf ")).toBe("perf*");
        expect(wordsAsked("")).toBe("");
    });
});
