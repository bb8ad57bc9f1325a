// CSV by RFC 4180, as the case holds it: rows by the names in their first line. Bytes go in; text
// for people comes out.
import { shown } from "../../../verify/src/bytes";

export type Row = Record<string, string>;

const rowsMax = 100_000;

function cellsOf(text: string): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
    while (cell.lastIndex < text.length && rows.length <= rowsMax) {
        const found = cell.exec(text);
        if (!found) break; // a quote that never ends
        const raw = found[1]!;
        row.push(shown(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw));
        if (found[2] === ",") continue;
        rows.push(row);
        row = [];
    }
    return rows;
}

export function readCsv(bytes: string): Row[] {
    const [names = [], ...rows] = cellsOf(bytes);
    return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}
