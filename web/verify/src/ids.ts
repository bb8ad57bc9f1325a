// Short names of things (docs/formats/ledger.md).
import { fromBase32, toBase32 } from "./bytes";
import { attempt, refuse, Refused } from "./refused";

const longIdBytes = 20;
const shortIdBytes = 10;

function parseId(text: string, bytes: number, name: string): string {
    const raw = attempt(() => fromBase32(text));
    if (raw instanceof Refused || raw.length !== bytes) refuse(`not ${name}: ${text.slice(0, 60)}`);
    return text;
}

export function ledgerIdOf(leaf0: string): string {
    return toBase32(leaf0.slice(0, longIdBytes));
}

export function parseLedgerId(text: string): string {
    return parseId(text, longIdBytes, "a ledger id");
}

export function parsePartitionId(text: string): string {
    return parseId(text, shortIdBytes, "a partition id");
}

export function itemIdOf(digest: string): string {
    return toBase32(digest.slice(0, shortIdBytes));
}

// "75e5rtlg7s3zq4bm", or a part of it: "75e5rtlg7s3zq4bm/2.1".
export function parseItemId(text: string): string {
    const [whole, ...path] = text.split("/");
    parseId(whole!, shortIdBytes, "an item id");
    if (path.length > 0 && !/^[1-9][0-9]*(\.[1-9][0-9]*)*$/.test(path.join("/")))
        refuse(`not a part of an item: ${text}`);
    return text;
}
