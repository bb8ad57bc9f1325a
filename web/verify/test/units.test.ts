// The small parts, each held against something that somebody else made.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { crc32 as plainCrc } from "./plain_crc";

import { isUtf8, shown, toBase32, toBase64, toBytes, toHex, toText, utf8 } from "../src/bytes";
import { Crc32 } from "../src/crc32";
import { derValues } from "../src/der";
import { Attestation } from "../src/attestation";
import { checkEvidence, parseKeyFile } from "../src/evidence";
import { noAnchors } from "../src/ledger";
import { parseNote } from "../src/note";
import { findNotes } from "../src/mail/carrier";
import { parseMailDate } from "../src/mail/reply";
import { hintFor } from "../src/page/hints";
import { layersOf } from "../src/page/layers";
import { attempt, CannotCheck, Refused } from "../src/refused";
import { Report } from "../src/report";
import { digestText, Sha256, sha256 } from "../src/sha256";
import { formatInstant, parseInstant } from "../src/time";
import { timestampFacts } from "../src/timestamp";
import { base64, signatures, sourceFile } from "./support";

// Bytes that look random and are the same each time.
function sample(length: number): Uint8Array<ArrayBuffer> {
    const blocks: Buffer[] = [];
    for (let i = 0; i * 32 < length; ++i)
        blocks.push(createHmac("sha256", "sample").update(String(i)).digest());
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

test("our SHA-256 is that of OpenSSL at every length, however the bytes are cut", () => {
    for (let length = 0; length < 300; ++length) {
        const bytes = sample(length);
        const wanted = createHash("sha256").update(bytes).digest("hex");
        assert.equal(toHex(sha256(toText(bytes))), wanted);
        const cut = Math.floor(length / 3);
        const hasher = new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut));
        assert.equal(toHex(hasher.finish()), wanted);
    }
    const large = sample(1 << 20);
    assert.equal(
        toHex(new Sha256().update(large).finish()),
        createHash("sha256").update(large).digest("hex"),
    );
});

test("our CRC-32 is that of the textbook", () => {
    for (const length of [0, 1, 2, 3, 4, 5, 63, 64, 1000, 4097]) {
        const crc = new Crc32();
        crc.update(sample(length).subarray(0, 7));
        crc.update(sample(length).subarray(7));
        assert.equal(crc.value(), plainCrc(sample(length)));
    }
    const check = new Crc32();
    check.update(toBytes("123456789"));
    assert.equal(check.value(), 0xcbf43926);
});

test("text encodings are those of Node, and the examples of RFC 4648", () => {
    for (const length of [0, 1, 2, 3, 20, 32, 255]) {
        const bytes = Buffer.from(sample(length));
        assert.equal(toBase64(bytes.toString("latin1")), bytes.toString("base64"));
        assert.equal(toHex(bytes.toString("latin1")), bytes.toString("hex"));
    }
    assert.equal(toBase32("foobar"), "mzxw6ytboi");
    assert.equal(toBase32("foob"), "mzxw6yq");
});

test("only well-formed UTF-8 is UTF-8, and what is shown turns no line", () => {
    for (const good of ["", "a", utf8("\u00e4\u20ac\u{1f600}"), utf8("\ufeffx")])
        assert.ok(isUtf8(good));
    for (const bad of ["\x80", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"])
        assert.ok(!isUtf8(bad));
    assert.equal(shown(utf8("a\u202eb\u0007c\u00e4")), "a b c\u00e4");
});

test("instants have one writing and days exist", () => {
    for (const good of [
        "2026-11-22T10:00:00.123Z",
        "0001-01-01T00:00:00.000Z",
        "2024-02-29T23:59:59.999Z",
    ])
        assert.equal(formatInstant(parseInstant(good)), good);
    for (const bad of [
        "2026-02-29T00:00:00.000Z",
        "2026-11-22T24:00:00.000Z",
        "2026-00-10T00:00:00.000Z",
    ])
        assert.throws(() => parseInstant(bad), Refused);
});

test("dates of mails are read with their zones and comments", () => {
    const at = (text: string): string | null => {
        const instant = parseMailDate(text);
        return instant === null ? null : formatInstant(instant);
    };
    assert.equal(at("Mon, 2 Nov 2026 10:00:00 +0100 (CET)"), "2026-11-02T09:00:00.000Z");
    assert.equal(at("2 Nov 2026 10:00 EST"), "2026-11-02T15:00:00.000Z");
    assert.equal(at("Mon, 31 Feb 2026 10:00:00 +0100"), null);
    assert.equal(at("yesterday"), null);
});

test("letters give up their notes in any quoting", () => {
    const note = readFileSync(sourceFile("tests/golden/v1/letter.note"), "latin1");
    const quoted = note
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\r\n");
    const printable = note
        .replace(/=/g, "=3D")
        .replace(/\u00e2\u0080\u0094/g, "=E2=80=94")
        .replace(/(.{40})/g, "$1=\n");
    const base64 = toBase64(`Hello,\n\n${note}`).replace(/(.{76})/g, "$1\r\n");
    for (const letter of [
        note,
        `On Monday you wrote:\r\n${quoted}\r\nBye`,
        printable,
        `\n\n${base64}\n`,
    ])
        assert.deepEqual(findNotes(letter), [note]);
    assert.deepEqual(findNotes(note.replace("tallystick", "other")), []);
    assert.deepEqual(findNotes(note + quoted + note), [note]);
});

test("a file of mail keys names its broken line", () => {
    const keys = parseKeyFile("# comment\nS1._domainkey.Client.example.  v=DKIM1; p=AA==\n\n");
    assert.deepEqual([...keys], [["s1._domainkey.client.example", "v=DKIM1; p=AA=="]]);
    const broken = attempt(() => parseKeyFile("a b\nonly-a-name\n"));
    assert.match((broken as Refused).message, /line 2/);
});

test("what DER may not be is refused, and what we do not read is left open", () => {
    for (const bad of ["\x30", "\x30\x05\x01", "\x30\x85\x00\x00\x00\x00\x01"])
        assert.throws(() => derValues(bad), Refused);
    assert.throws(() => derValues("\x30\x80\x00\x00"), CannotCheck);
});

// The token of a fresh authority over these bytes.
function stampedBy(folder: string, data: string): string {
    const run = (...words: string[]): void =>
        void execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
    writeFileSync(
        path.join(folder, "cnf"),
        [
            "[req]",
            "distinguished_name = dn",
            "prompt = no",
            "[dn]",
            "CN = Stamps",
            "[ext]",
            "extendedKeyUsage = critical,timeStamping",
            "[tsa]",
            "default_tsa = one",
            "[one]",
            "serial = serial",
            "default_policy = 1.2.3",
            "digests = sha256",
            "signer_digest = sha256",
            "clock_precision_digits = 3",
            "",
        ].join("\n"),
    );
    writeFileSync(path.join(folder, "serial"), "01");
    writeFileSync(path.join(folder, "data"), data, "latin1");
    run(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "key",
        "-out",
        "cert",
        "-config",
        "cnf",
        "-extensions",
        "ext",
    );
    run("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query");
    run(
        "ts",
        "-reply",
        "-config",
        "cnf",
        "-queryfile",
        "query",
        "-signer",
        "cert",
        "-inkey",
        "key",
        "-token_out",
        "-out",
        "token",
    );
    return readFileSync(path.join(folder, "token"), "latin1");
}

function withToken(
    data: string,
    look: (token: string) => void | Promise<void>,
): () => Promise<void> {
    return async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "tally-page-"));
        try {
            await look(stampedBy(folder, data));
        } finally {
            rmSync(folder, { recursive: true });
        }
    };
}

test(
    "a token of openssl says over what it is, and when",
    withToken("what was stamped", (token) => {
        const facts = timestampFacts(token);
        assert.equal(facts.imprint, sha256("what was stamped"));
        assert.ok(Math.abs(facts.time - Date.now()) < 60_000);
        for (let size = 0; size < token.length; size += 7)
            assert.throws(() => timestampFacts(token.slice(0, size)), Refused);
    }),
);

const letter = readFileSync(sourceFile("tests/golden/v1/letter.note"), "latin1");

test(
    "a timestamp that is what the entry says is left open, and any other one is failed",
    withToken(parseNote(letter).text, async (token) => {
        const honest: Attestation = {
            n: 7,
            kind: "timestamp.received",
            checkpoint: letter,
            time: timestampFacts(token).time,
            by: "CN=Stamps",
            method: "rfc3161",
            evidence: digestText(sha256(token)),
            key: null,
            strength: "",
            revocation: [],
        };
        const status = async (attestation: Attestation, bytes = token): Promise<string> =>
            (await checkEvidence(attestation, bytes, noAnchors, signatures)).status;
        assert.equal(await status(honest), "unchecked");
        assert.equal(await status({ ...honest, time: honest.time + 1 }), "failed");
        assert.equal(await status(honest, token + "x"), "failed");
        const other = readFileSync(sourceFile("tests/golden/vectors.ndjson"), "utf8")
            .split("\n")
            .find((line) => line.includes('"note: as signed"'))!;
        const note = base64((JSON.parse(other) as { input: string }).input);
        assert.equal(await status({ ...honest, checkpoint: note }), "failed");
        assert.equal(await status({ ...honest, method: "passkey" }), "unchecked");
        const garbage = "no token";
        const evidence = digestText(sha256(garbage));
        assert.equal(await status({ ...honest, evidence }, garbage), "failed");
    }),
);

test("a layer shows the worst of its checks, and none is passed without a check", () => {
    const report = new Report();
    assert.ok(layersOf(report, [], true).every((layer) => layer.status === "absent"));
    assert.ok(layersOf(report, [], false).every((layer) => layer.status === "unchecked"));
    report.add("bytes", "a", "passed", "fine");
    report.add("bytes", "b", "missing", "gone");
    report.add("exhibits", "data/proofs/", "passed", "proved");
    report.add("attestation", "times", "unchecked", "the owner's word");
    report.add("ledger", "entry lines", "passed", "fine");
    report.add("anchor", "from outside", "unchecked", "name a key");
    const status = new Map(layersOf(report, [], true).map((layer) => [layer.id, layer.status]));
    assert.equal(status.get("bytes"), "missing");
    assert.equal(status.get("proofs"), "passed");
    assert.equal(status.get("exhibits"), "absent");
    assert.equal(status.get("ledger"), "passed");
    assert.equal(status.get("anchor"), "unchecked");
});

test("an accident is called one only where nothing else is wrong", () => {
    const report = new Report();
    assert.equal(hintFor(report.checks), null);
    report.add("bytes", "data/.DS_Store", "failed", "is here, but the manifest does not list it");
    assert.match(hintFor(report.checks) ?? "", /macOS or Windows/);
    report.add("bytes", "data/exhibits/E01.eml", "failed", "the content is not what it was");
    assert.equal(hintFor(report.checks), null);
    const packed = new Report();
    packed.add("package", "case.zip", "failed", "ZIP, byte 0: no member of a bundle starts here");
    assert.match(hintFor(packed.checks) ?? "", /unpacked folder/);
});
