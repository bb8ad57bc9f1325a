// The public line of an entry, and the salted body that it commits to (docs/formats/ledger.md).
import { parsePartitionId } from "./ids";
import { JsonReader, parseJson } from "./json";
import { refuse } from "./refused";
import { parseDigest } from "./sha256";
import { parseInstant } from "./time";

export interface EntryLine {
    at: number;
    author: string;
    body: string; // the commitment, as 32 bytes
    kind: string;
    n: number;
    part: string;
}

// The kinds that a verifier understands; docs/formats/events.md lists all.
export const kinds = {
    ledgerOpened: "ledger.opened",
    ledgerKeyRotated: "ledger.key-rotated",
    ledgerContinued: "ledger.continued",
    clockSet: "clock.set",
    itemRecorded: "item.recorded",
    itemFiled: "item.filed",
    itemErased: "item.erased",
    timestampReceived: "timestamp.received",
    cosignatureReceived: "cosignature.received",
    entryCorrected: "entry.corrected",
    entryVoided: "entry.voided",
} as const;

const lineBytesMax = 1024;
const kindBytesMax = 64;
const saltBytes = 32;
const parties = ["freelancer", "client", "mediator", "platform", "system"];

function parseParty(text: string): string {
    if (!parties.includes(text)) refuse(`unknown party: ${text.slice(0, 60)}`);
    return text;
}

function isEntryKind(kind: string): boolean {
    const words = /^[a-z]([a-z-]*[a-z])?\.[a-z]([a-z-]*[a-z])?$/;
    return kind.length <= kindBytesMax && words.test(kind);
}

export function parseEntry(line: string): EntryLine {
    if (line.length > lineBytesMax) refuse("entry line: longer than 1024 bytes");
    const reader = new JsonReader(parseJson(line), "entry line");
    const at = parseInstant(reader.string("at"));
    const author = parseParty(reader.string("author"));
    const body = parseDigest(reader.string("body"));
    const kind = reader.string("kind");
    const n = reader.integer("n");
    const part = parsePartitionId(reader.string("part"));
    if (reader.integer("v") !== 1) refuse("entry line: unknown version");
    reader.finish();
    if (n < 0) refuse("entry line: negative position");
    if (!isEntryKind(kind)) refuse("entry line: the kind is not noun.past-participle");
    return { at, author, body, kind, n, part };
}

// The body behind the salt.
export function unsalted(salted: string): string {
    if (salted.length < saltBytes) refuse("an entry body is shorter than its salt");
    return salted.slice(saltBytes);
}

export function bringsItem(kind: string): boolean {
    return kind === kinds.itemRecorded || kind === kinds.itemFiled;
}

export function isAttestation(kind: string): boolean {
    return kind === kinds.timestampReceived || kind === kinds.cosignatureReceived;
}

// Bodies without which a reader cannot follow keys and attestations.
export function mustBeDisclosed(kind: string): boolean {
    return (
        kind === kinds.ledgerOpened ||
        kind === kinds.ledgerKeyRotated ||
        kind === kinds.ledgerContinued ||
        isAttestation(kind)
    );
}
