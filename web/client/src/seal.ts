// Feedback that stays here: SHA-256 of 32 bytes of salt, the stars, a line feed and the words
// (docs/formats/events.md). Only the digest is sent, until the client opens it.
import { toHex } from "./bytes";
import { words } from "./words";

export interface Opening {
    stars: number;
    words: string;
    salt: string;
}

export interface Sealed {
    digest: string;
    opening: string; // what the client keeps
}

// This browser keeps it, too; a browser may forget.
const place = `opening of ${location.pathname}`;

export function keptOpening(): string {
    try {
        return localStorage.getItem(place) ?? "";
    } catch {
        return "";
    }
}

export function keepOpening(opening: string): void {
    try {
        localStorage.setItem(place, opening);
    } catch {
        // Storage is off here: the client was told to keep the opening.
    }
}

export async function seal(stars: number, text: string): Promise<Sealed> {
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const bytes = new TextEncoder().encode(`${stars}\n${text}`);
    const all = new Uint8Array(salt.length + bytes.length);
    all.set(salt);
    all.set(bytes, salt.length);
    const digest = toHex(await crypto.subtle.digest("SHA-256", all));
    return {
        digest: `sha256:${digest}`,
        opening: JSON.stringify({ stars, text, salt: toHex(salt) }),
    };
}

// The opening as the client kept it. Thrown with words for what is none.
export function readOpening(text: string): Opening {
    try {
        const { stars, text: said, salt } = JSON.parse(text) as Record<string, unknown>;
        if (typeof stars === "number" && typeof said === "string" && typeof salt === "string")
            return { stars, words: said, salt };
    } catch {
        // Said below.
    }
    throw new Error(words.noOpening);
}
