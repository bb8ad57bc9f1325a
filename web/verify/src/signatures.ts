// Ed25519 and RSA through WebCrypto. Browsers learned Ed25519 late: Firefox with 129, Safari with 17,
// Chromium with 137.
import { Bytes, toBytes } from "./bytes";
import { CannotCheck, refuse } from "./refused";

const keyBytes = 32;
const signatureBytes = 64;

// RFC 8032 section 7.1, test 1: the empty message.
const probeKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const probeSignature =
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b" +
    "d25bf5f0595bbe24655141438e7a100b";

function bytesOfHex(hex: string): Bytes {
    return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
}

async function verifyRaw(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
    const handle = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", handle, signature, message);
}

// Whether this browser checks Ed25519: a good signature passes, and a bad one does not.
export async function ed25519Works(): Promise<boolean> {
    try {
        const signature = bytesOfHex(probeSignature);
        const good = await verifyRaw(bytesOfHex(probeKey), new Uint8Array(), signature);
        signature[0]! ^= 1;
        return good && !(await verifyRaw(bytesOfHex(probeKey), new Uint8Array(), signature));
    } catch {
        return false; // an unknown algorithm, or no WebCrypto at all
    }
}

export interface Signatures {
    // False where the browser lacks Ed25519: then `verify` takes every signature, and whoever asks
    // must report `unchecked` where it would have reported `passed`.
    readonly available: boolean;
    verify(key: string, message: string, signature: string): Promise<boolean>;
}

class BrowserSignatures implements Signatures {
    readonly available = true;
    async verify(key: string, message: string, signature: string): Promise<boolean> {
        try {
            return await verifyRaw(toBytes(key), toBytes(message), toBytes(signature));
        } catch {
            return false; // bytes that are no key
        }
    }
}

export const noSignatures: Signatures = { available: false, verify: async () => true };

export async function findSignatures(): Promise<Signatures> {
    return (await ed25519Works()) ? new BrowserSignatures() : noSignatures;
}

export function parsePublicKeyBytes(bytes: string): string {
    if (bytes.length !== keyBytes) refuse("an Ed25519 key has 32 bytes");
    return bytes;
}

export function parseSignatureBytes(bytes: string): string {
    if (bytes.length !== signatureBytes) refuse("an Ed25519 signature has 64 bytes");
    return bytes;
}

// RSASSA-PKCS1-v1_5 with SHA-256 under a SubjectPublicKeyInfo.
export async function verifyRsaSha256(
    spki: string,
    message: string,
    signature: string,
): Promise<boolean> {
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    let key: CryptoKey;
    try {
        key = await crypto.subtle.importKey("spki", toBytes(spki), algorithm, false, ["verify"]);
    } catch {
        throw new CannotCheck("this browser cannot read the key");
    }
    return crypto.subtle.verify(algorithm, key, toBytes(signature), toBytes(message));
}

// ECDSA over P-256 with SHA-256, under a SubjectPublicKeyInfo; the signature as r and s, 32 bytes each.
export async function verifyP256Sha256(
    spki: string,
    message: string,
    signature: string,
): Promise<boolean> {
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    let key: CryptoKey;
    try {
        key = await crypto.subtle.importKey("spki", toBytes(spki), curve, false, ["verify"]);
    } catch {
        return refuse("the passkey's public key: not a point of P-256");
    }
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    return crypto.subtle.verify(algorithm, key, toBytes(signature), toBytes(message));
}
