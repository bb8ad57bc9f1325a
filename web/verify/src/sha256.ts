// SHA-256 (FIPS 180-4). WebCrypto hashes whole files; it cannot hash in pieces, and asking it for
// each of a million short hashes of a tree takes minutes. So lines, tree and very large files are
// hashed here, and the tests hold this code against WebCrypto.
import { Bytes, fromHex, toBytes, toHex, toText } from "./bytes";
import { refuse } from "./refused";

// Signed: engines compute faster with them, and all that counts are the bits.
const roundConstants = new Int32Array(64);
const startState = new Int32Array(8);

// The first 32 bits of the fractional parts of roots of the first primes (sections 4.2.2, 5.3.3).
function fillConstants(): void {
    const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
    for (let candidate = 2, found = 0; found < 64; ++candidate) {
        let prime = true;
        for (let i = 2; i * i <= candidate; ++i) prime = prime && candidate % i !== 0;
        if (!prime) continue;
        if (found < 8) startState[found] = fraction(Math.sqrt(candidate));
        roundConstants[found++] = fraction(Math.cbrt(candidate));
    }
}
fillConstants();

const schedule = new Int32Array(64);

// Section 6.2.2, step 1.
function fillSchedule(block: Bytes, at: number): void {
    const w = schedule;
    for (let t = 0; t < 16; ++t, at += 4)
        w[t] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
    for (let t = 16; t < 64; ++t) {
        const x = w[t - 15]!;
        const y = w[t - 2]!;
        const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[t] = (((w[t - 16]! + small0) | 0) + ((w[t - 7]! + small1) | 0)) | 0;
    }
}

// Section 6.2.2, steps 2 to 4.
function compress(state: Int32Array, block: Bytes, at: number): void {
    fillSchedule(block, at);
    let a = state[0]!,
        b = state[1]!,
        c = state[2]!,
        d = state[3]!;
    let e = state[4]!,
        f = state[5]!,
        g = state[6]!,
        h = state[7]!;
    for (let t = 0; t < 64; ++t) {
        const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const known = (roundConstants[t]! + schedule[t]!) | 0;
        const first = (((h + big1) | 0) + ((((e & f) ^ (~e & g)) + known) | 0)) | 0;
        const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + first) | 0;
        d = c;
        c = b;
        b = a;
        a = (first + second) | 0;
    }
    state[0] = (state[0]! + a) | 0;
    state[1] = (state[1]! + b) | 0;
    state[2] = (state[2]! + c) | 0;
    state[3] = (state[3]! + d) | 0;
    state[4] = (state[4]! + e) | 0;
    state[5] = (state[5]! + f) | 0;
    state[6] = (state[6]! + g) | 0;
    state[7] = (state[7]! + h) | 0;
}

export class Sha256 {
    private readonly state = startState.slice();
    private readonly pending = new Uint8Array(64);
    private filled = 0;
    private total = 0;

    update(bytes: Bytes): this {
        this.total += bytes.length;
        let at = 0;
        if (this.filled > 0) {
            at = Math.min(64 - this.filled, bytes.length);
            this.pending.set(bytes.subarray(0, at), this.filled);
            this.filled += at;
            if (this.filled < 64) return this;
            compress(this.state, this.pending, 0);
            this.filled = 0;
        }
        for (; at + 64 <= bytes.length; at += 64) compress(this.state, bytes, at);
        this.pending.set(bytes.subarray(at));
        this.filled = bytes.length - at;
        return this;
    }

    // The digest, as 32 bytes. Ends the work.
    finish(): string {
        const length = this.total;
        const zeros = (119 - (length % 64)) % 64;
        const padding = new Uint8Array(1 + zeros + 8);
        padding[0] = 0x80;
        const view = new DataView(padding.buffer);
        view.setUint32(1 + zeros, Math.floor(length / 2 ** 29));
        view.setUint32(5 + zeros, (length * 8) % 2 ** 32);
        this.update(padding);
        const digest = new DataView(new ArrayBuffer(32));
        this.state.forEach((word, i) => digest.setInt32(4 * i, word));
        return toText(new Uint8Array(digest.buffer));
    }
}

export function sha256(bytes: string): string {
    return new Sha256().update(toBytes(bytes)).finish();
}

// "sha256:<64 digits>"
export function digestText(digest: string): string {
    return "sha256:" + toHex(digest);
}

export function parseDigestHex(hex: string): string {
    if (hex.length !== 64) refuse("a SHA-256 digest has 64 hexadecimal digits");
    return fromHex(hex);
}

export function parseDigest(text: string): string {
    if (!text.startsWith("sha256:")) refuse("a digest starts with sha256:");
    return parseDigestHex(text.slice(7));
}
