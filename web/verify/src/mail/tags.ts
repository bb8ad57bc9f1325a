// Lists of tag=value (RFC 6376 section 3.2), as signatures and key records are written.
import { fromBase64 } from "../bytes";
import { refuse } from "../refused";

const space = "[ \\t\\r\\n]";
const around = new RegExp(`^${space}+|${space}+$`, "g");
const anywhere = new RegExp(space, "g");

function trimmed(text: string): string {
    return text.replace(around, "");
}

function withoutSpace(text: string): string {
    return text.replace(anywhere, "");
}

export class TagList {
    private readonly values = new Map<string, string>();

    // Refused: no tag=value, an empty name, or a tag twice.
    constructor(text: string) {
        const parts = text.split(";").map(trimmed);
        // One semicolon at the end is fine, and so is white space behind it.
        for (let i = 0; i < 2 && parts[parts.length - 1] === ""; ++i) parts.pop();
        for (const one of parts) {
            if (one === "") refuse("an empty tag");
            const sign = one.indexOf("=");
            const name = trimmed(one.slice(0, Math.max(sign, 0)));
            if (name === "") refuse("a tag without =");
            if (this.values.has(name)) refuse(`the tag ${name} stands there twice`);
            this.values.set(name, trimmed(one.slice(sign + 1)));
        }
    }

    // Without the white space around it; undefined where the tag is not there.
    get(tag: string): string | undefined {
        return this.values.get(tag);
    }

    // Without any white space inside: what base64 and lists are folded with.
    compact(tag: string): string | undefined {
        const value = this.values.get(tag);
        return value === undefined ? undefined : withoutSpace(value);
    }
}

// The text with the value of the tag taken out: a signature is over itself with an empty b= (3.7).
export function withoutValue(text: string, tag: string): string {
    return text
        .split(";")
        .map((one) => {
            const sign = one.indexOf("=");
            return sign >= 0 && trimmed(one.slice(0, sign)) === tag ? one.slice(0, sign + 1) : one;
        })
        .join(";");
}

// Base64 that may lack its padding or hold white space.
export function lenientBase64(text: string): string {
    const digits = withoutSpace(text).replace(/=+$/, "");
    return fromBase64(digits + "=".repeat((4 - (digits.length % 4)) % 4));
}
