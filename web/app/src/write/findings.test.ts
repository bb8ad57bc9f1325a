import { describe, expect, test } from "vitest";
import { piecesOf, placeOf, withSuggestion, type Finding } from "./findings";

const text = "Hello 👋\nyou never answer, pay now";

function aFinding(changes: Partial<Finding> = {}): Finding {
    return {
        rule: "never",
        title: "Always and never",
        level: "sharp",
        line: 2,
        column: 5,
        length: 12,
        text: "never answer",
        why: "one answer refutes it",
        instead: "",
        suggest: "have not answered since Monday",
        ...changes,
    };
}

describe("what is found in a draft", () => {
    test("stands where its line and column say, also behind characters of two units", () => {
        const place = placeOf(text, aFinding());
        expect(text.slice(place?.from, place?.to)).toBe("never answer");
        const wave = placeOf("👋 never answer", aFinding({ line: 1, column: 3 }));
        expect(wave).toEqual({ from: 3, to: 15 });
    });

    test("is nowhere when the text was changed since", () => {
        expect(placeOf("Hello\nyou did not answer", aFinding())).toBeNull();
        expect(placeOf("Hello", aFinding())).toBeNull();
    });

    test("is marked, and nothing of the text is lost", () => {
        const pay = aFinding({ column: 19, length: 7, text: "pay now" });
        const pieces = piecesOf(text, [pay, aFinding(), aFinding({ rule: "again" })]);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.filter(({ finding }) => finding !== null).map((piece) => piece.text)).toEqual(
            ["never answer", "pay now"],
        );
    });

    test("can be replaced by the suggestion", () => {
        expect(withSuggestion(text, aFinding())).toBe(
            "Hello 👋\nyou have not answered since Monday, pay now",
        );
    });
});
