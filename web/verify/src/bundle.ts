// Verifies a bundle as a stranger would: every byte against the manifest, the manifest against the
// package note, the ledger against its checkpoint, the exhibits against the ledger, and all of it
// against what the reader knows from outside (docs/formats/bundle.md).
import { Attestation, evidencePath, revocationPaths } from "./attestation";
import { toText } from "./bytes";
import { parseEntry, unsalted } from "./entry";
import { checkEvidence, findPasskeyBindings, PasskeyBindings } from "./evidence";
import { BundleFiles, hashFile, openZip, readAll } from "./files";
import { decodeItem } from "./item";
import { parseJson } from "./json";
import { KeyChain } from "./key_chain";
import { Anchors, EvidenceCheck, LedgerVerifier, withoutEd25519 } from "./ledger";
import {
    bagitDeclaration,
    keysJson,
    openPackageNote,
    parseManifest,
    parseProofFile,
} from "./manifest";
import { originOf, parseCheckpoint, parseNote, signedBy } from "./note";
import { attempt, attemptLater, refuse, Refused } from "./refused";
import { Report } from "./report";
import { digestText, sha256 } from "./sha256";
import { Signatures } from "./signatures";
import { leafHash, verifyInclusion } from "./tree";

const at = {
    bagit: "bagit.txt",
    bagInfo: "bag-info.txt",
    manifest: "manifest-sha256.txt",
    tagManifest: "tagmanifest-sha256.txt",
    packageNote: "package.note",
    payload: "data/",
    checkpoint: "data/ledger/checkpoint",
    entries: "data/ledger/entries.ndjson",
    keys: "data/ledger/keys.json",
    bodies: "data/ledger/bodies/",
    cosignatures: "data/ledger/cosignatures/",
    timestamps: "data/ledger/timestamps/",
    exhibits: "data/exhibits/",
    proofs: "data/proofs/",
    script: "data/verify.sh",
} as const;

const tagFiles = [at.bagInfo, at.bagit, at.manifest, at.packageNote] as const;
const entriesMax = 500_000;
const lineBytesMax = 1 << 20;
const smallBytesMax = 16 << 20;
const evidenceBytesMax = 64 << 20;

// The SHA-256 of this release's verify.sh, put in by the build.
declare const scriptDigest: string;

export interface BundleReport {
    report: Report;
    ledger: LedgerVerifier;
}

class BundleVerifier {
    readonly report = new Report();
    readonly ledger: LedgerVerifier;
    private readonly hashed = new Map<string, string>();
    private entries = 0;
    private bodies = 0; // of entries that are here

    constructor(
        private readonly files: BundleFiles,
        private readonly anchors: Anchors,
        private readonly signatures: Signatures,
        private readonly onBytes: (count: number) => void,
    ) {
        this.ledger = new LedgerVerifier(signatures);
    }

    async run(): Promise<void> {
        await this.checkDeclaration();
        await this.checkManifest();
        await this.checkTagManifest();
        await this.checkLedger();
        const { keys } = this.ledger;
        if (keys) {
            await this.checkPackageNote(keys);
            await this.checkKeys(keys);
            await this.checkProofs(keys);
        }
        this.checkExhibits();
        await this.checkScript();
    }

    private failed(layer: string, subject: string, detail: string): void {
        this.report.add(layer, subject, "failed", detail);
    }

    private passed(layer: string, subject: string, detail: string): void {
        this.report.add(layer, subject, "passed", detail);
    }

    // For what rests on a signature.
    private signed(layer: string, subject: string, detail: string): void {
        if (this.signatures.available) this.passed(layer, subject, detail);
        else this.report.add(layer, subject, "unchecked", `${detail}; ${withoutEd25519}`);
    }

    private pathsBelow(folder: string): string[] {
        return this.files.paths.filter((path) => path.startsWith(folder));
    }

    // Reads a file that a bundle always has; reports when it cannot.
    private async required(layer: string, path: string): Promise<string | null> {
        if (!this.files.has(path)) {
            this.report.add(layer, path, "missing", "the file is not here");
            return null;
        }
        const content = await attemptLater(() => readAll(this.files, path, smallBytesMax));
        if (!(content instanceof Refused)) return content;
        this.failed(layer, path, content.message);
        return null;
    }

    private async checkDeclaration(): Promise<void> {
        const declaration = await this.required("package", at.bagit);
        if (declaration !== null && declaration !== bagitDeclaration)
            this.failed("package", at.bagit, "not the declaration of BagIt 1.0");
    }

    private async checkListed(manifest: string, path: string, expected: string): Promise<void> {
        if (!this.files.has(path))
            return this.report.add("bytes", path, "missing", `listed in ${manifest}, but not here`);
        const { digest, refused } = await hashFile(this.files, path, this.onBytes);
        this.hashed.set(path, digest);
        if (refused) return this.failed("bytes", path, refused.message);
        if (digest !== expected)
            this.failed(
                "bytes",
                path,
                `the content is not what ${manifest} says: ${digestText(digest)}`,
            );
    }

    private async checkManifest(): Promise<void> {
        const text = await this.required("bytes", at.manifest);
        if (text === null) return;
        const manifest = attempt(() => parseManifest(text));
        if (manifest instanceof Refused) return this.failed("bytes", at.manifest, manifest.message);
        const before = this.report.checks.length;
        for (const [path, digest] of manifest) await this.checkListed(at.manifest, path, digest);
        for (const path of this.pathsBelow(at.payload))
            if (!manifest.has(path))
                this.failed("bytes", path, "is here, but the manifest does not list it");
        if (this.report.checks.length === before)
            this.passed("bytes", at.manifest, `${manifest.size} files, each as listed`);
    }

    private async checkTagManifest(): Promise<void> {
        const text = await this.required("package", at.tagManifest);
        if (text === null) return;
        const manifest = attempt(() => parseManifest(text));
        if (manifest instanceof Refused)
            return this.failed("package", at.tagManifest, manifest.message);
        for (const [path, digest] of manifest) {
            if (!(tagFiles as readonly string[]).includes(path))
                this.failed(
                    "package",
                    path,
                    "is in tagmanifest-sha256.txt, and no tag file of a bundle",
                );
            await this.checkListed(at.tagManifest, path, digest);
        }
        for (const path of tagFiles)
            if (!manifest.has(path))
                this.failed("package", path, "tagmanifest-sha256.txt leaves it out");
        for (const path of this.files.paths)
            if (!path.startsWith(at.payload) && !manifest.has(path) && path !== at.tagManifest)
                this.failed("package", path, "does not belong into a bundle");
    }

    private async addEntry(line: string): Promise<void> {
        if (this.entries === entriesMax) refuse("holds more entries than can be checked");
        const path = at.bodies + this.entries++;
        const body = this.files.has(path)
            ? await attemptLater(() => readAll(this.files, path, smallBytesMax))
            : null;
        const salted = body instanceof Refused ? null : body;
        if (salted !== null) ++this.bodies;
        await this.ledger.addEntry(line, salted);
    }

    // Line by line: what a stranger calls a ledger may be larger than the memory.
    private async addEntries(): Promise<void> {
        let pending = "";
        for await (const piece of this.files.read(at.entries)) {
            const lines = (pending + toText(piece)).split("\n");
            pending = lines.pop()!;
            for (const line of lines) await this.addEntry(line);
            if (pending.length > lineBytesMax) refuse("a line is longer than an entry can be");
        }
        if (pending !== "") refuse("the last line does not end");
    }

    private async checkLedger(): Promise<void> {
        const checkpoint = await this.required("checkpoint", at.checkpoint);
        if (!this.files.has(at.entries))
            return this.report.add("ledger", at.entries, "missing", "the file is not here");
        const added = await attemptLater(() => this.addEntries());
        if (added instanceof Refused) this.failed("ledger", at.entries, added.message);
        if (this.pathsBelow(at.bodies).length !== this.bodies)
            this.failed("ledger", at.bodies, "holds files that belong to no entry");
        if (checkpoint !== null) this.ledger.addCheckpoint(checkpoint, at.checkpoint);
        const bindings = await findPasskeyBindings(
            this.ledger.attestations,
            (attestation) => this.evidenceOf(attestation),
            this.anchors,
            this.signatures,
        );
        await this.ledger.finish(this.anchors, (attestation) =>
            this.checkEvidence(attestation, bindings),
        );
        this.report.append(this.ledger.report);
        this.checkEvidenceFiles();
    }

    private async evidenceOf(attestation: Attestation): Promise<string | null> {
        const path = evidencePath(attestation);
        if (!this.files.has(path)) return null;
        const evidence = await attemptLater(() => readAll(this.files, path, evidenceBytesMax));
        return evidence instanceof Refused ? null : evidence;
    }

    private async checkEvidence(
        attestation: Attestation,
        bindings: PasskeyBindings,
    ): Promise<EvidenceCheck | null> {
        const path = evidencePath(attestation);
        if (!this.files.has(path)) return null;
        const evidence = await attemptLater(() => readAll(this.files, path, evidenceBytesMax));
        if (evidence instanceof Refused)
            return { status: "failed", detail: evidence.message, trusted: false };
        if (await this.hasAnotherRevocationList(attestation))
            return {
                status: "failed",
                detail: "a revocation list is not the one that is recorded",
                trusted: false,
            };
        return checkEvidence(attestation, evidence, this.anchors, this.signatures, bindings);
    }

    private async hasAnotherRevocationList(attestation: Attestation): Promise<boolean> {
        for (const [i, path] of revocationPaths(attestation).entries()) {
            if (!this.files.has(path)) continue;
            const list = await attemptLater(() => readAll(this.files, path, evidenceBytesMax));
            if (list instanceof Refused || digestText(sha256(list)) !== attestation.revocation[i])
                return true;
        }
        return false;
    }

    // A mail that no entry speaks of would look like evidence.
    private checkEvidenceFiles(): void {
        const expected = new Set(
            this.ledger.attestations.flatMap((one) => [evidencePath(one), ...revocationPaths(one)]),
        );
        for (const path of this.files.paths)
            if (
                (path.startsWith(at.cosignatures) || path.startsWith(at.timestamps)) &&
                !expected.has(path)
            )
                this.failed("attestation", path, "belongs to no entry of the ledger");
    }

    private async checkPackageNote(keys: KeyChain): Promise<void> {
        const note = await this.required("package", at.packageNote);
        if (note === null || !this.files.has(at.manifest)) return;
        const opened = await attemptLater(() => openPackageNote(note, keys));
        if (opened instanceof Refused)
            return this.failed("package", at.packageNote, opened.message);
        const manifest = await attemptLater(() => readAll(this.files, at.manifest, smallBytesMax));
        if (manifest instanceof Refused || sha256(manifest) !== opened.manifest)
            return this.failed("package", at.packageNote, "signed another manifest than this one");
        if (opened.ledger !== this.ledger.id || opened.size !== this.ledger.leaves.length)
            return this.failed("package", at.packageNote, "signed for another ledger or size");
        this.signed("package", at.packageNote, "the ledger's key signed this set of files");
    }

    private async checkKeys(keys: KeyChain): Promise<void> {
        const text = await this.required("keys", at.keys);
        if (text !== null && text !== keysJson(keys))
            this.failed("keys", at.keys, "lists other keys than the ledger");
    }

    // data/proofs/<name>.proof, .line and .body: one entry of another ledger of the same owner.
    private async checkProof(path: string, keys: KeyChain): Promise<void> {
        const stem = path.slice(0, -".proof".length);
        const proof = parseProofFile(await readAll(this.files, path, smallBytesMax));
        const line = await readAll(this.files, `${stem}.line`, smallBytesMax);
        const body = await readAll(this.files, `${stem}.body`, smallBytesMax);
        const note = parseNote(proof.checkpoint);
        const { ledger, size, root } = parseCheckpoint(note.text);
        let ours = false;
        for (const link of keys.links)
            ours ||= await signedBy(note, originOf(ledger), link.key, this.signatures);
        if (!ours) refuse("its checkpoint is not signed by the owner's key");
        verifyInclusion(leafHash(line), proof.index, size, proof.hashes, root);
        const entry = parseEntry(line);
        if (sha256(body) !== entry.body) refuse("the body is not the one that the line commits to");
        decodeItem(entry.kind, parseJson(unsalted(body)));
    }

    private async checkProofs(keys: KeyChain): Promise<void> {
        let proved = 0;
        for (const path of this.pathsBelow(at.proofs)) {
            if (!path.endsWith(".proof")) continue;
            const checked = await attemptLater(() => this.checkProof(path, keys));
            if (checked instanceof Refused) this.failed("exhibits", path, checked.message);
            else ++proved;
        }
        if (proved > 0)
            this.signed(
                "exhibits",
                at.proofs,
                `${proved} entries of the inbox, each proved to stand there`,
            );
    }

    private checkExhibits(): void {
        let vouched = 0;
        for (const path of [...this.hashed.keys()].sort()) {
            if (!path.startsWith(at.exhibits)) continue;
            if (this.ledger.vouchesFor(this.hashed.get(path)!)) ++vouched;
            else
                this.failed(
                    "exhibits",
                    path,
                    "no disclosed entry of the ledger vouches for this content",
                );
        }
        if (vouched > 0)
            this.passed(
                "exhibits",
                at.exhibits,
                `${vouched} originals, looked up in the ledger by their digest`,
            );
    }

    // The script speaks to people who cannot read it.
    private async checkScript(): Promise<void> {
        if (!this.files.has(at.script)) return;
        const script = await attemptLater(() => readAll(this.files, at.script, smallBytesMax));
        if (!(script instanceof Refused) && digestText(sha256(script)) === scriptDigest) return;
        this.report.add(
            "package",
            at.script,
            "noted",
            "is not the one of this release: an older one, or somebody else's",
        );
    }
}

export async function verifyBundle(
    files: BundleFiles,
    anchors: Anchors,
    signatures: Signatures,
    onBytes: (count: number) => void = () => {},
): Promise<BundleReport> {
    const verifier = new BundleVerifier(files, anchors, signatures, onBytes);
    await verifier.run();
    return { report: verifier.report, ledger: verifier.ledger };
}

// A report also for a ZIP that cannot be opened at all: it is `altered`.
export async function verifyZip(
    name: string,
    blob: Blob,
    anchors: Anchors,
    signatures: Signatures,
    onBytes: (count: number) => void = () => {},
): Promise<BundleReport> {
    const files = await attemptLater(() => openZip(blob));
    if (!(files instanceof Refused)) return verifyBundle(files, anchors, signatures, onBytes);
    const report = new Report();
    report.add("package", name, "failed", files.message);
    return { report, ledger: new LedgerVerifier(signatures) };
}
