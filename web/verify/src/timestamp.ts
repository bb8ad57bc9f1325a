// What a token of RFC 3161 says: over which digest, and when. Its signature and the authority's
// certificates are not checked here.
import { derFirst, DerValue, derValues, tag } from "./der";
import { refuse } from "./refused";
import { daysOf } from "./time";

export interface TimestampFacts {
    imprint: string; // a SHA-256 digest
    time: number;
}

const tokenBytesMax = 1 << 20;
const signedData = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"; // 1.2.840.113549.1.7.2
const tstInfo = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04"; // 1.2.840.113549.1.9.16.1.4
const sha256Oid = "\x60\x86\x48\x01\x65\x03\x04\x02\x01"; // 2.16.840.1.101.3.4.2.1
const explicit0 = 0xa0;

function noToken(why: string): never {
    return refuse(`not a timestamp token: ${why}`);
}

// The value at this place, of this tag.
function at(values: readonly DerValue[], index: number, wanted: number): string {
    const value = values[index];
    return value?.tag === wanted ? value.value : noToken("a part of it is not where it should be");
}

// ContentInfo > SignedData > EncapsulatedContentInfo > TSTInfo (RFC 5652 sections 3 and 5, RFC 3161 2.4.2).
function infoOf(der: string): DerValue[] {
    const outer = derValues(der);
    if (outer.length !== 1) noToken("no DER of a ContentInfo, or bytes behind it");
    const contentInfo = derValues(at(outer, 0, tag.sequence));
    if (at(contentInfo, 0, tag.oid) !== signedData) noToken("no signed data");
    const signed = derValues(derFirst(at(contentInfo, 1, explicit0), tag.sequence));
    const content = derValues(at(signed, 2, tag.sequence));
    if (at(content, 0, tag.oid) !== tstInfo) noToken("what is signed is no timestamp");
    return derValues(derFirst(derFirst(at(content, 1, explicit0), tag.octetString), tag.sequence));
}

function imprintOf(value: string): string {
    const imprint = derValues(value);
    const algorithm = derValues(at(imprint, 0, tag.sequence));
    const digest = at(imprint, 1, tag.octetString);
    if (at(algorithm, 0, tag.oid) !== sha256Oid || digest.length !== 32)
        noToken("it is not over a SHA-256 digest");
    return digest;
}

// Generalized time in UTC: YYYYMMDDhhmmss, perhaps a fraction, Z. Finer than a millisecond is cut.
function timeOf(text: string): number {
    const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(text);
    if (!found) return noToken("its time is not in UTC");
    const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
    ];
    const days = daysOf(year, month, day);
    if (days === null || hour > 23 || minute > 59 || second > 59)
        return noToken("its time is none");
    const milliseconds = Number((found[7] ?? "").padEnd(3, "0").slice(0, 3));
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

export function timestampFacts(der: string): TimestampFacts {
    if (der.length > tokenBytesMax) noToken("it is longer than 1 MB");
    const info = infoOf(der);
    if (at(info, 0, tag.integer) !== "\x01") noToken("its version is unknown");
    return { imprint: imprintOf(at(info, 2, tag.sequence)), time: timeOf(at(info, 4, tag.time)) };
}
