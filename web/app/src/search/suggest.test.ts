import { describe, expect, test } from "vitest";
import { snippetPieces, suggestionsFor, take, wordAt } from "./suggest";

const known = {
    operators: { "from:": "who", "to:": "whom", "has:attachment": "files", "kind:": "what" },
    engagements: [{ engagement: "website", title: "Website" }],
};
const offered = (query: string) =>
    suggestionsFor(query, query.length, known).map(({ text }) => text);

describe("what is offered while a query is typed", () => {
    test("operators that begin with the word at the caret", () => {
        expect(offered("zip fr")).toEqual(["from:"]);
        expect(offered("h")).toEqual(["has:attachment"]);
    });

    test("values of an operator, once it stands", () => {
        expect(offered("engagement:")).toEqual(["engagement:website"]);
        expect(offered("kind:im")).toEqual(["kind:image"]);
    });

    test("nothing after a space, inside of quotes, or for a complete word", () => {
        expect(offered("zip ")).toEqual([]);
        expect(offered('"from')).toEqual([]);
        expect(offered("kind:image")).toEqual([]);
    });

    test("taking an operator leaves the caret behind it, and keeps the rest", () => {
        expect(take("zip fr opens", 6, { text: "from:", about: "" })).toEqual({
            query: "zip from:opens",
            caret: 9,
        });
        expect(take("kind:im", 7, { text: "kind:image", about: "" })).toEqual({
            query: "kind:image ",
            caret: 11,
        });
    });

    test("words in quotes are one word", () => {
        expect(wordAt('subject:"a b', 12)).toBe('"a b');
    });

    test("a snippet shows what was found, and nothing is lost of it", () => {
        expect(snippetPieces("The «zip» opens")).toEqual([
            { text: "The ", hit: false },
            { text: "zip", hit: true },
            { text: " opens", hit: false },
        ]);
        expect(snippetPieces("")).toEqual([]);
    });
});
