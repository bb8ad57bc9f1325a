// Attestations: third parties that saw a checkpoint, recorded as entries (docs/formats/ledger.md).
import { kinds } from "./entry";
import { Json, JsonReader } from "./json";
import { refuse } from "./refused";
import { parseDigest } from "./sha256";
import { parseInstant } from "./time";

// The key under which a mail domain signed, as the owner found it.
export interface FoundKey {
    name: string;
    text: string;
}

export interface Attestation {
    n: number;
    kind: string;
    checkpoint: string;
    time: number;
    by: string;
    method: string;
    evidence: string; // "sha256:<hex>"
    key: FoundKey | null;
    strength: string;
    revocation: string[]; // digests of the revocation lists that were kept with a token
}

// Recorded times may run ahead of or behind an honest third party by five minutes.
const clockSkewMax = 5 * 60 * 1000;

function decodeKey(body: Json): FoundKey {
    const reader = new JsonReader(body, "key of an attestation");
    reader.string("found");
    const key = { name: reader.string("name"), text: reader.string("text") };
    if (reader.has("resolvers")) reader.integer("resolvers"); // how many gave that answer
    reader.finish();
    return key;
}

function digestIn(value: Json): string {
    if (typeof value !== "string") return refuse("revocation: not a digest");
    parseDigest(value);
    return value;
}

export function decodeAttestation(n: number, kind: string, body: Json): Attestation {
    const reader = new JsonReader(body, `body of ${kind}`);
    const by = reader.string("by");
    const checkpoint = reader.string("checkpoint");
    const evidence = reader.string("evidence");
    parseDigest(evidence);
    const method = reader.string("method");
    const time = parseInstant(reader.string("time"));
    const key = reader.has("key") ? decodeKey(reader.objectAt("key")) : null;
    const revocation = reader.has("revocation") ? reader.array("revocation").map(digestIn) : [];
    const strength = reader.has("strength") ? reader.string("strength") : "";
    reader.finish();
    return { n, kind, checkpoint, time, by, method, evidence, key, strength, revocation };
}

// Where its evidence lies in a bundle.
export function evidencePath(attestation: Attestation): string {
    if (attestation.kind === kinds.timestampReceived)
        return `data/ledger/timestamps/${attestation.n}.tsr`;
    const extension = attestation.method === "passkey" ? "json" : "eml";
    return `data/ledger/cosignatures/${attestation.n}.${extension}`;
}

// Where the revocation lists lie that were kept with a token.
export function revocationPaths({ n, revocation }: Attestation): string[] {
    return revocation.map((_, i) => `data/ledger/timestamps/${n}.${i + 1}.crl`);
}

// A passkey knows no time: then `time` is when the owner received it, and brackets nothing.
export function tellsTime(attestation: Attestation): boolean {
    return attestation.method !== "passkey";
}

// What brackets need of an attestation: entries below `covers` are earlier than `time`, entries behind
// position `n` are later.
export interface AttestedSize {
    n: number;
    covers: number;
    time: number;
}

// Between what times an entry must have been written, by third parties' word; infinite where nobody
// says so.
export interface Bracket {
    notBefore: number;
    notAfter: number;
}

// The brackets of the entries 0 to count - 1.
export function bracketsOf(
    count: number,
    attested: readonly AttestedSize[],
): (n: number) => Bracket {
    const notBefore = new Float64Array(count).fill(-Infinity);
    const notAfter = new Float64Array(count).fill(Infinity);
    for (const { n, covers, time } of attested) {
        if (n < count) notBefore[n] = Math.max(notBefore[n]!, time);
        if (covers > 0) notAfter[covers - 1] = Math.min(notAfter[covers - 1]!, time);
    }
    for (let n = 1; n < count; ++n) notBefore[n] = Math.max(notBefore[n]!, notBefore[n - 1]!);
    for (let n = count - 2; n >= 0; --n) notAfter[n] = Math.min(notAfter[n]!, notAfter[n + 1]!);
    return (n) => ({ notBefore: notBefore[n]!, notAfter: notAfter[n]! });
}

export function fits(at: number, { notBefore, notAfter }: Bracket): boolean {
    return at + clockSkewMax >= notBefore && at - clockSkewMax <= notAfter;
}
