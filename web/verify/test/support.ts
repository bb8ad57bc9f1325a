// What the tests of this folder share.
import { webcrypto } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { fromBase64, toText } from "../src/bytes";
import { attempt, Refused } from "../src/refused";
import { verifyZip, verifyBundle } from "../src/bundle";
import { openFolder } from "../src/files";
import { Anchors, noAnchors } from "../src/ledger";
import { Report, Verdict } from "../src/report";
import { parseDigest } from "../src/sha256";
import { findSignatures, Signatures } from "../src/signatures";
import { bytesOf } from "../src/zip";

// Node 18 keeps WebCrypto in a module; browsers have it as a global.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

export const signatures: Signatures = await findSignatures();

// Folders and programs come from the build: TALLY_SOURCE, TALLY_VERIFY and so on.
export function needed(name: string): string {
    const value = process.env[name];
    if (!value) throw new Error(`the environment must name ${name}`);
    return value;
}

export function sourceFile(name: string): string {
    return path.join(needed("TALLY_SOURCE"), name);
}

// One of each file of a small bundle, or every one: TALLY_EVERY_BIT, as for the tests in tests/tamper.
export const everyBit = process.env["TALLY_EVERY_BIT"] !== undefined;

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export function readFolder(folder: string, below = ""): Files {
    const files: Files = new Map();
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
        const name = below === "" ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory())
            readFolder(folder, name).forEach((bytes, one) => files.set(one, bytes));
        else files.set(name, new Uint8Array(readFileSync(path.join(folder, name))));
    }
    return files;
}

export function readBlob(file: string): Blob {
    if (!existsSync(file)) throw new Error(`${file} is not there`);
    return new Blob([readFileSync(file)]);
}

export function pinned(fingerprint: string): Anchors {
    return { ...noAnchors, key: parseDigest(fingerprint.trim()) };
}

export async function reportOfFiles(
    files: Files,
    anchors: Anchors,
    by = signatures,
): Promise<Report> {
    const blobs = new Map([...files].map(([name, bytes]) => [name, new Blob([bytes])]));
    return (await verifyBundle(openFolder(blobs), anchors, by)).report;
}

export async function reportOfZip(blob: Blob, anchors: Anchors, by = signatures): Promise<Report> {
    return (await verifyZip("case.zip", blob, anchors, by)).report;
}

export async function verdictOfZip(
    bytes: Uint8Array<ArrayBuffer>,
    anchors: Anchors,
): Promise<Verdict> {
    return (await reportOfZip(new Blob([bytes]), anchors)).verdict();
}

// For messages of assertions.
export function listed(report: Report): string {
    const rows = report.checks.map((c) => `${c.status} ${c.layer}: ${c.subject}: ${c.detail}`);
    return [report.verdict(), ...rows].join("\n");
}

export function base64(text: string): string {
    const bytes = attempt(() => fromBase64(text));
    if (bytes instanceof Refused) throw new Error(`not base64: ${text}`);
    return bytes;
}

export async function textOf(blob: Blob): Promise<string> {
    return toText(await bytesOf(blob));
}
