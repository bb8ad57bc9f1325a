// Attestations: third parties that saw a checkpoint, recorded as entries (docs/formats/ledger.md).
import { kinds } from "./entry";
import { Json, JsonReader } from "./json";
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
}

// Recorded times may run ahead of or behind an honest third party by five minutes.
const clockSkewMax = 5 * 60 * 1000;

function decodeKey(body: Json): FoundKey {
    const reader = new JsonReader(body, "key of an attestation");
    reader.string("found");
    const key = { name: reader.string("name"), text: reader.string("text") };
    reader.finish();
    return key;
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
    const strength = reader.has("strength") ? reader.string("strength") : "";
    reader.finish();
    return { n, kind, checkpoint, time, by, method, evidence, key, strength };
}

// Where its evidence lies in a bundle.
export function evidencePath(attestation: Attestation): string {
    return attestation.kind === kinds.timestampReceived
        ? `data/ledger/timestamps/${attestation.n}.tsr`
        : `data/ledger/cosignatures/${attestation.n}.eml`;
}

// What brackets need of an attestation: entries below `covers` are earlier than `time`, entries behind
// position `n` are later.
export interface AttestedSize {
    n: number;
    covers: number;
    time: number;
}

// Between what times the entry must have been written, by third parties' word.
export function bracketOf(n: number, attested: readonly AttestedSize[]): [number, number] {
    let notBefore = -Infinity;
    let notAfter = Infinity;
    for (const one of attested) {
        if (n < one.covers) notAfter = Math.min(notAfter, one.time);
        if (n >= one.n) notBefore = Math.max(notBefore, one.time);
    }
    return [notBefore, notAfter];
}

export function fits(at: number, [notBefore, notAfter]: [number, number]): boolean {
    return at + clockSkewMax >= notBefore && at - clockSkewMax <= notAfter;
}
