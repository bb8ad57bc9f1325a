// BagIt manifests, the package note and proof files (docs/formats/bundle.md).
import { fromBase64, toBase64 } from "./bytes";
import { parseLedgerId } from "./ids";
import { keyText, KeyChain } from "./key_chain";
import { originOf, parseCount, parseNote, signedBy, verifierKey } from "./note";
import { attempt, refuse, Refused } from "./refused";
import { digestText, parseDigest, parseDigestHex, sha256 } from "./sha256";
import { isMemberPath } from "./zip";

// RFC 8493 section 2.1.1
export const bagitDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

const packagePrefix = "tallystick-package/";
const proofFirstLine = "c2sp.org/tlog-proof@v1";
const proofHashesMax = 64;

// Digests by path, in the order of the file.
export function parseManifest(text: string): Map<string, string> {
    const manifest = new Map<string, string>();
    const lines = text.split("\n");
    const end = lines.pop();
    let last = "";
    for (const [i, row] of lines.entries()) {
        const bad = (what: string): never => refuse(`manifest, line ${i + 1}: ${what}`);
        if (row.length <= 66 || row.slice(64, 66) !== "  ")
            bad("not a digest, two spaces and a path");
        const path = row.slice(66);
        const digest = attempt(() => parseDigestHex(row.slice(0, 64)));
        if (digest instanceof Refused || !isMemberPath(path)) return bad("not a digest and a path");
        if (path <= last) bad("paths are not in order");
        manifest.set(path, digest);
        last = path;
    }
    if (end !== "") refuse(`manifest, line ${lines.length + 1}: no line end`);
    return manifest;
}

// What keys.json must say: it repeats the ledger.
export function keysJson(keys: KeyChain): string {
    const rows = keys.links.map((link) => ({
        fingerprint: digestText(sha256(link.key)),
        key: keyText(link.key),
        since_entry: link.n,
        verifier: verifierKey(originOf(keys.ledger), link.key),
    }));
    return JSON.stringify({ keys: rows, ledger: keys.ledger }) + "\n";
}

export interface PackageNote {
    ledger: string;
    size: number;
    manifest: string; // SHA-256 of manifest-sha256.txt
}

function badPackage(what: string): never {
    return refuse(`package note: ${what}`);
}

export function parsePackageNote(text: string): PackageNote {
    const lines = text.split("\n");
    if (lines.length < 4 || !text.startsWith(packagePrefix) || !text.endsWith("\n"))
        badPackage("not three lines of a package of this kind");
    const ledger = parseLedgerId(lines[0]!.slice(packagePrefix.length));
    const size = parseCount(lines[1]!);
    const manifest = parseDigest(lines.slice(2, -1).join("\n"));
    if (size === null) return badPackage("not the canonical writing");
    return { ledger, size, manifest };
}

// Refused when the note is not signed by the key in force at its size.
export async function openPackageNote(note: string, keys: KeyChain): Promise<PackageNote> {
    const parsed = parseNote(note);
    const opened = parsePackageNote(parsed.text);
    const key = keys.inForce(opened.size);
    if (!(await signedBy(parsed, packagePrefix + opened.ledger, key, keys.signatures)))
        badPackage("not signed by the ledger's key");
    return opened;
}

export interface ProofFile {
    index: number;
    hashes: string[];
    checkpoint: string; // the signed note
}

function badProof(what: string): never {
    return refuse(`proof file: ${what}`);
}

function proofText(proof: ProofFile): string {
    const hashes = proof.hashes.map((hash) => toBase64(hash) + "\n").join("");
    return `${proofFirstLine}\nindex ${proof.index}\n${hashes}\n${proof.checkpoint}`;
}

export function parseProofFile(text: string): ProofFile {
    const emptyLine = text.indexOf("\n\n");
    const [first, indexLine, ...rows] = text.slice(0, Math.max(emptyLine, 0)).split("\n");
    if (first !== proofFirstLine || emptyLine < 0) badProof("not a tlog-proof of version 1");
    if (indexLine === undefined || !indexLine.startsWith("index "))
        return badProof("no index line");
    const index = parseCount(indexLine.slice(6));
    const hashes = rows.map((row) => {
        const raw = attempt(() => fromBase64(row));
        if (raw instanceof Refused || raw.length !== 32) return badProof("a hash cannot be read");
        return raw;
    });
    if (hashes.length > proofHashesMax) badProof("a hash cannot be read");
    const proof = { index: index ?? 0, hashes, checkpoint: text.slice(emptyLine + 2) };
    if (index === null || proofText(proof) !== text) badProof("not the canonical writing");
    return proof;
}
