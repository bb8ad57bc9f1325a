import { describe, expect, it } from "vitest";
import type { Entry } from "../../api/model";
import { attestedBy, density, everything, filtered } from "./filter";

function entry(n: number, kind: string, occurred: string, more: Partial<Entry> = {}): Entry {
    return {
        n,
        kind,
        occurred,
        side: "shared",
        author: "freelancer",
        precision: "second",
        recorded: occurred,
        basis: null,
        claimed: false,
        corrected: null,
        summary: `entry ${n}`,
        item: null,
        ...more,
    };
}

const three = [
    entry(1, "item.recorded", "2026-09-01T10:00:00.000Z", { summary: "Mail from Mira" }),
    entry(2, "milestone.added", "2026-09-03T10:00:00.000Z"),
    entry(3, "claim.opened", "2026-10-01T10:00:00.000Z", { side: "private" }),
];

describe("the filter of a timeline", () => {
    it("shows everything, untouched, when nothing is asked for", () => {
        expect(filtered(three, everything)).toBe(three);
    });
    it("takes a kind by its first word, a side, and words in any order and case", () => {
        const n = (filter: Partial<typeof everything>) =>
            filtered(three, { ...everything, ...filter }).map((one) => one.n);
        expect(n({ kind: "milestone" })).toEqual([2]);
        expect(n({ side: "private" })).toEqual([3]);
        expect(n({ words: "MIRA mail" })).toEqual([1]);
        expect(n({ words: "mira milestone" })).toEqual([]);
    });
});

describe("the density of a timeline", () => {
    it("counts every entry once and leads to the first of each stretch", () => {
        const buckets = density(three, 10);
        expect(buckets.reduce((total, { count }) => total + count, 0)).toBe(3);
        expect(buckets[0]).toMatchObject({ count: 2, first: 0 });
        expect(buckets.at(-1)).toMatchObject({ count: 1, first: 2 });
    });
    it("is empty for an empty timeline, and one stretch for one entry", () => {
        expect(density([], 10)).toEqual([]);
        expect(density(three.slice(0, 1), 10)).toHaveLength(1);
    });
    it("never makes more stretches than asked for, over any span", () => {
        const many = Array.from({ length: 100_000 }, (_, n) =>
            entry(n, "item.recorded", new Date(Date.UTC(2020, 0, 1) + n * 600_000).toISOString()),
        );
        const buckets = density(many, 60);
        expect(buckets.length).toBeLessThanOrEqual(60);
        expect(buckets.reduce((total, { count }) => total + count, 0)).toBe(100_000);
    });
});

describe("who vouches for an entry", () => {
    const attestation = (size: number, time: string) => ({
        n: 9,
        kind: "cosignature.received" as const,
        by: "northwind.example",
        method: "dkim",
        strength: "strong",
        time,
        recorded: time,
        size,
        key_found: "",
    });
    const both = [
        attestation(20, "2026-11-14T16:02:00.000Z"),
        attestation(10, "2026-10-01T08:00:00.000Z"),
    ];
    it("is the earliest checkpoint that covers it", () => {
        expect(attestedBy(both, 3)?.size).toBe(10);
        expect(attestedBy(both, 9)?.size).toBe(10);
        expect(attestedBy(both, 10)?.size).toBe(20);
    });
    it("is nobody for an entry behind all checkpoints", () => {
        expect(attestedBy(both, 20)).toBeUndefined();
    });
});
