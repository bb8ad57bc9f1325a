// Feedback that stays here: SHA-256 of 32 bytes of salt, the stars, a line feed and the words
// (docs/formats/events.md). Only the digest is sent.
import { toHex } from "./bytes";

export interface Sealed {
    digest: string;
    opening: string; // what the client keeps
}

export async function seal(stars: number, text: string): Promise<Sealed> {
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const words = new TextEncoder().encode(`${stars}\n${text}`);
    const bytes = new Uint8Array(salt.length + words.length);
    bytes.set(salt);
    bytes.set(words, salt.length);
    const digest = toHex(await crypto.subtle.digest("SHA-256", bytes));
    return {
        digest: `sha256:${digest}`,
        opening: JSON.stringify({ stars, text, salt: toHex(salt) }),
    };
}
