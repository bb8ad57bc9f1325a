// The page against the same vectors as the C++ reader: what is valid is taken, and each broken one is
// refused for the reason that it names.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { toText, utf8 } from "../src/bytes";
import { parseEntry } from "../src/entry";
import { parseJson } from "../src/json";
import { LedgerVerifier } from "../src/ledger";
import { parseManifest, parseProofFile } from "../src/manifest";
import { parseCheckpoint, parseNote } from "../src/note";
import { attempt, Refused } from "../src/refused";
import { verifyConsistency, verifyInclusion } from "../src/tree";
import { base64, listed, pinned, readBlob, reportOfZip, signatures, sourceFile } from "./support";

interface Vector {
    format: string;
    name: string;
    expect: "ok" | "refused";
    reason?: string;
    input: string;
    entries: { line: string; body: string }[];
    checkpoint: string;
    key: string;
    leaf: string;
    index: number;
    size: number;
    root: string;
    old_size: number;
    old_root: string;
    proof: string[];
}

const vectors = readFileSync(sourceFile("tests/golden/vectors.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Vector);

const readers: Record<string, (input: string) => unknown> = {
    entry: parseEntry,
    json: parseJson,
    note: parseNote,
    checkpoint: parseCheckpoint,
    "proof-file": parseProofFile,
    manifest: parseManifest,
};

function checkProof(vector: Vector): void {
    const proof = vector.proof.map(base64);
    const root = base64(vector.root);
    if (vector.format === "inclusion")
        return verifyInclusion(base64(vector.leaf), vector.index, vector.size, proof, root);
    verifyConsistency(vector.old_size, base64(vector.old_root), vector.size, root, proof);
}

// A whole ledger, for a reader who has pinned its key: ok means intact.
async function checkLedger(vector: Vector): Promise<string | null> {
    const verifier = new LedgerVerifier(signatures);
    for (const entry of vector.entries)
        await verifier.addEntry(utf8(entry.line), base64(entry.body));
    verifier.addCheckpoint(utf8(vector.checkpoint), "checkpoint");
    await verifier.finish(pinned(vector.key), async () => null);
    if (verifier.report.verdict() === "intact") return null;
    const bad = verifier.report.checks.filter(
        (one) => one.status === "failed" || one.status === "missing",
    );
    return bad.map((one) => one.detail).join("\n");
}

// Why it was refused; null when it was taken.
async function outcomeOf(vector: Vector): Promise<string | null> {
    if (vector.format === "ledger") return checkLedger(vector);
    const reader = readers[vector.format];
    const taken = attempt(() => (reader ? reader(base64(vector.input)) : checkProof(vector)));
    return taken instanceof Refused ? taken.message : null;
}

test("every vector is taken or refused as it says", async () => {
    for (const vector of vectors) {
        const why = await outcomeOf(vector);
        assert.equal(why === null, vector.expect === "ok", `${vector.name}: ${why}`);
        if (vector.reason)
            assert.ok(
                why?.includes(vector.reason),
                `${vector.name} was refused for another reason: ${why}`,
            );
    }
});

test("there are vectors of every format, and most of them are broken", () => {
    const formats = new Set(vectors.map((vector) => vector.format));
    assert.deepEqual([...formats].sort(), [
        "checkpoint",
        "consistency",
        "entry",
        "inclusion",
        "json",
        "ledger",
        "manifest",
        "note",
        "proof-file",
    ]);
    assert.ok(vectors.filter((vector) => vector.expect === "refused").length >= 60);
});

test("the case of the first release is intact under its key and against the kept letter", async () => {
    const frozen = readBlob(sourceFile("tests/golden/v1/case.zip"));
    const { key } = JSON.parse(
        readFileSync(sourceFile("tests/golden/v1/expected.json"), "utf8"),
    ) as { key: string };
    const letter = toText(new Uint8Array(readFileSync(sourceFile("tests/golden/v1/letter.note"))));
    const none = { key: null, keptNotes: [], mailKeys: new Map() };
    for (const [anchors, verdict] of [
        [pinned(key), "intact"],
        [{ ...none, keptNotes: [letter] }, "intact"],
        [none, "unproven"],
        [pinned("sha256:" + "0".repeat(64)), "altered"],
    ] as const) {
        const report = await reportOfZip(frozen, anchors);
        assert.equal(report.verdict(), verdict, listed(report));
    }
});
