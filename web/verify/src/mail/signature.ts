// What a DKIM-Signature field says (RFC 6376 section 3.5, RFC 8463, RFC 8301).
import { asciiLower } from "../bytes";
import { refuse } from "../refused";
import { Form } from "./canonical";
import { domainOf } from "./message";
import { lenientBase64, TagList } from "./tags";

export interface DkimSignature {
    rsa: boolean; // else Ed25519
    headerForm: Form;
    bodyForm: Form;
    domain: string;
    selector: string;
    identity: string;
    signedFields: string[];
    bodyHash: string;
    signature: string;
    bodyLength: number | null; // l=: what is behind it is not signed
    signedAt: number | null; // t=, in milliseconds
}

const valueBytesMax = 64 << 10;
const signedFieldsMax = 1_000;
const secondsMax = 253_370_764_800; // the year 9999

function needed(tags: TagList, tag: string): string {
    const value = tags.get(tag);
    return value ? value : refuse(`the tag ${tag}= is missing`);
}

function numberAt(tags: TagList, tag: string): number | null {
    const value = tags.get(tag);
    if (value === undefined) return null;
    if (!/^[0-9]{1,20}$/.test(value)) refuse(`${tag}= is no number`);
    return Number(value);
}

function instantAt(tags: TagList, tag: string): number | null {
    const seconds = numberAt(tags, tag);
    if (seconds !== null && seconds > secondsMax) refuse(`${tag}= is too far`);
    return seconds === null ? null : seconds * 1000;
}

function isRsa(algorithm: string): boolean {
    if (algorithm === "rsa-sha1") refuse("rsa-sha1 proves nothing any more");
    if (algorithm !== "rsa-sha256" && algorithm !== "ed25519-sha256")
        refuse("an unknown algorithm");
    return algorithm === "rsa-sha256";
}

function formOf(name: string): Form {
    return name === "simple" || name === "relaxed" ? name : refuse("an unknown canonicalization");
}

function formsOf(tags: TagList): [Form, Form] {
    const text = asciiLower(tags.get("c") ?? "simple/simple");
    const slash = text.indexOf("/");
    if (slash < 0) return [formOf(text), "simple"];
    return [formOf(text.slice(0, slash)), formOf(text.slice(slash + 1))];
}

function fieldsOf(tags: TagList): string[] {
    needed(tags, "h");
    const fields = asciiLower(tags.compact("h")!).split(":");
    if (fields.length > signedFieldsMax) refuse("h= lists too many fields");
    if (!fields.includes("from")) refuse("h= leaves From out (RFC 6376 section 5.4)");
    return fields;
}

// Labels with a dot between each two.
function isName(text: string, labelsMin: number): boolean {
    const labels = text.split(".");
    return (
        text.length <= 253 &&
        labels.length >= labelsMin &&
        labels.every((label) => /^[a-z0-9_\x80-\xff-]+$/.test(label))
    );
}

function namesOf(tags: TagList): { domain: string; selector: string; identity: string } {
    const domain = asciiLower(needed(tags, "d"));
    const selector = asciiLower(needed(tags, "s"));
    // A top-level domain signs no mail; it would lie above every author's.
    if (!isName(domain, 2) || !isName(selector, 1)) refuse("d= or s= is no name");
    const identity = tags.compact("i") ?? "@" + domain;
    const behind = domainOf(identity);
    if (!identity.includes("@") || (behind !== domain && !behind.endsWith("." + domain)))
        refuse("i= lies outside of d=");
    return { domain, selector, identity };
}

// The value of the field; refused with what is wrong in it.
export function parseSignature(value: string): DkimSignature {
    if (value.length > valueBytesMax) refuse("it is too long");
    const tags = new TagList(value);
    if (tags.get("v") !== "1") refuse("it is not of version 1");
    const rsa = isRsa(asciiLower(needed(tags, "a")));
    const [headerForm, bodyForm] = formsOf(tags);
    const names = namesOf(tags);
    const signedFields = fieldsOf(tags);
    const bodyHash = lenientBase64(needed(tags, "bh"));
    const signature = lenientBase64(needed(tags, "b"));
    if (bodyHash.length !== 32) refuse("bh= is no SHA-256 digest");
    const bodyLength = numberAt(tags, "l");
    const signedAt = instantAt(tags, "t");
    const expires = instantAt(tags, "x");
    if (expires !== null && signedAt !== null && expires <= signedAt) refuse("x= is not behind t=");
    if (!(tags.compact("q") ?? "dns/txt").split(":").includes("dns/txt"))
        refuse("its key is not in DNS");
    return {
        rsa,
        headerForm,
        bodyForm,
        ...names,
        signedFields,
        bodyHash,
        signature,
        bodyLength,
        signedAt,
    };
}

// "<selector>._domainkey.<domain>": where the key is asked for.
export function keyNameOf(signature: DkimSignature): string {
    return `${signature.selector}._domainkey.${signature.domain}`;
}
