import { expect, test } from "vitest";
import type { Deadline } from "../api/model";
import { ordered, ruleName } from "./rules";

function aDeadline(state: Deadline["state"], due: string): Deadline {
    return {
        rule: "UW-FB-LEAVE",
        title: "Leaving feedback",
        subject: "the contract",
        topic: "contract",
        starts: "2026-11-01T00:00:00.000Z",
        due,
        also: [],
        state,
        acts: ["freelancer"],
        if_missed: "",
        if_only_one_acts: "",
        action: "",
        money: { amount: "0.00", currency: "USD", goes_to: "freelancer" },
        confidence: "high",
        source: [],
        claimed: false,
    };
}

test("what runs comes first and the next one on top; what is over comes last, the latest on top", () => {
    const sorted = ordered([
        aDeadline("met", "2026-11-02T00:00:00.000Z"),
        aDeadline("open", "2026-12-09T00:00:00.000Z"),
        aDeadline("passed", "2026-11-03T00:00:00.000Z"),
        aDeadline("passed", "2026-11-05T00:00:00.000Z"),
        aDeadline("open", "2026-12-01T00:00:00.000Z"),
    ]);
    expect(sorted.map(({ state, due }) => `${state} ${due.slice(5, 10)}`)).toEqual([
        "open 12-01",
        "open 12-09",
        "passed 11-05",
        "passed 11-03",
        "met 11-02",
    ]);
});

test("the deadline of a law leads to the law", () => {
    expect(ruleName("eu-late-payment/payment")).toBe("eu-late-payment");
    expect(ruleName("UW-FB-LEAVE")).toBe("UW-FB-LEAVE");
});
