// What a reply to a letter proves (docs/formats/letter.md): that a mailbox of the domain that signed it
// had the letter, and so that the checkpoint in the letter existed by then.
import { attempt, Refused } from "../refused";
import { sha256 } from "../sha256";
import { parseNote } from "../note";
import { daysOf } from "../time";
import { asciiLower } from "../bytes";
import { findNotes, namesId, namesToken, textNamesToken } from "./carrier";
import { coversField, DkimResult } from "./dkim";
import { WireMessage } from "./message";
import { DkimSignature, keyNameOf } from "./signature";

// Strongest first.
const carriers = [
    "In-Reply-To",
    "References",
    "quoted note",
    "Subject",
    "token in the text",
] as const;
type Carrier = (typeof carriers)[number];

export type Strength = "none" | "weak" | "strong";

export interface ReplyProof {
    strength: Strength;
    domain: string;
    keyName: string;
    carrier: Carrier | null; // the strongest under that signature
    time: number | null;
    reason: string; // for none: why
}

function carriersIn(message: WireMessage, checkpoint: string): Carrier[] {
    const field = (name: string, names: (value: string, digest: string) => boolean): boolean =>
        names(message.last(name)?.value ?? "", checkpoint);
    const here: Record<Carrier, boolean> = {
        "In-Reply-To": field("in-reply-to", namesId),
        References: field("references", namesId),
        "quoted note": quotesNote(message, checkpoint),
        Subject: field("subject", namesToken),
        "token in the text": textNamesToken(message.body, checkpoint),
    };
    return carriers.filter((carrier) => here[carrier]);
}

function quotesNote(message: WireMessage, checkpoint: string): boolean {
    return findNotes(message.body).some((text) => {
        const note = attempt(() => parseNote(text));
        return !(note instanceof Refused) && sha256(note.text) === checkpoint;
    });
}

function isCovered(message: WireMessage, result: DkimResult, carrier: Carrier): boolean {
    if (carrier === "quoted note" || carrier === "token in the text")
        return result.unsignedBytes === 0;
    return coversField(message, result.signature!, carrier.toLowerCase());
}

function timeOf(message: WireMessage, signature: DkimSignature): number | null {
    if (signature.signedAt !== null) return signature.signedAt;
    if (!coversField(message, signature, "date")) return null;
    return parseMailDate(message.last("date")!.value);
}

function proofBy(message: WireMessage, result: DkimResult, found: readonly Carrier[]): ReplyProof {
    const signature = result.signature!;
    const carrier = found.find((one) => isCovered(message, result, one)) ?? null;
    const time = timeOf(message, signature);
    const { domain } = signature;
    const proof = { domain, keyName: keyNameOf(signature), carrier, time, reason: "" };
    if (carrier === null) {
        const reason = `the signature of ${domain} does not cover what names the letter`;
        return { ...proof, strength: "none", reason };
    }
    if (time === null) {
        const reason = `the signature of ${domain} does not cover a time`;
        return { ...proof, strength: "none", reason };
    }
    const weak = carrier === "Subject" || carrier === "token in the text";
    return { ...proof, strength: weak ? "weak" : "strong" };
}

function whyNot(results: readonly DkimResult[]): string {
    const first = results[0];
    if (!first) return "no domain signed it";
    const passed = results.find((result) => result.verdict === "pass");
    if (passed) return `signed by ${passed.signature!.domain}, which is not the sender's domain`;
    return `${first.verdict}: ${first.reason}`;
}

const ranks: Record<Strength, number> = { none: 0, weak: 1, strong: 2 };

// The strongest proof that passing, aligned signatures of the mail give.
export function proveReply(
    message: WireMessage,
    results: readonly DkimResult[],
    checkpoint: string,
): ReplyProof {
    const found = carriersIn(message, checkpoint);
    const reason = found.length === 0 ? "nothing in it names the letter" : whyNot(results);
    let best: ReplyProof = {
        strength: "none",
        domain: "",
        keyName: "",
        carrier: null,
        time: null,
        reason,
    };
    if (found.length === 0) return best;
    for (const result of results) {
        if (result.verdict !== "pass" || !result.aligned || result.testing) continue;
        const proof = proofBy(message, result, found);
        if (ranks[proof.strength] > ranks[best.strength] || best.domain === "") best = proof;
    }
    return best;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const namedZones: Record<string, number> = {
    ut: 0,
    gmt: 0,
    utc: 0,
    z: 0,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
};

// Comments, commas and folds separate words as spaces do.
function wordsOf(value: string): string[] {
    let out = "";
    let depth = 0;
    for (const c of asciiLower(value.slice(0, 1_000))) {
        if (c === "(") ++depth;
        out += depth > 0 || /[ \t\r\n,]/.test(c) ? " " : c;
        if (c === ")" && depth > 0) --depth;
    }
    return out.split(" ").filter((word) => word !== "");
}

// Minutes east of UTC.
function zoneOf(text: string): number | null {
    if (Object.hasOwn(namedZones, text)) return namedZones[text]! * 60;
    const found = /^([+-])(\d\d)(\d\d)$/.exec(text);
    if (!found || Number(found[3]) > 59) return null;
    const offset = Number(found[2]) * 60 + Number(found[3]);
    return found[1] === "-" ? -offset : offset;
}

// Seconds since midnight; a leap second is none of ours.
function clockOf(text: string): number | null {
    const found = /^(\d\d):(\d\d)(?:.(\d\d))?$/.exec(text);
    if (!found) return null;
    const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
    return hour > 23 || minute > 59 || second > 60 ? null : (hour * 60 + minute) * 60 + second;
}

// The instant of a Date field (RFC 5322 section 3.3, with the obsolete zones).
export function parseMailDate(value: string): number | null {
    const words = wordsOf(value);
    if (words.length >= 6) words.shift(); // the day of the week
    const [day, monthName, year, clockText, zoneText] = words;
    if (zoneText === undefined) return null;
    const month = months.indexOf(monthName!.slice(0, 3)) + 1;
    const clock = clockOf(clockText!);
    const zone = zoneOf(zoneText);
    if (!/^\d+$/.test(day!) || !/^\d+$/.test(year!) || month === 0) return null;
    if (clock === null || zone === null || Number(year) < 1970 || Number(year) > 9999) return null;
    const days = daysOf(Number(year), month, Number(day));
    return days === null ? null : (days * 86_400 + clock - zone * 60) * 1000;
}
