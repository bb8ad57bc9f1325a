// The evidence behind an attestation: a reply against the key that signed it, a token against the
// digest that it stamped.
import { Attestation } from "./attestation";
import { asciiLower } from "./bytes";
import { kinds } from "./entry";
import { Anchors, EvidenceCheck } from "./ledger";
import { verifyDkim } from "./mail/dkim";
import { WireMessage } from "./mail/message";
import { proveReply, ReplyProof } from "./mail/reply";
import { parseNote } from "./note";
import { attempt, CannotCheck, refuse, Refused } from "./refused";
import { digestText, sha256 } from "./sha256";
import { Signatures } from "./signatures";
import { formatInstant } from "./time";
import { timestampFacts } from "./timestamp";

function failed(detail: string): EvidenceCheck {
    return { status: "failed", detail, trusted: false };
}

function unchecked(detail: string): EvidenceCheck {
    return { status: "unchecked", detail, trusted: false };
}

async function checkReply(
    attestation: Attestation,
    mail: string,
    checkpoint: string,
    anchors: Anchors,
    signatures: Signatures,
): Promise<EvidenceCheck> {
    let byReader = false;
    const findKey = (name: string): string | undefined => {
        const known = anchors.mailKeys.get(name);
        if (known !== undefined) byReader = true;
        if (known !== undefined) return known;
        return attestation.key?.name === name ? attestation.key.text : undefined;
    };
    const message = new WireMessage(mail);
    const proof = proveReply(message, await verifyDkim(message, findKey, signatures), checkpoint);
    if (proof.strength === "none")
        return failed(`the mail does not prove what is recorded about it: ${proof.reason}`);
    const same = proof.domain === attestation.by && proof.time === attestation.time;
    if (!same || proof.strength !== attestation.strength)
        return failed("the mail proves something else than what is recorded about it");
    const what = sentence(attestation, proof);
    if (byReader)
        return {
            status: "passed",
            detail: `${what}; signed under the key you gave`,
            trusted: true,
        };
    return unchecked(
        `${what}; the key ${proof.keyName} is as the owner recorded it: ` +
            "name it yourself to rely on it",
    );
}

function sentence(attestation: Attestation, proof: ReplyProof): string {
    return (
        `a mailbox of ${proof.domain} had the letter on ${formatInstant(attestation.time)} ` +
        `(${proof.strength}: signed ${proof.carrier})`
    );
}

function checkToken(attestation: Attestation, token: string, checkpoint: string): EvidenceCheck {
    const facts = attempt(() => timestampFacts(token));
    if (facts instanceof Refused) return failed(facts.message);
    if (facts.time !== attestation.time)
        return failed("the token says another time or authority than what is recorded about it");
    if (facts.imprint !== checkpoint)
        return failed(
            `it is over ${digestText(facts.imprint)}, not over ${digestText(checkpoint)}`,
        );
    return unchecked(
        `a token of ${attestation.by} over this checkpoint, of ${formatInstant(facts.time)}; ` +
            "this page does not check who signed it: tally-verify --roots does",
    );
}

// The digest, the signature, the carrier, the domain and the time must be those that the attestation
// names, else failed. unchecked: right as far as it goes, and the key or the root is the owner's word.
export async function checkEvidence(
    attestation: Attestation,
    evidence: string,
    anchors: Anchors,
    signatures: Signatures,
): Promise<EvidenceCheck> {
    if (digestText(sha256(evidence)) !== attestation.evidence)
        return failed("the evidence is not the one that is recorded");
    const checkpoint = sha256(parseNote(attestation.checkpoint).text);
    const { kind, method } = attestation;
    try {
        if (kind === kinds.timestampReceived && method === "rfc3161")
            return checkToken(attestation, evidence, checkpoint);
        if (kind === kinds.cosignatureReceived && method === "dkim")
            return await checkReply(attestation, evidence, checkpoint, anchors, signatures);
    } catch (error) {
        if (error instanceof CannotCheck)
            return unchecked(`it could not be checked here: ${error.message}`);
        throw error;
    }
    return unchecked(`this page cannot check ${method}`);
}

// Lines of a name, white space and a TXT record; lines that begin with # do not count.
export function parseKeyFile(text: string): Map<string, string> {
    const keys = new Map<string, string>();
    for (const [i, raw] of text.split("\n").entries()) {
        const line = raw.replace(/[\x00-\x20]+$/, "");
        if (line === "" || line.startsWith("#")) continue;
        const found = /^([^ \t]*)[ \t]+(.+)$/s.exec(line);
        if (!found)
            return refuse(
                `line ${i + 1}: no key; write: selector._domainkey.domain v=DKIM1; k=rsa; p=...`,
            );
        keys.set(asciiLower(found[1]!).replace(/\.+$/, ""), found[2]!);
    }
    return keys;
}
