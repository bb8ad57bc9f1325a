import { describe, expect, it } from "vitest";
import { checkBody, merged } from "./use_client_check";

const wish = { name: " Northwind ", email: "", type: "", post: "", facts: {} };

describe("a look at a client", () => {
    it("asks only about what was filled in", () => {
        expect(checkBody(wish, null)).toEqual({ name: "Northwind" });
        expect(
            checkBody(
                { ...wish, type: "direct-fixed", facts: { "payment-verified": "no", rated: "" } },
                "u1",
            ),
        ).toEqual({
            name: "Northwind",
            type: "direct-fixed",
            post: "u1",
            fact: ["payment-verified=no"],
        });
    });
    it("keeps a question in its place once it was answered", () => {
        const one = { fact: "a", question: "A?", bad: "no" as const };
        const two = { fact: "b", question: "B?", bad: "yes" as const };
        expect(merged([one, two], [two])).toEqual([one, two]);
        expect(merged([], [two])).toEqual([two]);
    });
});
