// Everything that can ring has a step: read out of the packs and the program that raise it.
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { isKnown, stepFor } from "./steps";

const root = new URL("../../../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");

interface Pack {
    rule?: { id: string }[];
    warning?: { id: string }[];
    element?: { command?: string }[];
}
const packsIn = (folder: string) =>
    readdirSync(new URL(folder, root))
        .filter((name) => name.endsWith(".toml"))
        .map((name) => parse(read(folder + name)) as Pack);

// The names of alerts as the program writes them: .rule = "LETTER-HELD".
const sources = readdirSync(new URL("src/vault/", root)).filter((name) =>
    /(?<!_test)\.cc$/.test(name),
);
const raised = sources.flatMap((name) =>
    [...read(`src/vault/${name}`).matchAll(/\brule = "([A-Z]+-[A-Z]*)"/g)].map(
        ([, id]) => id ?? "",
    ),
);
const urgent = /urgent_signals\{([^}]*)\}/.exec(read("src/vault/deadlines.cc"))?.[1] ?? "";
const signals = [...urgent.matchAll(/"([a-z-]+)"/g)].map(([, id]) => `HEALTH-${id}`);

const alert = (rule: string, subject: string, action = "") => ({
    ...{ rule, subject, action },
    engagement: "web",
    text: "It happens.",
});
const namesOf = (rule: string, subject: string, action = "") =>
    stepFor(alert(rule, subject, action)).acts.map((act) => act.action.name);

describe("what can ring", () => {
    const rules = packsIn("packs/rights/").flatMap(({ rule = [], warning = [] }) => [
        ...rule.map(({ id }) => id),
        ...warning.map(({ id }) => id),
    ]);
    it("is found where it is written", () => {
        expect(rules.length).toBeGreaterThan(30);
        expect(raised).toContain("MAIL-UNLABELLED");
        expect(raised.length).toBeGreaterThan(7);
        expect(signals).toContain("HEALTH-client-silent");
    });
    it.each([...rules, ...raised.filter((id) => id !== "HEALTH-"), ...signals])(
        "%s has a step",
        (rule) => {
            expect(isKnown(rule)).toBe(true);
        },
    );
    it.each(
        packsIn("packs/elements/")
            .flatMap(({ element = [] }) => element.map(({ command }) => command))
            .filter((command) => command !== undefined),
    )("the gap that `%s` closes leads to its page", (command) => {
        const action = `\`tally ${command.replace("{engagement}", "web")}\``;
        const { place } = stepFor(alert("GAP-of-it", "the contract", action));
        expect(place.to).not.toBe("/cases");
    });
});

describe("an alert", () => {
    it("about disputed hours answers them, in their week", () => {
        const { acts } = stepFor(alert("UW-HR-ANSWER", "the week of 6 Nov 2026"));
        expect(acts[0]?.action.name).toBe("hours answer");
        expect(acts[0]?.target).toEqual({ engagement: "web", subject: "2026-11-06" });
    });
    it("about a dispute acts on that dispute", () => {
        const { acts } = stepFor(alert("FL-ANSWER", "dispute 2"));
        expect(acts[0]?.target).toEqual({ engagement: "web", subject: "2" });
        expect(namesOf("UW-FP-PROPOSAL-ANSWER", "dispute 2")).toEqual([
            "dispute accept",
            "dispute decline",
        ]);
    });
    it("about several milestones leads to where they stand", () => {
        expect(namesOf("UW-FP-CHANGES", "milestone 2")).toEqual(["milestone submit"]);
        expect(namesOf("UW-FP-CHANGES", "milestones 1 and 2")).toEqual([]);
    });
    it("about a mail of the platform settles it by its id", () => {
        const { acts, place } = stepFor(alert("MAIL-UNLABELLED", "mail abc234"));
        expect(acts[0]?.fixed).toEqual({ item: ["abc234"], as: "nothing" });
        expect(place).toMatchObject({ to: "/evidence/$item", params: { item: "abc234" } });
        expect(namesOf("MAIL-UNLABELLED", "mails of the platform")).toEqual([]);
    });
    it("about a letter that cools off opens that letter", () => {
        expect(stepFor(alert("LETTER-HELD", "letter/3")).place).toMatchObject({
            to: "/write/$engagement/$letter",
            params: { engagement: "web", letter: "3" },
        });
    });
    it("about a gap begins the letter that closes it", () => {
        const action = "`tally letter draft web --purpose delivery --about milestone/2`";
        expect(stepFor(alert("GAP-client-received", "milestone 2", action)).place).toMatchObject({
            to: "/write/$engagement/new",
            search: { purpose: "delivery" },
        });
        expect(namesOf("GAP-in-time", "milestone 2", "`tally deliver web --help`")).toEqual([
            "deliver",
        ]);
    });
    it("of a law bills what is not billed, and raises what can be raised", () => {
        expect(namesOf("us-ny/payment", "milestone 2")).toEqual(["invoice issue"]);
        expect(namesOf("us-ny/payment", "invoice 2026-7")).toEqual([]);
        expect(namesOf("us-ny/sue-payment", "invoice 2026-7")).toEqual(["dispute open"]);
    });
    it("of a rule of one's own leads to the thing that it is about", () => {
        expect(stepFor(alert("MY-RULE", "dispute 1")).place.to).toBe(
            "/engagements/$engagement/end",
        );
    });
});
