import { describe, expect, it } from "vitest";
import { pathOf } from "./action";
import { engagementAdd } from "./agreement";
import { bodyOf, faultsOf, fieldsIn, fieldsOf, initialValues, overrideOf } from "./check";
import { checkinActions, moneyActions, scopeActions } from "./daily";
import { disputeActions, endActions, feedbackActions } from "./end";
import { milestoneActions } from "./milestones";
import { words } from "../strings/en";

const all = [
    milestoneActions,
    checkinActions,
    moneyActions,
    scopeActions,
    endActions,
    disputeActions,
    feedbackActions,
].flatMap((group) => Object.values(group));

describe("the form of an act", () => {
    it("says what is missing and what is wrong, and nothing else", () => {
        const fields = fieldsOf(milestoneActions.add);
        expect(faultsOf(fields, { title: " ", amount: "12,5" })).toEqual({
            title: words.fields.missing,
            amount: words.fields.badAmount,
        });
        expect(faultsOf(fields, { title: "Logo", amount: "12.50" })).toEqual({});
    });
    it("offers a platform only where one stands between the sides", () => {
        const offered = (type: string) =>
            fieldsIn(type, milestoneActions.submit.fields).find(({ name }) => name === "via");
        expect(offered("upwork-fixed")?.initial).toBe("platform");
        expect(offered("")?.initial).toBe("platform");
        for (const type of ["direct-fixed", "direct-hourly", "other"]) {
            expect(offered(type)?.initial).toBe("email");
            expect(offered(type)?.choices).not.toContain("platform");
        }
    });
    it("keeps the reason given for the end apart from why it is done against a warning", () => {
        expect(overrideOf(fieldsOf(milestoneActions.submit), "late")).toEqual({
            insist: true,
            reason: "late",
        });
        expect(overrideOf(fieldsOf(endActions.end), "they agreed")).toEqual({
            insist: true,
            why: "they agreed",
        });
    });
    it("sends only what was filled in", () => {
        const fields = fieldsOf(milestoneActions.submit);
        const values = initialValues(fields, { note: " done ", item: ["abc"], basis: "" });
        expect(bodyOf(fields, values)).toEqual({ via: "platform", note: "done", item: ["abc"] });
    });
    it("sends lines as a list and a local time as an instant", () => {
        const fields = fieldsOf(checkinActions.send);
        const body = bodyOf(fields, {
            text: "t",
            question: "a?\n\n b? ",
            occurred: "2026-11-20T10:00",
        });
        expect(body["question"]).toEqual(["a?", "b?"]);
        expect(body["occurred"]).toBe(new Date("2026-11-20T10:00").toISOString());
    });
    it("asks openly for what shows it when the other side acts", () => {
        const basis = (fields: ReturnType<typeof fieldsOf>) =>
            fields.find(({ name }) => name === "basis");
        expect(basis(fieldsOf(milestoneActions.approve))?.more).toBe(false);
        expect(basis(fieldsOf(milestoneActions.start))?.more).toBe(true);
        expect(basis(fieldsOf(engagementAdd))).toBeUndefined();
    });
    it("goes to an address in which a name cannot break out", () => {
        expect(pathOf(milestoneActions.submit, { engagement: "a/b", subject: "2" })).toBe(
            "/engagements/a%2Fb/milestones/2/submit",
        );
    });
    it("never asks twice for the same member", () => {
        for (const action of all) {
            const names = fieldsOf(action).map(({ name }) => name);
            expect(new Set(names).size, action.name).toBe(names.length);
        }
    });
});
