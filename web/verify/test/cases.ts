// Cases that the C++ side writes for these tests (tests/page/export_cases.cc), and what tally-verify
// says of them.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Check, Verdict } from "../src/report";
import { openZip } from "../src/files";
import { bytesOf } from "../src/zip";
import { Files, needed, readBlob } from "./support";

export class Cases {
    readonly folder = mkdtempSync(path.join(tmpdir(), "tally-page-"));

    constructor() {
        execFileSync(needed("TALLY_EXPORT_CASES"), [this.folder]);
    }

    path(name: string): string {
        return path.join(this.folder, name);
    }

    zips(): string[] {
        return readdirSync(this.folder).filter((name) => name.endsWith(".zip"));
    }

    blob(name: string): Blob {
        return readBlob(this.path(name));
    }

    text(name: string): string {
        return readFileSync(this.path(name), "latin1");
    }

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}

export interface Answer {
    verdict: Verdict;
    checks: Check[];
}

// What the C++ verifier says of a ZIP or folder.
export function tallyVerify(what: string, ...options: string[]): Answer {
    const done = spawnSync(needed("TALLY_VERIFY"), [what, "--json", ...options], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
    });
    try {
        return JSON.parse(done.stdout) as Answer;
    } catch {
        throw new Error(`tally-verify ${what}: ${done.stderr}`);
    }
}

export async function unpacked(blob: Blob): Promise<Files> {
    const zip = await openZip(blob);
    const files: Files = new Map();
    for (const name of zip.paths) {
        const pieces: Uint8Array<ArrayBuffer>[] = [];
        for await (const piece of zip.read(name)) pieces.push(piece);
        files.set(name, await bytesOf(new Blob(pieces)));
    }
    return files;
}
