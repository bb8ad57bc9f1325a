// The page and tally-verify, check by check, on good, damaged and dishonest cases.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";

import { toBytes } from "../src/bytes";
import { parseKeyFile } from "../src/evidence";
import { Anchors, noAnchors } from "../src/ledger";
import { findNotes } from "../src/mail/carrier";
import { Check, Report } from "../src/report";
import { Answer, Cases, tallyVerify, unpacked } from "./cases";
import { Files, listed, pinned, reportOfFiles, reportOfZip } from "./support";

const cases = new Cases();
after(() => cases.remove());
const fingerprint = cases.text("fingerprint").trim();

// The page cannot compare its own bytes with those of the release.
function comparable(checks: readonly Check[]): string[] {
    return checks
        .filter((check) => check.subject !== "data/verify.html" || check.status !== "noted")
        .map(({ layer, subject, status, detail }) => {
            // Where something is left unchecked, each tells its own reader how to go on.
            const words = status === "unchecked" ? "" : `: ${detail}`;
            return `${status} ${layer}: ${subject}${words}`;
        });
}

function agree(what: string, page: Report, program: Answer): void {
    assert.equal(page.verdict(), program.verdict, `${what}\n${listed(page)}`);
    const name = (line: string): string => line.replace(/package: [^:]*\.zip: ZIP/, "package: ZIP");
    assert.deepEqual(comparable(page.checks).map(name), comparable(program.checks).map(name), what);
}

const readers: [name: string, options: string[], anchors: Anchors][] = [
    ["knows nothing", [], noAnchors],
    ["pins the key", ["--key", fingerprint], pinned(fingerprint)],
    [
        "kept a letter",
        ["--against", cases.path("letter.txt")],
        { ...noAnchors, keptNotes: findNotes(cases.text("letter.txt")) },
    ],
    [
        "looked up the mail key",
        ["--keys", cases.path("keys")],
        { ...noAnchors, mailKeys: parseKeyFile(cases.text("keys")) },
    ],
];

test("every case is judged alike, whatever the reader knows", async () => {
    for (const zip of cases.zips())
        for (const [reader, options, anchors] of readers) {
            const page = await reportOfZip(cases.blob(zip), anchors);
            agree(`${zip}, a reader who ${reader}`, page, tallyVerify(cases.path(zip), ...options));
        }
    assert.ok(cases.zips().length >= 18);
});

test("the cases end in all four verdicts, and none that is dishonest is intact", async () => {
    const verdicts = new Set<string>();
    for (const zip of cases.zips())
        for (const [, , anchors] of readers)
            verdicts.add((await reportOfZip(cases.blob(zip), anchors)).verdict());
    const without = await unpacked(cases.blob("plain.zip"));
    without.delete("data/case.pdf");
    verdicts.add((await reportOfFiles(without, pinned(fingerprint))).verdict());
    assert.deepEqual([...verdicts].sort(), ["altered", "incomplete", "intact", "unproven"]);
    for (const zip of [
        "reply at another time.zip",
        "reply that nobody signed.zip",
        "exhibit that is not recorded.zip",
        "rotation by a stranger.zip",
        "rotation withheld.zip",
    ])
        assert.equal(
            (await reportOfZip(cases.blob(zip), pinned(fingerprint))).verdict(),
            "altered",
            zip,
        );
});

type Change = [what: string, change: (files: Files) => void];

function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
    const copy = bytes.slice();
    copy[at]! ^= 1 << at % 8;
    return copy;
}

// What may happen to each file, and to files beside each other.
function changesOf(honest: Files): Change[] {
    const changes: Change[] = [];
    const names = [...honest.keys()];
    for (const [i, name] of names.entries()) {
        const bytes = honest.get(name)!;
        const next = names[(i + 1) % names.length]!;
        const middle = Math.floor(bytes.length / 2);
        changes.push(
            [`${name} removed`, (files) => files.delete(name)],
            [`${name} renamed`, (files) => files.delete(name) && files.set(`${name}x`, bytes)],
            [`${name} emptied`, (files) => files.set(name, new Uint8Array())],
            [`${name} cut`, (files) => files.set(name, bytes.slice(0, middle))],
            [
                `${name} with a byte more`,
                (files) => files.set(name, toBytes("#" + "x".repeat(bytes.length))),
            ],
            [`a byte of ${name}`, (files) => files.set(name, flipped(bytes, middle))],
            [
                `the last byte of ${name}`,
                (files) => files.set(name, flipped(bytes, bytes.length - 1)),
            ],
            [
                `${name} and ${next} swapped`,
                (files) => files.set(name, honest.get(next)!) && files.set(next, bytes),
            ],
            [`${name} doubled`, (files) => files.set(`data/${i}.copy`, bytes)],
        );
    }
    const entries = new TextDecoder().decode(honest.get("data/ledger/entries.ndjson")).split("\n");
    const withEntries =
        (lines: string[]) =>
        (files: Files): unknown =>
            files.set("data/ledger/entries.ndjson", toBytes(lines.join("\n")));
    changes.push(
        ["an entry removed", withEntries([...entries.slice(0, 2), ...entries.slice(3)])],
        ["an entry doubled", withEntries([...entries.slice(0, 3), ...entries.slice(2)])],
        [
            "two entries moved",
            withEntries([entries[0]!, entries[2]!, entries[1]!, ...entries.slice(3)]),
        ],
        ["no entries", withEntries([])],
    );
    return changes;
}

function writeFolder(files: Files, folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    for (const [name, bytes] of files) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
    }
}

test("every change to an unpacked case is judged alike, and none is intact", async () => {
    const honest = await unpacked(cases.blob("strong reply.zip"));
    const folder = cases.path("unpacked");
    for (const [what, change] of changesOf(honest)) {
        const files: Files = new Map(honest);
        change(files);
        writeFolder(files, folder);
        const page = await reportOfFiles(files, pinned(fingerprint));
        agree(what, page, tallyVerify(folder, "--key", fingerprint));
        assert.notEqual(page.verdict(), "intact", what);
    }
});

test("every damage to a ZIP is judged alike", async () => {
    const honest = new Uint8Array(await cases.blob("plain.zip").arrayBuffer());
    const damaged = cases.path("damaged.bin");
    const step = Math.floor(honest.length / 60);
    for (let at = 0; at < honest.length; at += step) {
        const longer = new Uint8Array([...honest.subarray(0, at), 0, ...honest.subarray(at)]);
        for (const bytes of [flipped(honest, at), honest.slice(0, at), longer]) {
            writeFileSync(damaged, bytes);
            const page = await reportOfZip(new Blob([bytes]), pinned(fingerprint));
            const program = tallyVerify(damaged, "--key", fingerprint);
            assert.equal(page.verdict(), "altered", `byte ${at}`);
            assert.equal(program.verdict, "altered", `byte ${at}`);
            const details = (checks: readonly Check[]): string[] =>
                checks.map((check) => check.detail);
            if (program.checks.length === 1)
                assert.deepEqual(details(page.checks), details(program.checks));
        }
    }
});
