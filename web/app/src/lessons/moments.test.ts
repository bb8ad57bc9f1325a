import { describe, expect, it } from "vitest";
import { barsOf, lineOf, longest, spanOf, valueText, type Retrospective } from "./moments";

const at = "2026-09-14T15:42:18.000Z";
const moment = (when: string) => ({
    kind: "signal" as const,
    at: when,
    id: "client-silent",
    weight: "concern" as const,
    text: "nothing came",
    evidence: [],
    money: null,
    lasted: false,
    entry: null,
});
const answers = {
    series: "client-response",
    title: "How long the client took to answer",
    unit: "minutes" as const,
    currency: null,
    holds: false,
    points: [
        { at, value: 263 },
        { at: "2026-10-01T15:13:26.000Z", value: 8658 },
    ],
};
const back: Retrospective = {
    engagement: "web",
    title: "Website",
    outcome: { ending: "badly", why: [] },
    until: "2026-11-20T15:20:00.000Z",
    warned_days: 66,
    events: [],
    signals: [moment("2026-09-13T08:00:00.000Z")],
    series: [answers],
    costs: [],
    questions: [],
};
const cost = (amount: string | null, currency = "USD") => ({
    cost: "paid",
    what: "paid to you",
    amount: amount === null ? null : { amount, currency },
    minutes: amount === null ? 90 : null,
    count: null,
});

describe("a look back", () => {
    it("reaches from the first moment to the end", () => {
        const { from, until } = spanOf(back);
        expect(new Date(from).toISOString()).toBe("2026-09-13T08:00:00.000Z");
        expect(new Date(until).toISOString()).toBe("2026-11-20T15:20:00.000Z");
    });
    it("is a day long when nothing happened", () => {
        const { from, until } = spanOf({ ...back, signals: [], series: [] });
        expect(until - from).toBe(86_400_000);
    });
    it("says figures in their unit", () => {
        expect(valueText(answers, 263)).toBe("4 hours");
        expect(valueText({ ...answers, unit: "money", currency: "EUR" }, "600.00")).toBe("€600.00");
        expect(valueText({ ...answers, unit: "count" }, 2)).toBe("2");
    });
    it("names the longest wait", () => {
        expect(longest(lineOf(answers, "The client", "warn"))).toBe("6 days");
        expect(longest({ ...lineOf(answers, "", "warn"), points: [] })).toBeNull();
    });
    it("measures bars against the greatest amount of the same currency", () => {
        expect(barsOf([cost("1000.00"), cost("250.00"), cost("5.00", "EUR"), cost(null)])).toEqual([
            1, 0.25, 1, 0,
        ]);
    });
});
