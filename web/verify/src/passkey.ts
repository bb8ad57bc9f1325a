// A passkey's signature over a checkpoint and an agreement (docs/formats/passkey.md).
import { fromBase64, toBase64 } from "./bytes";
import { derValues, tag } from "./der";
import { JsonReader, parseJson } from "./json";
import { Checkpoint } from "./note";
import { CannotCheck, refuse } from "./refused";
import { digestText, parseDigest, sha256 } from "./sha256";
import { parseSignatureBytes, Signatures, verifyP256Sha256 } from "./signatures";

const evidenceBytesMax = 32_768;
const clientDataBytesMax = 4_096;
const authenticatorDataBytesMax = 4_096;
const signatureBytesMax = 128;
const originBytesMax = 300;

// Everything in front of a key's own bytes in a SubjectPublicKeyInfo.
const es256Front =
    "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07" +
    "\x03\x42\x00";
const ed25519Front = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";
const pointBytes = 65;
const ed25519Bytes = 32;

export interface PasskeyEvidence {
    agreement: string | null; // "sha256:<hex>"
    authenticatorData: string;
    clientData: string;
    origin: string;
    publicKey: string; // SubjectPublicKeyInfo
    signature: string;
}

export function decodePasskeyEvidence(bytes: string): PasskeyEvidence {
    if (bytes.length > evidenceBytesMax) refuse("evidence of a passkey: too long");
    const reader = new JsonReader(parseJson(bytes), "evidence of a passkey");
    if (reader.integer("v") !== 1) refuse("evidence of a passkey: an unknown version");
    const blob = (name: string): string => fromBase64(reader.string(name));
    const evidence = {
        authenticatorData: blob("authenticator_data"),
        clientData: blob("client_data"),
        signature: blob("signature"),
        origin: reader.string("origin"),
        publicKey: checkedKey(blob("public_key")),
        agreement: reader.has("agreement") ? reader.string("agreement") : null,
    };
    if (evidence.agreement !== null) parseDigest(evidence.agreement);
    reader.finish();
    return evidence;
}

// What people compare and a reply quotes.
export function fingerprintOf(evidence: PasskeyEvidence): string {
    return digestText(sha256(evidence.publicKey));
}

function checkedKey(spki: string): string {
    const isEs256 = spki.startsWith(es256Front + "\x04");
    if (isEs256 && spki.length === es256Front.length + pointBytes) return spki;
    if (spki.startsWith(ed25519Front) && spki.length === ed25519Front.length + ed25519Bytes)
        return spki;
    return refuse("the passkey's public key: neither a P-256 nor an Ed25519 key in DER");
}

// The 32 bytes that the passkey must have been asked to sign.
export function challengeOf(checkpoint: Checkpoint, agreement: string | null): string {
    const { ledger, size, root } = checkpoint;
    return sha256(
        `tallystick passkey v1\n${ledger}\n${size}\n${toBase64(root)}\n${agreement ?? "none"}\n`,
    );
}

function base64url(bytes: string): string {
    return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

// The host that the passkey is bound to: https, but for http://localhost.
function relyingPartyOf(origin: string): string {
    const found = /^(https?):\/\/([a-z0-9.-]+)(:[0-9]{1,5})?$/.exec(origin);
    if (
        !found ||
        origin.length > originBytesMax ||
        (found[1] === "http" && found[2] !== "localhost")
    )
        return refuse("a passkey needs an address such as https://tally.example");
    return found[2]!;
}

// Limited verification, WebAuthn Level 2 section 5.8.1.2: one writing, so no JSON of a stranger is parsed.
function checkClientData(clientData: string, challenge: string, origin: string): void {
    const bad = (why: string): never => refuse(`client data of the passkey: ${why}`);
    if (clientData.length > clientDataBytesMax) bad("too long");
    let rest = clientData;
    const take = (expected: string): boolean => {
        if (!rest.startsWith(expected)) return false;
        rest = rest.slice(expected.length);
        return true;
    };
    if (!take('{"type":"webauthn.get","challenge":"')) bad("not for webauthn.get");
    if (!take(`${base64url(challenge)}","origin":"`)) bad("it was asked to sign another challenge");
    if (!take(`${origin}"`)) bad("it was made on another site");
    if (rest === "}") return; // some browsers leave crossOrigin out where it is false
    if (!take(',"crossOrigin":false')) bad("it was made in a frame of another site");
    if (rest !== "}" && !(rest.startsWith(',"') && rest.endsWith("}")))
        bad("not in the writing of the standard");
}

const flagPresent = 0x01;
const flagVerified = 0x04;
const flagCredential = 0x40;
const flagExtensions = 0x80;

// Section 6.1; returns whether the user was verified.
function checkAuthenticatorData(data: string, host: string): boolean {
    const bad = (why: string): never => refuse(`authenticator data: ${why}`);
    if (data.length < 37 || data.length > authenticatorDataBytesMax)
        bad("of another length than can be");
    if (data.slice(0, 32) !== sha256(host)) bad("the passkey belongs to another site");
    const flags = data.charCodeAt(32);
    if (!(flags & flagPresent)) bad("nobody touched the device");
    if (flags & flagCredential) bad("a new key where none was asked for");
    if (Boolean(flags & flagExtensions) === (data.length === 37))
        bad("what stands behind it is not announced");
    return Boolean(flags & flagVerified);
}

// r and s of a signature in DER, 32 bytes each; null where it is not the one writing.
export function rawOfDer(signature: string): string | null {
    try {
        const [sequence, behind] = derValues(signature);
        if (sequence?.tag !== tag.sequence || behind || signature.charCodeAt(1) > 0x7f) return null;
        const [r, s, more] = derValues(sequence.value);
        if (!r || !s || more) return null;
        const numbers = [r, s].map(({ tag: kind, value, whole }) =>
            kind === tag.integer && whole.length === value.length + 2 ? numberOf(value) : null,
        );
        return numbers.includes(null) ? null : numbers.join("");
    } catch {
        return null; // cut off, or lengths that DER does not have
    }
}

function numberOf(value: string): string | null {
    const first = value.charCodeAt(0);
    if (value.length === 0 || first > 0x7f) return null; // negative
    if (first === 0 && value.length > 1 && value.charCodeAt(1) < 0x80) return null; // padded
    const digits = first === 0 ? value.slice(1) : value;
    return digits.length > 32 ? null : "\0".repeat(32 - digits.length) + digits;
}

async function isSigned(
    { publicKey, signature }: PasskeyEvidence,
    message: string,
    signatures: Signatures,
): Promise<boolean> {
    if (signature.length > signatureBytesMax) return false;
    if (publicKey.startsWith(es256Front)) {
        const raw = rawOfDer(signature);
        return raw !== null && verifyP256Sha256(publicKey, message, raw);
    }
    if (!signatures.available)
        throw new CannotCheck("this browser cannot check Ed25519 signatures");
    if (signature.length !== 64) return false;
    const key = publicKey.slice(ed25519Front.length);
    return signatures.verify(key, message, parseSignatureBytes(signature));
}

// Refuses what does not hold for this challenge; returns whether the user was verified.
export async function checkPasskey(
    evidence: PasskeyEvidence,
    challenge: string,
    signatures: Signatures,
): Promise<boolean> {
    const host = relyingPartyOf(evidence.origin);
    checkClientData(evidence.clientData, challenge, evidence.origin);
    const verified = checkAuthenticatorData(evidence.authenticatorData, host);
    const message = evidence.authenticatorData + sha256(evidence.clientData);
    if (!(await isSigned(evidence, message, signatures))) refuse("the passkey did not sign this");
    return verified;
}
