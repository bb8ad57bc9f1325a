// What of a timeline is shown, and how much happened when. Pure, so that 100,000 entries are tested.
import type { Answers, Entry } from "../../api/model";

export interface Filter {
    // The first word of kinds: "milestone" for milestone.submitted; "" for all.
    kind: string;
    side: "all" | "shared" | "private";
    words: string;
}

export const everything: Filter = { kind: "", side: "all", words: "" };

export function kindOf(entry: Entry): string {
    return entry.kind.split(".")[0] ?? entry.kind;
}

// Entries that pass, in their order.
export function filtered(entries: Entry[], { kind, side, words }: Filter): Entry[] {
    const needles = words
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== "");
    if (kind === "" && side === "all" && needles.length === 0) return entries;
    return entries.filter((entry) => {
        if (kind !== "" && kindOf(entry) !== kind) return false;
        if (side !== "all" && entry.side !== side) return false;
        const text = entry.summary.toLowerCase();
        return needles.every((needle) => text.includes(needle));
    });
}

export interface Bucket {
    // First instant of the bucket, in milliseconds.
    start: number;
    count: number;
    // Position of its first entry; entries are ordered by when they occurred.
    first: number;
}

const day_ms = 86_400_000;

// How many entries fall into each of at most `buckets` equal stretches of time.
export function density(entries: Entry[], buckets: number): Bucket[] {
    const times = entries.map(({ occurred }) => Date.parse(occurred));
    const start = times[0];
    const end = times.at(-1);
    if (start === undefined || end === undefined) return [];
    const width = Math.max(day_ms, Math.ceil((end - start + 1) / buckets));
    const count = Math.max(1, Math.ceil((end - start + 1) / width));
    const result = Array.from({ length: count }, (_, index): Bucket => {
        return { start: start + index * width, count: 0, first: -1 };
    });
    times.forEach((time, position) => {
        const bucket = result[Math.min(count - 1, Math.max(0, Math.floor((time - start) / width)))];
        if (bucket === undefined) return;
        if (bucket.first < 0) bucket.first = position;
        bucket.count += 1;
    });
    return result;
}

type Attestation = Answers["cosignatures"]["attestations"][number];

// The earliest attestation whose checkpoint covers entry `n` of the shared side, or undefined.
export function attestedBy(attestations: Attestation[], n: number): Attestation | undefined {
    return attestations
        .filter(({ size }) => n < size)
        .reduce<
            Attestation | undefined
        >((best, one) => (best === undefined || one.time < best.time ? one : best), undefined);
}
