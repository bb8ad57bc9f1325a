// The key that a domain publishes for its signatures (RFC 6376 section 3.6.1), and whether it made one.
import { derFirst, derValues, tag, writeDer } from "../der";
import { CannotCheck, refuse } from "../refused";
import { sha256 } from "../sha256";
import { parsePublicKeyBytes, Signatures, verifyRsaSha256 } from "../signatures";
import { domainOf } from "./message";
import { DkimSignature } from "./signature";
import { lenientBase64, TagList } from "./tags";

export interface KeyRecord {
    rsa: boolean;
    key: string; // p=, as bytes; empty: revoked
    testing: boolean; // t=y
    strict: boolean; // t=s: i= must be of d= itself
    forMail: boolean; // s=
    sha256: boolean; // h=
}

const recordBytesMax = 16 << 10;
const derBytesMax = 8_192;
const rsaBitsMin = 1_024;
const rsaBitsMax = 16_384;
const rsaEncryption = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const derNull = "\x05\x00";

// The TXT record, its strings joined.
export function parseKeyRecord(text: string): KeyRecord {
    if (text.length > recordBytesMax) refuse("the key is too long");
    const tags = new TagList(text);
    if ((tags.get("v") ?? "DKIM1") !== "DKIM1") refuse("the record is of another version");
    const kind = tags.compact("k") ?? "rsa";
    if (kind !== "rsa" && kind !== "ed25519") refuse("the key is of an unknown kind");
    const key = tags.compact("p");
    if (key === undefined) return refuse("the record has no p=");
    const flags = (tags.compact("t") ?? "").split(":");
    const services = (tags.compact("s") ?? "*").split(":");
    return {
        rsa: kind === "rsa",
        key: lenientBase64(key),
        testing: flags.includes("y"),
        strict: flags.includes("s"),
        forMail: services.includes("*") || services.includes("email"),
        sha256: (tags.compact("h") ?? "sha256").split(":").includes("sha256"),
    };
}

// Why this key must not be used for that signature; empty: it may.
export function objection(record: KeyRecord, signature: DkimSignature): string {
    if (record.key === "") return "the domain has revoked the key";
    if (record.rsa !== signature.rsa) return "the key is of another kind than the signature";
    if (!record.forMail) return "the key is not for mail";
    if (!record.sha256) return "the key is not for SHA-256";
    if (record.strict && domainOf(signature.identity) !== signature.domain)
        return "the key is only for the domain itself, and i= is below it";
    return "";
}

// RSAPublicKey ::= SEQUENCE { modulus, publicExponent }, bare or as a SubjectPublicKeyInfo.
function bareRsaKey(der: string): string {
    const [first, second] = derValues(derFirst(der, tag.sequence));
    if (first?.tag === tag.integer) return der;
    if (
        !first?.value.startsWith(rsaEncryption) ||
        second?.tag !== tag.bitString ||
        second.value[0] !== "\0"
    )
        refuse("not a readable RSA key");
    return second.value.slice(1);
}

function bitsOf(integer: string): number {
    const digits = integer.replace(/^\0+/, "");
    return digits === "" ? 0 : 8 * digits.length - (Math.clz32(digits.charCodeAt(0)) - 24);
}

async function rsaHolds(der: string, signedBytes: string, signature: string): Promise<boolean> {
    if (der.length > derBytesMax) refuse("the RSA key is too long");
    const bare = bareRsaKey(der);
    const bits = bitsOf(derValues(derFirst(bare, tag.sequence))[0]?.value ?? "");
    if (bits > rsaBitsMax) refuse("not a readable RSA key");
    if (bits < rsaBitsMin) refuse(`an RSA key of ${bits} bits proves nothing`);
    const algorithm = writeDer(tag.sequence, rsaEncryption + derNull);
    const spki = writeDer(tag.sequence, algorithm + writeDer(tag.bitString, "\0" + bare));
    return verifyRsaSha256(spki, signedBytes, signature);
}

// Whether the key made the signature. Refused for a key that proves nothing.
export async function signatureHolds(
    record: KeyRecord,
    signature: DkimSignature,
    signedBytes: string,
    signatures: Signatures,
): Promise<boolean> {
    if (record.rsa) return rsaHolds(record.key, signedBytes, signature.signature);
    if (!signatures.available)
        throw new CannotCheck("this browser cannot check Ed25519 signatures");
    const key = parsePublicKeyBytes(record.key);
    if (signature.signature.length !== 64) return false;
    // RFC 8463 section 3: the signature is over the digest.
    return signatures.verify(key, sha256(signedBytes), signature.signature);
}
