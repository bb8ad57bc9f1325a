// Bytes are strings here whose characters run from 0 to 255: they compare, slice and search as the
// formats do, and serve as keys. `shown` turns them into what people read.
import { refuse } from "./refused";

export type Bytes = Uint8Array<ArrayBuffer>;

const chunk = 0x8000; // String.fromCharCode takes that many arguments everywhere

export function toText(bytes: Bytes): string {
    let text = "";
    for (let at = 0; at < bytes.length; at += chunk)
        text += String.fromCharCode(...bytes.subarray(at, at + chunk));
    return text;
}

export function toBytes(text: string): Bytes {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return bytes;
}

// Text that people typed, as UTF-8.
export function utf8(text: string): string {
    return toText(new TextEncoder().encode(text));
}

// For display: UTF-8 is decoded, what is none becomes U+FFFD. Control characters and marks that turn
// the direction of a line become spaces.
export function shown(text: string): string {
    const marks = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
    return new TextDecoder().decode(toBytes(text)).replace(marks, " ");
}

// Well-formed by RFC 3629: no surrogates, no overlong forms.
export function isUtf8(text: string): boolean {
    if (!/[\u0080-\u00ff]/.test(text)) return true;
    try {
        new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(toBytes(text));
        return true;
    } catch {
        return false;
    }
}

export function asciiLower(text: string): string {
    return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

// "1 entry", "3 entries", "2 lines"
export function counted(count: number, what: string): string {
    if (count === 1) return `1 ${what}`;
    return /[^aeou]y$/.test(what) ? `${count} ${what.slice(0, -1)}ies` : `${count} ${what}s`;
}

const hexDigits = "0123456789abcdef";
const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base32Digits = "abcdefghijklmnopqrstuvwxyz234567";

function writeGroups(text: string, bits: number, alphabet: string): string {
    let out = "";
    let pool = 0;
    let filled = 0;
    for (let i = 0; i < text.length; ++i) {
        pool = (pool << 8) | text.charCodeAt(i);
        for (filled += 8; filled >= bits; ) {
            filled -= bits;
            out += alphabet.charAt((pool >> filled) & ((1 << bits) - 1));
        }
        pool &= (1 << filled) - 1;
    }
    if (filled > 0) out += alphabet.charAt((pool << (bits - filled)) & ((1 << bits) - 1));
    return out;
}

function readGroups(text: string, bits: number, alphabet: string, name: string): string {
    let out = "";
    let pool = 0;
    let filled = 0;
    for (let at = 0; at < text.length; ++at) {
        const digit = alphabet.indexOf(text.charAt(at));
        if (digit < 0) refuse(`${name}: character ${at} is not of the alphabet`);
        pool = (pool << bits) | digit;
        filled += bits;
        if (filled < 8) continue;
        filled -= 8;
        out += String.fromCharCode((pool >> filled) & 0xff);
        pool &= (1 << filled) - 1;
    }
    if (filled >= bits || pool !== 0) refuse(`${name}: the last character leaves bits over`);
    return out;
}

export function toHex(bytes: string): string {
    return writeGroups(bytes, 4, hexDigits);
}

// Lower case alone.
export function fromHex(text: string): string {
    if (text.length % 2 !== 0) refuse("hex: odd number of digits");
    return readGroups(text, 4, hexDigits, "hex");
}

export function toBase64(bytes: string): string {
    const text = writeGroups(bytes, 6, base64Digits);
    return text + "=".repeat((4 - (text.length % 4)) % 4);
}

// RFC 4648 section 4 with padding, in its one writing.
export function fromBase64(text: string): string {
    if (text.length % 4 !== 0) refuse("base64: length not a multiple of 4");
    const digits = text.replace(/={1,2}$/, "");
    if (digits.length % 4 === 1) refuse("base64: wrong padding");
    return readGroups(digits, 6, base64Digits, "base64");
}

export function toBase32(bytes: string): string {
    return writeGroups(bytes, 5, base32Digits);
}

export function fromBase32(text: string): string {
    return readGroups(text, 5, base32Digits, "base32");
}
