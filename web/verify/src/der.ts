// DER (X.690), as far as keys and timestamps need it. Lengths are definite; tokens in BER with
// indefinite lengths are legal, and cannot be read here.
import { CannotCheck, refuse } from "./refused";

export const tag = {
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    oid: 0x06,
    time: 0x18,
    sequence: 0x30,
};

export interface DerValue {
    tag: number;
    value: string;
    whole: string;
}

function valueAt(bytes: string, begin: number): DerValue {
    let at = begin;
    const code = (): number =>
        at < bytes.length ? bytes.charCodeAt(at++) : refuse("DER: cut off");
    const valueTag = code();
    if ((valueTag & 0x1f) === 0x1f) throw new CannotCheck("DER: a long tag");
    let length = code();
    if (length === 0x80) throw new CannotCheck("DER: an indefinite length");
    if (length > 0x80) {
        const digits = length - 0x80;
        if (digits > 4) refuse("DER: a length beyond reason");
        length = 0;
        for (let i = 0; i < digits; ++i) length = length * 256 + code();
    }
    if (length > bytes.length - at) refuse("DER: cut off");
    const value = bytes.slice(at, at + length);
    return { tag: valueTag, value, whole: bytes.slice(begin, at + length) };
}

// The values that stand one behind the other in these bytes.
export function derValues(bytes: string): DerValue[] {
    const values: DerValue[] = [];
    for (let at = 0; at < bytes.length; at += values[values.length - 1]!.whole.length)
        values.push(valueAt(bytes, at));
    return values;
}

// The value at the front, of the tag that it must have. What stands behind it is not looked at.
export function derFirst(bytes: string, wanted: number): string {
    const first = valueAt(bytes, 0);
    return first.tag === wanted ? first.value : refuse("DER: not what it should be");
}

export function writeDer(valueTag: number, value: string): string {
    let digits = "";
    for (let rest = value.length; rest > 0; rest = Math.floor(rest / 256))
        digits = String.fromCharCode(rest % 256) + digits;
    const length =
        value.length < 0x80
            ? String.fromCharCode(value.length)
            : String.fromCharCode(0x80 + digits.length) + digits;
    return String.fromCharCode(valueTag) + length + value;
}
