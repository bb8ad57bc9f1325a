// What a case says, read out of the bundle whose bytes were checked.
import { BundleFiles, openZip, readAll } from "../../../verify/src/files";
import { readCsv, Row } from "./csv";

const textBytesMax = 16 << 20;

export interface Element {
    id: string;
    status: string;
    shows: string;
    exhibits: string[];
}
export interface Claim {
    text: string;
    asks: string;
    elements: Element[];
}
export interface Exhibit {
    number: string;
    shows: string;
    path: string | null; // of the original; null: kept back
}

export interface Contents {
    files: BundleFiles;
    claim: string; // the case in a sentence; may be empty
    asks: string;
    claims: Claim[];
    exhibits: Exhibit[];
    chronology: Row[];
    verifyText: string;
}

function money(row: Row): string {
    return row.asks ? `${row.asks} ${row.currency}` : "";
}

function claimsOf(rows: Row[]): Claim[] {
    const claims: Claim[] = [];
    for (const row of rows) {
        const { claim = "", element = "", status = "", shows = "", exhibit = "" } = row;
        if (claims.at(-1)?.text !== claim)
            claims.push({ text: claim, asks: money(row), elements: [] });
        const exhibits = exhibit.split(" ").filter((one) => one !== "");
        claims.at(-1)!.elements.push({ id: element, status, shows, exhibits });
    }
    return claims;
}

function exhibitsOf(rows: Row[], paths: readonly string[]): Exhibit[] {
    return rows.map(({ exhibit = "", shows = "", item }) => {
        const begin = `data/exhibits/${exhibit.padStart(3, "0")}-`;
        const path = item === "withheld" ? undefined : paths.find((one) => one.startsWith(begin));
        return { number: exhibit, shows, path: path ?? null };
    });
}

async function textOf(files: BundleFiles, path: string): Promise<string> {
    return files.has(path) ? readAll(files, path, textBytesMax) : "";
}

export async function readContents(zip: Blob): Promise<Contents> {
    const files = await openZip(zip);
    const rows = readCsv(await textOf(files, "data/claims.csv"));
    const aboutExhibits = rows.filter((row) => row.element === "");
    const first = aboutExhibits[0];
    return {
        files,
        claim: first?.claim ?? "",
        asks: first ? money(first) : "",
        claims: claimsOf(rows.filter((row) => row.element !== "")),
        exhibits: exhibitsOf(aboutExhibits, files.paths),
        chronology: readCsv(await textOf(files, "data/chronology.csv")),
        verifyText: await textOf(files, "data/VERIFY.txt"),
    };
}

// A file of the bundle, for keeping. The type says how a browser may take it: originals of strangers
// are bytes and nothing else.
export async function blobOf(files: BundleFiles, path: string, type: string): Promise<Blob> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of files.read(path)) pieces.push(piece);
    return new Blob(pieces, { type });
}
