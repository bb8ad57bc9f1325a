// The JSON of the ledger (docs/formats/ledger.md, "JSON"): the one writing of each value is read, and
// every other is refused with its byte.
import { fromHex, isUtf8 } from "./bytes";
import { attempt, refuse, Refused } from "./refused";

export type Json = boolean | number | string | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

export const jsonBytesMax = 16 << 20;
const depthMax = 32;
const escapeNames = '"\\bfnrt';
const escapeValues = '"\\\b\f\n\r\t';

class Parser {
    private at = 0;
    constructor(private readonly text: string) {}

    document(): Json {
        const value = this.value(0);
        if (this.at !== this.text.length) this.fail("bytes after the value");
        return value;
    }

    private fail(what: string, at = this.at): never {
        return refuse(`ledger JSON, byte ${at}: ${what}`);
    }

    private skip(token: string): boolean {
        if (!this.text.startsWith(token, this.at)) return false;
        this.at += token.length;
        return true;
    }

    private value(depth: number): Json {
        if (depth > depthMax) this.fail("nested too deeply");
        switch (this.text.charAt(this.at)) {
            case "{":
                return this.object(depth);
            case "[":
                return this.array(depth);
            case '"':
                return this.string();
        }
        if (this.skip("true")) return true;
        if (this.skip("false")) return false;
        return this.integer();
    }

    private object(depth: number): JsonObject {
        ++this.at;
        const object: JsonObject = new Map();
        if (this.skip("}")) return object;
        let last: string | null = null;
        do {
            const key = this.string();
            if (!/^[\x20-\x7e]*$/.test(key)) this.fail("a key must be printable ASCII");
            if (last !== null && key <= last) this.fail("keys must be sorted and unique");
            if (!this.skip(":")) this.fail("expected ':'");
            object.set(key, this.value(depth + 1));
            last = key;
        } while (this.skip(","));
        if (!this.skip("}")) this.fail("expected '}'");
        return object;
    }

    private array(depth: number): Json[] {
        ++this.at;
        const array: Json[] = [];
        if (this.skip("]")) return array;
        do array.push(this.value(depth + 1));
        while (this.skip(","));
        if (!this.skip("]")) this.fail("expected ']'");
        return array;
    }

    private integer(): number {
        const pattern = /-?[0-9]+/y;
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text)?.[0] ?? "";
        const value = Number(found);
        if (found === "" || !Number.isSafeInteger(value))
            this.fail("expected a value (object, array, string, integer below 2^53, boolean)");
        const canonical = Object.is(value, -0) ? "0" : String(value);
        if (found !== canonical) {
            let same = 0;
            while (found.charAt(same) === canonical.charAt(same)) ++same;
            this.fail("not the canonical writing", this.at + same);
        }
        this.at += found.length;
        return value;
    }

    private string(): string {
        if (!this.skip('"')) this.fail("expected '\"'");
        let out = "";
        for (;;) {
            const pattern = /[^"\\\x00-\x1f]*/y;
            pattern.lastIndex = this.at;
            const plain = pattern.exec(this.text)![0];
            const stop = this.at + plain.length;
            if (stop === this.text.length) this.fail("a string does not end");
            const end = this.text.charAt(stop);
            if (end < " ") this.fail("not the canonical writing", stop);
            out += plain;
            this.at = stop + 1;
            if (end === '"') return out;
            out += this.escape();
        }
    }

    // Behind the backslash. \u00xx is for those controls alone that have no short name.
    private escape(): string {
        const known =
            this.at < this.text.length ? escapeNames.indexOf(this.text.charAt(this.at)) : -1;
        if (known >= 0) {
            ++this.at;
            return escapeValues.charAt(known);
        }
        const code = this.text.startsWith("u00", this.at)
            ? attempt(() => fromHex(this.text.slice(this.at + 3, this.at + 5)))
            : "";
        if (code instanceof Refused || code.length !== 1) this.fail("unknown escape");
        if (code >= " ") this.fail("not the canonical writing", this.at - 1);
        if (escapeValues.includes(code)) this.fail("not the canonical writing");
        this.at += 5;
        return code;
    }
}

export function parseJson(text: string): Json {
    if (text.length > jsonBytesMax) refuse("ledger JSON: longer than the limit");
    if (!isUtf8(text)) refuse("ledger JSON: not UTF-8");
    return new Parser(text).document();
}

// Reads the members of an object one by one and complains about what is missing, of the wrong kind or
// left over.
export class JsonReader {
    private readonly object: JsonObject;
    private readonly read = new Set<string>();

    // `what` names the object in messages: "body of item.recorded".
    constructor(
        value: Json,
        private readonly what: string,
    ) {
        if (!(value instanceof Map)) refuse(`${what}: not an object`);
        this.object = value;
    }

    has(key: string): boolean {
        return this.object.has(key);
    }

    string(key: string): string {
        const value = this.member(key);
        return typeof value === "string" ? value : this.wrong(key, "a string");
    }

    integer(key: string): number {
        const value = this.member(key);
        return typeof value === "number" ? value : this.wrong(key, "an integer");
    }

    // Not negative.
    count(key: string): number {
        const value = this.integer(key);
        return value >= 0 ? value : refuse(`"${key}" must not be negative`);
    }

    array(key: string): Json[] {
        const value = this.member(key);
        return Array.isArray(value) ? value : this.wrong(key, "an array");
    }

    objectAt(key: string): JsonObject {
        const value = this.member(key);
        return value instanceof Map ? value : this.wrong(key, "an object");
    }

    // Every member was read; an unknown one is refused.
    finish(): void {
        for (const key of this.object.keys())
            if (!this.read.has(key)) refuse(`${this.what}: unknown member "${key}"`);
    }

    private member(key: string): Json | undefined {
        this.read.add(key);
        return this.object.get(key);
    }

    private wrong(key: string, kind: string): never {
        return refuse(`${this.what}: "${key}" must be ${kind}`);
    }
}
