// The demo's case before four readers who share no code: verify.sh with stock tools, tally-verify, Go's
// sumdb, and the page. All take it, and each refuses it after one flipped byte.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { unpacked } from "./cases";
import {
    listed,
    needed,
    pinned,
    readBlob,
    readFolder,
    reportOfFiles,
    reportOfZip,
    sourceFile,
} from "./support";

const work = mkdtempSync(path.join(tmpdir(), "tally-four-"));
after(() => {
    spawnSync("chmod", ["-R", "u+w", work]); // Go writes its cache read-only
    rmSync(work, { recursive: true });
});

function demo(): { zip: string; key: string } {
    const folder = path.join(work, "demo");
    const said = execFileSync(needed("TALLY"), ["demo", "--dir", folder], { encoding: "utf8" });
    const key = /verify\.sh (sha256:[0-9a-f]{64})/.exec(said)?.[1];
    assert.ok(key, said);
    return { zip: path.join(folder, "case.zip"), key };
}

async function unpack(zip: string): Promise<string> {
    const folder = path.join(work, "unpacked");
    for (const [name, bytes] of await unpacked(readBlob(zip))) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
    }
    return folder;
}

// Null where Go or Debian's golang-golang-x-mod-dev is not installed.
function buildGoProgram(): string | null {
    const library = "/usr/share/gocode/src/golang.org/x/mod/sumdb";
    if (spawnSync("go", ["version"]).status !== 0 || !existsSync(library)) return null;
    const program = path.join(work, "check_bundle");
    const environment = {
        ...process.env,
        GO111MODULE: "off",
        GOFLAGS: "",
        GOPATH: `${work}/go:/usr/share/gocode`,
        GOCACHE: `${work}/cache`,
    };
    execFileSync("go", ["build", "-o", program, sourceFile("tests/interop/check_bundle.go")], {
        env: environment,
    });
    return program;
}

type Reader = [name: string, accepts: (folder: string) => Promise<boolean>];

function program(command: string, ...words: string[]): boolean {
    return spawnSync(command, words).status === 0;
}

function readersFor(key: string, go: string | null): Reader[] {
    const readers: Reader[] = [
        ["verify.sh", async (folder) => program("sh", `${folder}/data/verify.sh`, key)],
        ["tally-verify", async (folder) => program(needed("TALLY_VERIFY"), folder, "--key", key)],
        [
            "verify.html",
            async (folder) =>
                (await reportOfFiles(readFolder(folder), pinned(key))).verdict() === "intact",
        ],
    ];
    if (go) readers.push(["the Go program", async (folder) => program(go, folder)]);
    return readers;
}

test("four readers agree on the demo's case, and each refuses it after one flipped byte", async (context) => {
    const { zip, key } = demo();
    const go = buildGoProgram();
    if (!go)
        context.diagnostic(
            "without the Go program: go or golang-golang-x-mod-dev is not installed",
        );
    const readers = readersFor(key, go);
    const folder = await unpack(zip);
    const whole = await reportOfZip(readBlob(zip), pinned(key));
    assert.equal(whole.verdict(), "intact", listed(whole));
    for (const [name, accepts] of readers)
        assert.ok(await accepts(folder), `${name} refuses the honest case`);
    const files = [...readFolder(folder).keys()];
    const exhibit = files.find((name) => name.startsWith("data/exhibits/"))!;
    for (const file of [
        exhibit,
        "data/case.pdf",
        "data/ledger/entries.ndjson",
        "data/ledger/bodies/0",
        "data/ledger/checkpoint",
        "data/ledger/keys.json",
        "data/VERIFY.txt",
        "data/verify.html",
        "package.note",
        "manifest-sha256.txt",
    ]) {
        const honest = readFileSync(path.join(folder, file));
        const changed = Buffer.from(honest);
        changed[Math.floor(changed.length / 2)]! ^= 1;
        writeFileSync(path.join(folder, file), changed);
        for (const [name, accepts] of readers)
            assert.ok(
                !(await accepts(folder)),
                `${name} takes a case with a flipped byte in ${file}`,
            );
        writeFileSync(path.join(folder, file), honest);
    }
    for (const [name, accepts] of readers)
        assert.ok(await accepts(folder), `${name} refuses the case put right`);
});
