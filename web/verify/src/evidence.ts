// The evidence behind an attestation: a reply against the key that signed it, a token against the
// digest that it stamped.
import { Attestation } from "./attestation";
import { asciiLower } from "./bytes";
import { kinds } from "./entry";
import { Anchors, EvidenceCheck } from "./ledger";
import { textQuotes } from "./mail/carrier";
import { DkimResult, verifyDkim } from "./mail/dkim";
import { WireMessage } from "./mail/message";
import { proveReply, ReplyProof } from "./mail/reply";
import { parseCheckpoint, parseNote } from "./note";
import { challengeOf, checkPasskey, decodePasskeyEvidence, fingerprintOf } from "./passkey";
import { attempt, attemptLater, CannotCheck, refuse, Refused } from "./refused";
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

// A reply against what is recorded about it, and whether its signature covers the whole body.
interface JudgedReply {
    check: EvidenceCheck;
    bodyIsSigned: boolean;
}

async function judgeReply(
    attestation: Attestation,
    mail: string,
    checkpoint: string,
    anchors: Anchors,
    signatures: Signatures,
): Promise<JudgedReply> {
    let byReader = false;
    const findKey = (name: string): string | undefined => {
        const known = anchors.mailKeys.get(name);
        if (known !== undefined) byReader = true;
        if (known !== undefined) return known;
        return attestation.key?.name === name ? attestation.key.text : undefined;
    };
    const message = new WireMessage(mail);
    const results = await verifyDkim(message, findKey, signatures);
    const proof = proveReply(message, results, checkpoint);
    const wrong = (why: string): JudgedReply => ({ check: failed(why), bodyIsSigned: false });
    if (proof.strength === "none")
        return wrong(`the mail does not prove what is recorded about it: ${proof.reason}`);
    const same = proof.domain === attestation.by && proof.time === attestation.time;
    if (!same || proof.strength !== attestation.strength)
        return wrong("the mail proves something else than what is recorded about it");
    const bodyIsSigned = results.some((result) => signsBody(result, attestation.by));
    const what = sentence(attestation, proof);
    const check: EvidenceCheck = byReader
        ? { status: "passed", detail: `${what}; signed under the key you gave`, trusted: true }
        : unchecked(
              `${what}; the key ${proof.keyName} is as the owner recorded it: ` +
                  "name it yourself to rely on it",
          );
    return { check, bodyIsSigned };
}

function signsBody(result: DkimResult, domain: string): boolean {
    const { verdict, aligned, testing, unsignedBytes, signature } = result;
    return (
        verdict === "pass" &&
        aligned &&
        !testing &&
        unsignedBytes === 0 &&
        signature!.domain === domain
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

// A reply that quotes the fingerprint of a passkey in a body that is signed as a whole binds that
// passkey to the mailbox it came from.
export interface PasskeyBinding {
    n: number; // the cosignature.received of the reply
    domain: string;
    trusted: boolean; // under a key that the reader gave
}
// By fingerprint, "sha256:<hex>".
export type PasskeyBindings = ReadonlyMap<string, PasskeyBinding>;

// The first reply counts, but for one that the reader trusts. `read` gives null where the evidence is
// not at hand.
export async function findPasskeyBindings(
    attestations: readonly Attestation[],
    read: (attestation: Attestation) => Promise<string | null>,
    anchors: Anchors,
    signatures: Signatures,
): Promise<PasskeyBindings> {
    const cosignatures = attestations.filter((one) => one.kind === kinds.cosignatureReceived);
    const passkeys = cosignatures.filter((one) => one.method === "passkey").map((one) => one.by);
    const bindings = new Map<string, PasskeyBinding>();
    if (passkeys.length === 0) return bindings;
    for (const one of cosignatures.filter((cosignature) => cosignature.method === "dkim")) {
        const mail = await read(one);
        const trusted = mail === null ? null : await signsWords(one, mail, anchors, signatures);
        if (mail === null || trusted === null) continue;
        const { body } = new WireMessage(mail);
        for (const fingerprint of passkeys) {
            if (!textQuotes(body, fingerprint)) continue;
            if (bindings.has(fingerprint) && (!trusted || bindings.get(fingerprint)!.trusted))
                continue;
            bindings.set(fingerprint, { n: one.n, domain: one.by, trusted });
        }
    }
    return bindings;
}

// Null for a reply that is wrong or whose words are not signed; else whether under a key that the
// reader gave.
async function signsWords(
    attestation: Attestation,
    mail: string,
    anchors: Anchors,
    signatures: Signatures,
): Promise<boolean | null> {
    if (digestText(sha256(mail)) !== attestation.evidence) return null;
    const note = attempt(() => parseNote(attestation.checkpoint));
    if (note instanceof Refused) return null;
    try {
        const checkpoint = sha256(note.text);
        const judged = await judgeReply(attestation, mail, checkpoint, anchors, signatures);
        if (judged.check.status === "failed" || !judged.bodyIsSigned) return null;
        return judged.check.trusted;
    } catch (error) {
        if (error instanceof CannotCheck) return null;
        throw error;
    }
}

async function checkPasskeyEvidence(
    attestation: Attestation,
    bytes: string,
    bindings: PasskeyBindings,
    signatures: Signatures,
): Promise<EvidenceCheck> {
    const evidence = attempt(() => decodePasskeyEvidence(bytes));
    if (evidence instanceof Refused) return failed(evidence.message);
    const checkpoint = parseCheckpoint(parseNote(attestation.checkpoint).text);
    const fingerprint = fingerprintOf(evidence);
    if (fingerprint !== attestation.by)
        return failed("another passkey signed than the one that is recorded");
    const challenge = challengeOf(checkpoint, evidence.agreement);
    const verified = await attemptLater(() => checkPasskey(evidence, challenge, signatures));
    if (verified instanceof Refused) return failed(verified.message);
    const what =
        `the passkey ${fingerprint} signed this checkpoint` +
        (evidence.agreement === null ? "" : ` and the agreement ${evidence.agreement}`) +
        `, on ${evidence.origin}` +
        (verified ? ", its user verified" : ", by touch alone");
    const binding = bindings.get(fingerprint);
    if (!binding)
        return unchecked(
            `${what}; whose it is, is the owner's word: no signed reply quotes its fingerprint`,
        );
    const reply = `the reply of entry ${binding.n}`;
    if (!binding.trusted)
        return unchecked(`${what}; ${reply} quotes it, under a key that the owner recorded`);
    const detail = `${what}; ${reply}, signed by ${binding.domain}, quotes it`;
    return { status: "passed", detail, trusted: true };
}

// The digest, the signature, the carrier, the domain and the time must be those that the attestation
// names, else failed. unchecked: right as far as it goes, and the key or the root is the owner's word.
export async function checkEvidence(
    attestation: Attestation,
    evidence: string,
    anchors: Anchors,
    signatures: Signatures,
    bindings: PasskeyBindings = new Map(),
): Promise<EvidenceCheck> {
    if (digestText(sha256(evidence)) !== attestation.evidence)
        return failed("the evidence is not the one that is recorded");
    const checkpoint = sha256(parseNote(attestation.checkpoint).text);
    const { kind, method } = attestation;
    try {
        if (kind === kinds.timestampReceived && method === "rfc3161")
            return checkToken(attestation, evidence, checkpoint);
        if (kind === kinds.cosignatureReceived && method === "dkim") {
            const { check } = await judgeReply(
                attestation,
                evidence,
                checkpoint,
                anchors,
                signatures,
            );
            return check;
        }
        if (kind === kinds.cosignatureReceived && method === "passkey")
            return await checkPasskeyEvidence(attestation, evidence, bindings, signatures);
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
