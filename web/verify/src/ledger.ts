// Verifies one ledger from its bytes: every line, every disclosed body, the key chain, checkpoints,
// attestations and anchors, by the rules of docs/formats/ledger.md.
import {
    AttestedSize,
    Attestation,
    bracketsOf,
    decodeAttestation,
    fits,
    tellsTime,
} from "./attestation";
import { counted } from "./bytes";
import {
    bringsItem,
    EntryLine,
    isAttestation,
    kinds,
    mustBeDisclosed,
    parseEntry,
    unsalted,
} from "./entry";
import { ledgerIdOf } from "./ids";
import { checkCorrection, decodeErasedItem, decodeItem, isCorrection } from "./item";
import { Json, JsonReader, parseJson } from "./json";
import { KeyChain, parsePublicKey } from "./key_chain";
import { Checkpoint, parseCheckpoint, parseNote } from "./note";
import { attempt, attemptLater, refuse, Refused } from "./refused";
import { anchorLayer, Report, Status } from "./report";
import { digestText, sha256 } from "./sha256";
import { Signatures } from "./signatures";
import { formatInstant } from "./time";
import { leafHash, rootsAt } from "./tree";

// What the reader knows from outside the material that is checked.
export interface Anchors {
    key: string | null; // fingerprint of the owner's key, 32 bytes
    keptNotes: readonly string[]; // checkpoints out of letters that the reader kept
    mailKeys: ReadonlyMap<string, string>; // TXT records of mail domains by their names
}

export const noAnchors: Anchors = { key: null, keptNotes: [], mailKeys: new Map() };

export interface EvidenceCheck {
    status: Status;
    detail: string;
    trusted: boolean; // checked with what the reader knows from outside
}

// Null where the evidence is not at hand.
export type CheckEvidence = (attestation: Attestation) => Promise<EvidenceCheck | null>;

type Roots = Map<number, string>;

export const withoutEd25519 = "this browser cannot check Ed25519 signatures";

export class LedgerVerifier {
    readonly report = new Report();
    readonly leaves: string[] = [];
    readonly attestations: Attestation[] = [];
    id: string | null = null;
    keys: KeyChain | null = null;
    private readonly times: number[] = [];
    private readonly notShown: number[] = [];
    private readonly erased = new Set<number>();
    private readonly attested: AttestedSize[] = [];
    private readonly checkpoints: [subject: string, note: string][] = [];
    private readonly vouched = new Set<string>();
    private readonly partitions = new Map<string, { entries: number; disclosed: number }>();
    private linesBad = 0;
    private bodiesChecked = 0;

    constructor(private readonly signatures: Signatures) {}

    // Entries in order, from n = 0. `salted` is null for a body that is withheld.
    async addEntry(line: string, salted: string | null): Promise<void> {
        const n = this.leaves.length;
        this.leaves.push(leafHash(line));
        const entry = attempt(() => parseEntry(line));
        const before = this.times[n - 1];
        if (entry instanceof Refused) {
            ++this.linesBad;
            this.times.push(before ?? 0);
            return this.failed("ledger", entryName(n), entry.message);
        }
        this.checkPlace(entry, n, before);
        this.times.push(Math.max(entry.at, before ?? entry.at));
        const partition = this.partitions.get(entry.part) ?? { entries: 0, disclosed: 0 };
        this.partitions.set(entry.part, partition);
        ++partition.entries;
        if (salted === null) {
            if (mustBeDisclosed(entry.kind))
                this.failed("ledger", entryName(n), `the body of ${entry.kind} must be disclosed`);
            this.notShown.push(n);
            return;
        }
        ++partition.disclosed;
        const checked = await attemptLater(() => this.addBody(entry, n, salted));
        if (checked instanceof Refused) return this.failed("ledger", entryName(n), checked.message);
        ++this.bodiesChecked;
    }

    // A checkpoint that the owner hands over. The one of the greatest size must cover all entries.
    addCheckpoint(note: string, subject: string): void {
        this.checkpoints.push([subject, note]);
    }

    // Ends the work. Call once.
    async finish(anchors: Anchors, evidence: CheckEvidence): Promise<void> {
        this.summarize();
        this.checkIdentity();
        if (!this.keys) return;
        await this.checkCheckpoints(this.keys);
        const notes = [...this.attestations.map((one) => one.checkpoint), ...anchors.keptNotes];
        const sizes = notes
            .map((note) => attempt(() => parseCheckpoint(parseNote(note).text)))
            .map((checkpoint) => (checkpoint instanceof Refused ? 0 : checkpoint.size));
        const roots = rootsAt(this.leaves, sizes);
        await this.checkAttestations(this.keys, roots, evidence);
        this.checkBrackets();
        this.checkWithheld();
        await this.checkAnchors(this.keys, anchors, roots);
    }

    // Whether a disclosed item entry names this content, as its own or as a part.
    vouchesFor(digest: string): boolean {
        return this.vouched.has(digest);
    }

    private failed(layer: string, subject: string, detail: string): void {
        this.report.add(layer, subject, "failed", detail);
    }

    // For what rests on a signature.
    private signed(layer: string, subject: string, detail: string): void {
        const { available } = this.signatures;
        if (available) this.report.add(layer, subject, "passed", detail);
        else this.report.add(layer, subject, "unchecked", `${detail}; ${withoutEd25519}`);
    }

    private checkPlace(entry: EntryLine, n: number, before: number | undefined): void {
        if (entry.n !== n)
            this.failed("ledger", entryName(n), `the line says that it is number ${entry.n}`);
        if (before !== undefined && entry.at < before)
            this.failed(
                "ledger",
                entryName(n),
                `recorded at ${formatInstant(entry.at)}, before the entry in front of it`,
            );
        if (entry.kind === kinds.clockSet)
            this.report.add(
                "ledger",
                entryName(n),
                "noted",
                "the clock was set by hand: recorded times from here on prove nothing",
            );
    }

    private async addBody(entry: EntryLine, n: number, salted: string): Promise<void> {
        if (sha256(salted) !== entry.body)
            refuse("the body is not the one that the line commits to");
        const body = parseJson(unsalted(salted));
        if ((n === 0) !== (entry.kind === kinds.ledgerOpened))
            refuse("a ledger opens with ledger.opened, once");
        if (n === 0) return this.openLedger(body);
        if (entry.kind === kinds.ledgerKeyRotated && this.keys) await this.keys.rotate(n, body);
        this.readBody(entry.kind, n, body);
    }

    private openLedger(body: Json): void {
        const key = parsePublicKey(new JsonReader(body, "body of ledger.opened").string("key"));
        this.id = ledgerIdOf(this.leaves[0]!);
        this.keys = new KeyChain(this.id, key, this.signatures);
    }

    private readBody(kind: string, n: number, body: Json): void {
        if (isAttestation(kind)) this.attestations.push(decodeAttestation(n, kind, body));
        if (isCorrection(kind)) checkCorrection(n, kind, body);
        if (kind === kinds.itemErased)
            for (const entry of decodeErasedItem(body)) this.erased.add(entry);
        if (bringsItem(kind)) {
            const record = decodeItem(kind, body);
            for (const digest of [record.blob, ...record.children]) this.vouched.add(digest);
        }
    }

    private summarize(): void {
        if (this.linesBad === 0 && this.leaves.length > 0)
            this.report.add(
                "ledger",
                "entry lines",
                "passed",
                `${counted(this.leaves.length, "line")} in their one form, numbered`,
            );
        this.report.add(
            "ledger",
            "bodies",
            this.bodiesChecked > 0 ? "passed" : "missing",
            `${counted(this.bodiesChecked, "disclosed body")} match their commitments`,
        );
        for (const [part, count] of [...this.partitions].sort(([a], [b]) => (a < b ? -1 : 1)))
            if (count.disclosed > 0 && count.disclosed < count.entries)
                this.report.add(
                    "ledger",
                    `partition ${part}`,
                    "noted",
                    `${counted(count.entries, "entry")} recorded under this id, ` +
                        `${count.disclosed} disclosed`,
                );
    }

    private checkIdentity(): void {
        if (!this.keys) return this.failed("ledger", "entry 0", "no readable ledger.opened");
        this.report.add("ledger", "ledger id", "passed", `${this.id} is the hash of entry 0`);
        for (const link of this.keys.links) {
            const subject = link.n === 0 ? "first key" : `key since ${entryName(link.n)}`;
            const detail = `fingerprint ${digestText(sha256(link.key))}`;
            if (link.n === 0) this.report.add("keys", subject, "passed", detail);
            else this.signed("keys", subject, detail);
        }
    }

    private async checkCheckpoints(keys: KeyChain): Promise<void> {
        const opened: [string, Checkpoint][] = [];
        for (const [subject, note] of this.checkpoints) {
            const checkpoint = await attemptLater(() => keys.openCheckpoint(note));
            if (checkpoint instanceof Refused)
                this.failed("checkpoint", subject, checkpoint.message);
            else opened.push([subject, checkpoint]);
        }
        const roots = rootsAt(
            this.leaves,
            opened.map(([, checkpoint]) => checkpoint.size),
        );
        let head = -1;
        for (const [subject, { size, root }] of opened) {
            const text = `size ${size}`;
            if (size > this.leaves.length) {
                this.report.add(
                    "checkpoint",
                    subject,
                    "missing",
                    `${text} was signed, but only ${counted(this.leaves.length, "entry line")} ` +
                        "are here: the tail is missing",
                );
            } else if (roots.get(size) !== root) {
                this.failed("checkpoint", subject, `${text}: the entries have another root`);
            } else {
                this.signed("checkpoint", subject, `${text}, signed, root agrees`);
                head = Math.max(head, size);
            }
        }
        if (this.checkpoints.length === 0)
            this.report.add("checkpoint", "newest", "missing", "no signed checkpoint is here");
        else if (head >= 0 && head < this.leaves.length)
            this.failed(
                "checkpoint",
                "newest",
                `${counted(this.leaves.length - head, "entry")} behind the newest checkpoint: ` +
                    "signed by nobody",
            );
    }

    private async checkAttestations(
        keys: KeyChain,
        roots: Roots,
        evidence: CheckEvidence,
    ): Promise<void> {
        for (const one of this.attestations) {
            const wrong = (why: string): void => this.failed("attestation", entryName(one.n), why);
            const checkpoint = await attemptLater(() => keys.openCheckpoint(one.checkpoint));
            if (checkpoint instanceof Refused) {
                wrong(checkpoint.message);
            } else if (checkpoint.size > one.n) {
                wrong(`attests size ${checkpoint.size}, which did not exist yet`);
            } else if (roots.get(checkpoint.size) !== checkpoint.root) {
                wrong("the attested checkpoint is not a prefix of this ledger");
            } else {
                if (tellsTime(one))
                    this.attested.push({ n: one.n, covers: checkpoint.size, time: one.time });
                await this.checkEvidence(one, checkpoint.size, evidence);
            }
        }
    }

    private async checkEvidence(
        attestation: Attestation,
        size: number,
        evidence: CheckEvidence,
    ): Promise<void> {
        const { n, by, method, time } = attestation;
        const covers = ` over size ${size}`;
        const checked = await evidence(attestation);
        if (!checked)
            return this.report.add(
                "attestation",
                entryName(n),
                "unchecked",
                `${by} (${method})${covers} on ${formatInstant(time)}; ` +
                    "the evidence itself is not here",
            );
        const about =
            checked.status === "unchecked"
                ? ` (about the first ${counted(size, "entry")})`
                : covers;
        this.report.add("attestation", entryName(n), checked.status, checked.detail + about);
        if (!checked.trusted) return;
        const detail = `${by} vouches for the first ${counted(size, "entry")}`;
        if (checked.status === "passed") this.signed(anchorLayer, entryName(n), detail);
        else this.report.add(anchorLayer, entryName(n), checked.status, detail);
    }

    private checkBrackets(): void {
        if (this.attested.length === 0)
            return this.report.add(
                "attestation",
                "times",
                "unchecked",
                "nobody else has attested this ledger: recorded times are the owner's word",
            );
        const brackets = bracketsOf(this.times.length, this.attested);
        this.times.forEach((at, n) => {
            const bracket = brackets(n);
            if (fits(at, bracket)) return;
            const { notBefore, notAfter } = bracket;
            this.failed(
                "attestation",
                entryName(n),
                `recorded at ${formatInstant(at)}, but attested ` +
                    (notBefore > -Infinity ? `not before ${formatInstant(notBefore)} ` : "") +
                    (notAfter < Infinity ? `not after ${formatInstant(notAfter)}` : ""),
            );
        });
    }

    private checkWithheld(): void {
        const erased = this.notShown.filter((n) => this.erased.has(n)).length;
        const withheld = this.notShown.length - erased;
        if (withheld > 0)
            this.report.add(
                "ledger",
                "withheld",
                "noted",
                `${counted(withheld, "body")} withheld; the lines are here and unchanged`,
            );
        if (erased > 0)
            this.report.add(
                "ledger",
                "erased",
                "noted",
                `${counted(erased, "body")} erased with a recorded reason`,
            );
    }

    private async checkAnchors(keys: KeyChain, anchors: Anchors, roots: Roots): Promise<void> {
        if (anchors.key !== null) {
            if (keys.holds(anchors.key))
                this.signed(anchorLayer, "pinned key", "the owner's key is the one you named");
            else
                this.failed(
                    anchorLayer,
                    "pinned key",
                    "this ledger was never signed by the key you named",
                );
        }
        let ours = anchors.keptNotes.length === 0;
        for (const [i, note] of anchors.keptNotes.entries())
            if (await this.checkKept(keys, `kept checkpoint ${i + 1}`, note, roots)) ours = true;
        if (!ours)
            this.report.add(
                anchorLayer,
                "kept checkpoints",
                "missing",
                "none of the letters that you kept is about this ledger: ask for the one that they name",
            );
        if (anchors.key === null && anchors.keptNotes.length === 0)
            this.report.add(
                anchorLayer,
                "from outside",
                "unchecked",
                "name the owner's key or give letters that you kept",
            );
    }

    // False when the letter speaks of another ledger, or of none.
    private async checkKept(
        keys: KeyChain,
        subject: string,
        keptNote: string,
        roots: Roots,
    ): Promise<boolean> {
        const note = attempt(() => parseNote(keptNote));
        const kept = note instanceof Refused ? note : attempt(() => parseCheckpoint(note.text));
        if (note instanceof Refused || kept instanceof Refused || kept.ledger !== this.id) {
            const why =
                kept instanceof Refused ? kept.message : `is of another ledger: ${kept.ledger}`;
            this.report.add(anchorLayer, subject, "unchecked", why);
            return false;
        }
        const { size, root } = kept;
        if ((await attemptLater(() => keys.openCheckpoint(note))) instanceof Refused)
            this.failed(
                anchorLayer,
                subject,
                "a letter carries a checkpoint that this ledger's key did not sign",
            );
        else if (size > this.leaves.length)
            this.report.add(
                anchorLayer,
                subject,
                "missing",
                `you kept size ${size}, but fewer entries are here: the tail is missing`,
            );
        else if (roots.get(size) !== root)
            this.failed(anchorLayer, subject, `you kept another history of size ${size}`);
        else
            this.signed(
                anchorLayer,
                subject,
                `the first ${counted(size, "entry")} are those that you kept a checkpoint of`,
            );
        return true;
    }
}

function entryName(n: number): string {
    return `entry ${n}`;
}
