// Whether a mail is what a domain signed (RFC 6376). Keys are handed in, whoever found them.
import { counted } from "../bytes";
import { attempt, attemptLater, Refused } from "../refused";
import { sha256 } from "../sha256";
import { Signatures } from "../signatures";
import { canonicalBody, canonicalField, Form } from "./canonical";
import { objection, parseKeyRecord, signatureHolds } from "./key_record";
import { addressesIn, domainOf, HeaderField, WireMessage } from "./message";
import { DkimSignature, keyNameOf, parseSignature } from "./signature";
import { withoutValue } from "./tags";

export type DkimVerdict = "pass" | "fail" | "no key" | "malformed";

export interface DkimResult {
    verdict: DkimVerdict;
    reason: string;
    signature: DkimSignature | null; // null when malformed
    aligned: boolean; // the domain is that of the one From address, or above or below it
    unsignedBytes: number; // of the body, behind l=
    testing: boolean;
}

// The TXT record under a name such as "s1._domainkey.client.example", or nothing.
export type FindKey = (name: string) => string | undefined;

const signaturesMax = 20;

// Fields are taken from the bottom up (5.4.2); a name that has no more fields stands for nothing, and the
// signature's own field is never meant.
function signedFieldsOf(message: WireMessage, signature: DkimSignature, own: HeaderField): string {
    const left = new Map<string, HeaderField[]>();
    for (const field of message.fields) {
        if (field === own) continue;
        const same = left.get(field.name);
        if (same) same.push(field);
        else left.set(field.name, [field]);
    }
    return signature.signedFields
        .map((name) => left.get(name)?.pop())
        .map((field) => (field ? canonicalField(field.raw, signature.headerForm) + "\r\n" : ""))
        .join("");
}

function signedBytesOf(message: WireMessage, signature: DkimSignature, own: HeaderField): string {
    const colon = own.raw.indexOf(":");
    const itself = own.raw.slice(0, colon + 1) + withoutValue(own.raw.slice(colon + 1), "b");
    return signedFieldsOf(message, signature, own) + canonicalField(itself, signature.headerForm);
}

function isAligned(message: WireMessage, domain: string): boolean {
    const from = message.last("from");
    if (!from || message.count("from") !== 1) return false;
    const addresses = addressesIn(from.value);
    return (
        addresses.length > 0 &&
        addresses.every((address) => {
            const other = domainOf(address);
            return other === domain || other.endsWith("." + domain) || domain.endsWith("." + other);
        })
    );
}

class DkimVerifier {
    private readonly bodies = new Map<Form, string>();

    constructor(
        private readonly message: WireMessage,
        private readonly findKey: FindKey,
        private readonly signatures: Signatures,
    ) {}

    async verify(field: HeaderField): Promise<DkimResult> {
        const result: DkimResult = {
            verdict: "malformed",
            reason: "",
            signature: null,
            aligned: false,
            unsignedBytes: 0,
            testing: false,
        };
        const signature = attempt(() => parseSignature(field.value));
        if (signature instanceof Refused) return { ...result, reason: signature.message };
        result.signature = signature;
        result.aligned = isAligned(this.message, signature.domain);
        [result.verdict, result.reason] = await this.judge(field, signature, result);
        return result;
    }

    private async judge(
        field: HeaderField,
        signature: DkimSignature,
        result: DkimResult,
    ): Promise<[DkimVerdict, string]> {
        const name = keyNameOf(signature);
        const text = this.findKey(name);
        if (text === undefined) return ["no key", `no key under ${name}`];
        const record = attempt(() => parseKeyRecord(text));
        if (record instanceof Refused) return ["no key", record.message];
        const why = objection(record, signature);
        if (why !== "") return ["no key", why];
        result.testing = record.testing;
        const fault = this.bodyFault(signature, result);
        if (fault !== "") return ["fail", fault];
        const bytes = signedBytesOf(this.message, signature, field);
        const holds = await attemptLater(() =>
            signatureHolds(record, signature, bytes, this.signatures),
        );
        if (holds instanceof Refused) return ["no key", holds.message];
        if (!holds) return ["fail", "the signed fields are not what was signed"];
        return ["pass", this.remark(result)];
    }

    private bodyFault(signature: DkimSignature, result: DkimResult): string {
        const form = signature.bodyForm;
        let body = this.bodies.get(form) ?? canonicalBody(this.message.body, form);
        this.bodies.set(form, body);
        if (signature.bodyLength !== null) {
            if (signature.bodyLength > body.length) return "the body is shorter than l= says";
            result.unsignedBytes = body.length - signature.bodyLength;
            body = body.slice(0, signature.bodyLength);
        }
        return sha256(body) === signature.bodyHash ? "" : "the body is not what was signed";
    }

    private remark(result: DkimResult): string {
        if (result.unsignedBytes > 0)
            return `the last ${counted(result.unsignedBytes, "byte")} of the body are not signed (l=)`;
        return result.testing ? "the domain says that it is only testing (t=y)" : "";
    }
}

// One result a DKIM-Signature field, in the order of the mail.
export async function verifyDkim(
    message: WireMessage,
    findKey: FindKey,
    signatures: Signatures,
): Promise<DkimResult[]> {
    const verifier = new DkimVerifier(message, findKey, signatures);
    const results: DkimResult[] = [];
    for (const field of message.fields)
        if (field.name === "dkim-signature" && results.length < signaturesMax)
            results.push(await verifier.verify(field));
    return results;
}

// True when the signature covers the one field of this name that the mail has.
export function coversField(
    message: WireMessage,
    signature: DkimSignature,
    field: string,
): boolean {
    return message.count(field) === 1 && signature.signedFields.includes(field);
}
