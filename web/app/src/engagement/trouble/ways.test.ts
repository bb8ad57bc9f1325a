import { readFileSync, readdirSync } from "node:fs";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { actOf, placeOf, weekOf } from "./ways";

const asked = (text: string) => {
    const words = text.split(" ");
    return { words, asks: words.filter((word) => /^[A-Z]+$/.test(word)) };
};

describe("a step of a playbook", () => {
    it("opens the form of its command, with what is known filled in", () => {
        const act = actOf(asked("dispute open web --forum upwork-dispute --claim TEXT"), "web");
        expect(act?.action.name).toBe("dispute open");
        expect(act?.target).toEqual({ engagement: "web" });
        expect(act?.known).toEqual({ forum: "upwork-dispute" });
    });
    it("names the thing that it is about", () => {
        const act = actOf(asked("hours answer web 2026-11-16 --note TEXT --item ITEM"), "web");
        expect(act?.target).toEqual({ engagement: "web", subject: "2026-11-16" });
        expect(act?.known).toEqual({});
    });
    it("fills in a field that stands as a bare word", () => {
        const act = actOf(asked("scope mark web 3 outside --clause TEXT"), "web");
        expect(act?.known).toEqual({ where: "outside" });
    });
    it("leads to the list when nobody knows which one is meant", () => {
        const step = asked("milestone submit web MILESTONE --item ITEM");
        expect(actOf(step, "web")).toBeNull();
        expect(placeOf(step, "web")).toEqual({
            to: "/engagements/$engagement",
            params: { engagement: "web" },
        });
    });
    it("leads to the page of a view", () => {
        expect(actOf(asked("rights sheet web"), "web")).toBeNull();
        expect(placeOf(asked("rights sheet web"), "web")).toEqual({
            to: "/rights/sheet",
            search: { engagement: "web" },
        });
        expect(placeOf(asked("case letter CASE --kind violation-report"), "web")).toEqual({
            to: "/cases",
        });
    });
    it("writes a letter, to the client or out of a case", () => {
        const draft = actOf(asked("letter draft web --purpose notice"), "web");
        expect(draft?.action.name).toBe("letter draft");
        expect(draft?.target).toEqual({ engagement: "web" });
        expect(draft?.known).toEqual({ purpose: "notice" });
        const paper = actOf(asked("case letter web/1 --kind violation-report"), "web");
        expect(paper?.action.name).toBe("case letter");
        expect(paper?.target?.subject).toBe("web/1");
        expect(paper?.known).toEqual({ kind: "violation-report" });
        expect(actOf(asked("case letter CASE --kind violation-report"), "web")).toBeNull();
    });
    it("checks a week where the step names one", () => {
        expect(weekOf(asked("hours check web 2026-11-16"))).toBe("2026-11-16");
        expect(weekOf(asked("hours check web WEEK"))).toBeNull();
        expect(weekOf(asked("hours reveal web 2026-11-16"))).toBeNull();
    });
    it("stays a command where the page knows no way", () => {
        expect(actOf(asked("stamp web"), "web")).toBeNull();
        expect(placeOf(asked("stamp web"), "web")).toBeNull();
    });
});

// The playbooks that come with the program: nothing in them may end at a command line.
const folder = new URL("../../../../../packs/playbooks/", import.meta.url);
const commands = readdirSync(folder)
    .map((name) => parse(readFileSync(new URL(name, folder), "utf8")))
    .flatMap((pack) => (pack["step"] as { command?: string }[]).map(({ command }) => command))
    .filter((command) => command !== undefined);

describe("the playbooks of the program", () => {
    it("ask for something in each of many steps", () => {
        expect(commands.length).toBeGreaterThan(30);
    });
    it.each(commands)("%s is done in the page", (command) => {
        const filled = command
            .replace("{engagement}", "web")
            .replace("{case}", "web/1")
            .replaceAll(/\{(milestone|request)\}/g, "2")
            .replace("{week}", "2026-11-16");
        const step = asked(filled);
        expect(actOf(step, "web") ?? placeOf(step, "web")).not.toBeNull();
    });
});
