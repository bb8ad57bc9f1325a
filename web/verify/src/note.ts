// Signed notes and checkpoints: C2SP signed-note and tlog-checkpoint (docs/formats/ledger.md).
import { fromBase64, isUtf8, toBase64, toHex } from "./bytes";
import { parseLedgerId } from "./ids";
import { attempt, refuse, Refused } from "./refused";
import { sha256 } from "./sha256";
import { Signatures } from "./signatures";

const dash = "\xe2\x80\x94 "; // U+2014 in UTF-8, space
const noteBytesMax = 64 * 1024;
const signaturesMax = 16;
const keyIdBytes = 4;
const ed25519 = "\x01";
const originPrefix = "tallystick/";

export interface NoteSignature {
    name: string;
    keyId: string; // 4 bytes
    signature: string;
}

export interface SignedNote {
    text: string; // ends with a line feed
    signatures: NoteSignature[];
}

export interface Checkpoint {
    ledger: string;
    size: number;
    root: string;
}

function badNote(what: string): never {
    return refuse(`signed note: ${what}`);
}

function parseSignatureLine(line: string): NoteSignature {
    if (!line.startsWith(dash)) badNote("a signature line has no dash");
    const rest = line.slice(dash.length);
    const space = rest.indexOf(" ");
    if (space <= 0) badNote("a signature line has no name");
    const name = rest.slice(0, space);
    if (name.includes("+")) badNote("a key name must not hold '+'");
    const raw = attempt(() => fromBase64(rest.slice(space + 1)));
    if (raw instanceof Refused || raw.length !== keyIdBytes + 64)
        badNote("a signature is not base64 of 68 bytes");
    return { name, keyId: raw.slice(0, keyIdBytes), signature: raw.slice(keyIdBytes) };
}

export function parseNote(bytes: string): SignedNote {
    if (bytes.length > noteBytesMax) badNote("longer than 64 KiB");
    if (!isUtf8(bytes)) badNote("not UTF-8");
    if (/[\x00-\x09\x0b-\x1f]/.test(bytes)) badNote("holds a control character");
    const split = bytes.lastIndexOf("\n\n");
    if (split < 0) badNote("no empty line before the signatures");
    const lines = bytes.slice(split + 2).split("\n");
    if (lines.length === 1 && lines[0] === "") badNote("nobody signed");
    if (lines.pop() !== "") badNote("the end of a signature line is missing");
    if (lines.length > signaturesMax) badNote("too many signatures");
    return { text: bytes.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

export function keyId(name: string, key: string): string {
    return sha256(name + "\n" + ed25519 + key).slice(0, keyIdBytes);
}

// What Go's note.NewVerifier takes.
export function verifierKey(name: string, key: string): string {
    return `${name}+${toHex(keyId(name, key))}+${toBase64(ed25519 + key)}`;
}

// True when one of the signatures is this key's, under this name, over the text.
export async function signedBy(
    note: SignedNote,
    name: string,
    key: string,
    signatures: Signatures,
): Promise<boolean> {
    const id = keyId(name, key);
    for (const one of note.signatures)
        if (one.name === name && one.keyId === id)
            if (await signatures.verify(key, note.text, one.signature)) return true;
    return false;
}

export function originOf(ledger: string): string {
    return originPrefix + ledger;
}

export function checkpointText(checkpoint: Checkpoint): string {
    return `${originOf(checkpoint.ledger)}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

// A number in its one writing; no ledger comes near 2^53 entries.
export function parseCount(text: string): number | null {
    const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : null;
}

// Reads exactly what checkpointText writes.
export function parseCheckpoint(text: string): Checkpoint {
    const lines = text.split("\n");
    for (const [i, name] of ["origin", "size", "root"].entries())
        if (lines.length < i + 2) badNote(`the ${name} line is missing`);
    if (lines.length !== 4 || lines[3] !== "")
        badNote("a checkpoint of this ledger has three lines");
    const [origin, sizeText, rootText] = lines as [string, string, string];
    if (!origin.startsWith(originPrefix)) badNote("the origin is not a Tallystick ledger");
    const ledger = parseLedgerId(origin.slice(originPrefix.length));
    const size = parseCount(sizeText);
    const root = attempt(() => fromBase64(rootText));
    if (size === null || root instanceof Refused || root.length !== 32)
        badNote("the size or the root of the checkpoint cannot be read");
    return { ledger, size, root };
}
