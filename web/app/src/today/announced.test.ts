import { describe, expect, it } from "vitest";
import type { EngagementLine } from "../api/model";
import { announcedIn } from "./announced";

const line = { engagement: "logo", title: "Logo" } as EngagementLine;
const situation = (applies: boolean, why: { text: string; item: string | null }[]) => ({
    situation: "client-cancelled",
    title: "The client ended the contract",
    applies,
    why,
    deadline: null,
});
const quote = { text: "the client wrote: “We cancel.”", item: "2rm66xvrfwktxpn6" };
const fact = { text: "the client ended it", item: null };

describe("what sounds like trouble", () => {
    it("is what somebody wrote, with the sentence", () => {
        const [only] = announcedIn(line, [situation(true, [fact, quote])]);
        expect(only?.said).toBe(quote.text);
    });
    it("is not what is on record, as a rule rings for that", () => {
        expect(announcedIn(line, [situation(true, [fact])])).toEqual([]);
    });
    it("is no situation that does not seem to be there", () => {
        expect(announcedIn(line, [situation(false, [quote])])).toEqual([]);
    });
});
