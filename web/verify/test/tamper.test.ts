// One small case: any other bytes than those that were handed out are refused. TALLY_EVERY_BIT takes
// every byte; the everyday run takes a share of them.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { noAnchors } from "../src/ledger";
import { noSignatures } from "../src/signatures";
import { Cases, unpacked } from "./cases";
import { everyBit, listed, pinned, reportOfFiles, reportOfZip, verdictOfZip } from "./support";

const cases = new Cases();
after(() => cases.remove());
const owner = pinned(cases.text("fingerprint"));
const zip = new Uint8Array(await cases.blob("plain.zip").arrayBuffer());
const share = everyBit ? 1 : 41;

test("the honest case is intact, packed and unpacked", async () => {
    assert.equal(await verdictOfZip(zip, owner), "intact");
    const report = await reportOfFiles(await unpacked(cases.blob("plain.zip")), owner);
    assert.equal(report.verdict(), "intact", listed(report));
});

test("a turned bit anywhere in the ZIP is found", async () => {
    const copy = zip.slice();
    for (let at = 0; at < zip.length; at += share) {
        copy[at]! ^= 1 << at % 8;
        assert.equal(await verdictOfZip(copy, owner), "altered", `byte ${at}`);
        copy[at] = zip[at]!;
    }
});

test("a ZIP that was cut off is refused at every length, and one with bytes behind it too", async () => {
    for (let size = 0; size < zip.length; size += share)
        assert.equal(await verdictOfZip(zip.slice(0, size), owner), "altered", `${size} bytes`);
    assert.equal(await verdictOfZip(new Uint8Array([...zip, 0]), owner), "altered");
    assert.equal(await verdictOfZip(new Uint8Array([...zip, ...zip]), owner), "altered");
});

test("a turned bit anywhere in an unpacked file is found, and the file is named", async () => {
    const honest = await unpacked(cases.blob("plain.zip"));
    for (const [name, bytes] of honest)
        for (let at = 0; at < bytes.length; at += share) {
            const copy = bytes.slice();
            copy[at]! ^= 1 << at % 8;
            const report = await reportOfFiles(new Map(honest).set(name, copy), owner);
            assert.notEqual(report.verdict(), "intact", `${name}, byte ${at}`);
            const named = report.checks.some(
                (check) =>
                    check.status !== "passed" &&
                    (check.subject.includes(name) || check.detail.includes(name)),
            );
            assert.ok(named, `${name}, byte ${at}: ${listed(report)}`);
        }
});

test("a browser without Ed25519 never says intact, and says what it could not check", async () => {
    const reader = { ...owner, keptNotes: [cases.text("letter.txt")] };
    for (const name of ["plain.zip", "rotated key.zip", "strong reply.zip"]) {
        const report = await reportOfZip(cases.blob(name), reader, noSignatures);
        assert.equal(report.verdict(), "unproven", listed(report));
        const unchecked = new Set(
            report.checks.filter((c) => c.status === "unchecked").map((c) => c.layer),
        );
        for (const layer of ["checkpoint", "package", "anchor"])
            assert.ok(unchecked.has(layer), layer);
    }
    const stranger = await reportOfZip(
        cases.blob("plain.zip"),
        { ...noAnchors, key: "\0".repeat(32) },
        noSignatures,
    );
    assert.equal(stranger.verdict(), "altered");
});
