import { describe, expect, it } from "vitest";
import { newestOf } from "./undo";

const entry = (n: number, kind: string, recorded: string, corrected: string | null = null) => ({
    n,
    side: "shared" as const,
    kind,
    summary: `It was recorded: ${kind}.`,
    recorded,
    corrected,
});
const entries = [
    entry(4, "request.logged", "2026-11-21T09:33:00.000Z"),
    entry(5, "request.tied", "2026-11-21T09:34:00.000Z"),
    entry(9, "request.logged", "2026-11-21T10:00:00.000Z", "taken back"),
    entry(7, "request.logged", "2026-11-21T09:50:00.000Z"),
];

describe("what was just recorded", () => {
    it("is the newest entry of its kind that still counts", () => {
        expect(newestOf(entries, ["request.logged"]).map(({ n }) => n)).toEqual([7]);
    });
    it("is known by its sentence, too", () => {
        const found = newestOf(entries, ["It was recorded: request.tied."]);
        expect(found.map(({ n }) => n)).toEqual([5]);
    });
    it("may be several entries, the newest first", () => {
        const sentence = "It was recorded: request.logged.";
        const found = newestOf(entries, [sentence, sentence, "request.tied"]);
        expect(found.map(({ n }) => n)).toEqual([7, 5, 4]);
    });
    it("is nothing where the kind is not there", () => {
        expect(newestOf(entries, ["milestone.added"])).toEqual([]);
    });
});
