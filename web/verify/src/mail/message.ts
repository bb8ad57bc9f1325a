// A mail as signatures see it (RFC 5322): header fields in their order, and the body, each as the bytes
// that went over the wire. Line ends are CRLF here, whatever they were in the file (RFC 6376 2.8).
import { asciiLower } from "../bytes";

const fieldsMax = 10_000;
const addressesMax = 100;

export interface HeaderField {
    name: string; // lower case, without white space behind it
    raw: string; // name, colon and value with its folds, without the last line end
    value: string; // behind the colon
}

function nameOf(field: string): string {
    return asciiLower(field.split(":", 1)[0]!.replace(/[ \t]+$/, ""));
}

// "From anna@client.example Mon Nov  2 10:00:00 2026", not "From : anna@client.example".
function beginsMailbox(line: string): boolean {
    return line.startsWith("From ") && nameOf(line) !== "from";
}

export class WireMessage {
    readonly fields: HeaderField[] = [];
    readonly body: string;

    constructor(raw: string) {
        const bytes = raw.replace(/\r?\n/g, "\r\n");
        let at = 0;
        const takeLine = (): string => {
            const end = bytes.indexOf("\r\n", at);
            const line = bytes.slice(at, end < 0 ? undefined : end);
            at = end < 0 ? bytes.length : end + 2;
            return line;
        };
        const folded = (): boolean => bytes[at] === " " || bytes[at] === "\t";
        const first = bytes.split("\r\n", 1)[0]!;
        if (beginsMailbox(first)) takeLine();
        while (at < bytes.length && this.fields.length < fieldsMax) {
            const begin = at;
            const line = takeLine();
            if (line === "") break;
            let end = begin + line.length;
            while (folded()) {
                const fold = at;
                end = fold + takeLine().length;
            }
            this.addField(bytes.slice(begin, end));
        }
        this.body = bytes.slice(at);
    }

    private addField(raw: string): void {
        const colon = raw.indexOf(":");
        if (colon >= 0) this.fields.push({ name: nameOf(raw), raw, value: raw.slice(colon + 1) });
    }

    // The field of this name that is nearest to the author.
    last(name: string): HeaderField | null {
        for (let i = this.fields.length - 1; i >= 0; --i)
            if (this.fields[i]!.name === name) return this.fields[i]!;
        return null;
    }

    count(name: string): number {
        return this.fields.filter((field) => field.name === name).length;
    }
}

// Quoted strings and comments say nothing about where a mail came from.
function withoutQuotes(value: string): string {
    let out = "";
    let depth = 0;
    let quoted = false;
    for (let i = 0; i < value.length; ++i) {
        const c = value.charAt(i);
        if (c === "\\" && (quoted || depth > 0)) {
            ++i;
            continue;
        }
        if (c === '"' && depth === 0) quoted = !quoted;
        else if (c === "(" && !quoted) ++depth;
        else if (c === ")" && !quoted && depth > 0) --depth;
        else if (!quoted && depth === 0) out += c;
    }
    return out;
}

// Addresses in a field, as far as they are plain: enough to compare domains.
export function addressesIn(value: string): string[] {
    const plain = withoutQuotes(value);
    const part = (c: string | undefined): boolean =>
        c !== undefined && /[^\x00-\x20<>,;"():]/.test(c);
    const found: string[] = [];
    for (
        let at = plain.indexOf("@");
        at >= 0 && found.length < addressesMax;
        at = plain.indexOf("@", at + 1)
    ) {
        let begin = at;
        let end = at + 1;
        while (begin > 0 && part(plain[begin - 1])) --begin;
        while (part(plain[end])) ++end;
        if (begin < at && end > at + 1) found.push(plain.slice(begin, end));
    }
    return found;
}

// Behind the last @, lower case, without a dot at the end.
export function domainOf(address: string): string {
    return asciiLower(address.slice(address.lastIndexOf("@") + 1)).replace(/\.+$/, "");
}
