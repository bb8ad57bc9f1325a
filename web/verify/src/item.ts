// Bodies of the entries that speak of items: item.recorded, item.filed, item.erased, and of
// corrections (docs/formats/ledger.md, docs/formats/events.md).
import { kinds } from "./entry";
import { itemIdOf, parseItemId, parseLedgerId } from "./ids";
import { Json, JsonReader } from "./json";
import { refuse } from "./refused";
import { parseDigest } from "./sha256";
import { parseInstant } from "./time";

export interface ItemRecord {
    blob: string;
    children: string[]; // digests of the parts inside
}

function readAll(value: Json, what: string, read: (reader: JsonReader) => void): void {
    const reader = new JsonReader(value, what);
    read(reader);
    reader.finish();
}

function readStrings(value: Json, what: string, ...keys: string[]): void {
    readAll(value, what, (reader) => keys.forEach((key) => reader.string(key)));
}

function readChild(value: Json): string {
    let digest = "";
    readAll(value, "child of an item", (reader) => {
        reader.count("bytes");
        digest = parseDigest(reader.string("digest"));
        for (const key of ["media", "name", "path"]) reader.string(key);
    });
    return digest;
}

function readProvenance(value: Json): void {
    readAll(value, "provenance", (reader) => {
        reader.string("file");
        reader.count("offset");
        reader.string("source");
    });
}

function readChat(value: Json): void {
    readAll(value, "chat of an item", (reader) => {
        reader.string("conversation");
        reader.string("format");
        reader.count("messages");
        for (const person of reader.array("people"))
            readStrings(person, "person of a chat", "id", "name");
        reader.string("title");
        reader.string("zone");
        if (reader.has("last")) parseInstant(reader.string("last"));
        if (reader.has("order")) reader.string("order");
    });
}

function readContainer(value: Json): void {
    readAll(value, "container of an item", (reader) => {
        parseItemId(reader.string("item"));
        reader.string("path");
    });
}

function readRareMembers(reader: JsonReader): void {
    if (reader.has("claims"))
        for (const claim of reader.array("claims"))
            readStrings(claim, "claim of an item", "name", "value");
    if (reader.has("precision")) reader.string("precision");
    if (reader.has("container")) readContainer(reader.objectAt("container"));
    if (reader.has("chat")) readChat(reader.objectAt("chat"));
    if (reader.has("occurred")) parseInstant(reader.string("occurred"));
}

function readRecord(reader: JsonReader): ItemRecord {
    const item = parseItemId(reader.string("item"));
    const blob = parseDigest(reader.string("blob"));
    reader.count("bytes");
    for (const key of ["kind", "media", "name", "from", "to", "message_id"]) reader.string(key);
    readRareMembers(reader);
    readProvenance(reader.objectAt("provenance"));
    const children = reader.array("children").map(readChild);
    for (const problem of reader.array("problems"))
        if (typeof problem !== "string") refuse("body of an item: a problem must be a string");
    if (item !== itemIdOf(blob)) refuse("body of an item: the id is not that of its blob");
    return { blob, children };
}

// The record in the body of item.recorded or item.filed.
export function decodeItem(kind: string, body: Json): ItemRecord {
    if (kind !== kinds.itemRecorded && kind !== kinds.itemFiled)
        refuse(`an entry of kind ${kind} records no item`);
    const reader = new JsonReader(body, `body of ${kind}`);
    const record = readRecord(reader);
    if (kind === kinds.itemFiled) {
        parseLedgerId(reader.string("inbox"));
        reader.count("inbox_n");
    }
    reader.finish();
    return record;
}

// The positions of the entries whose bodies are gone.
export function decodeErasedItem(body: Json): number[] {
    const reader = new JsonReader(body, "body of item.erased");
    parseItemId(reader.string("item"));
    parseDigest(reader.string("blob"));
    const entries = reader.array("entries").map((entry) => {
        if (typeof entry !== "number" || entry < 0)
            return refuse("body of item.erased: an entry must be a position");
        return entry;
    });
    reader.string("reason");
    reader.finish();
    return entries;
}

export function isCorrection(kind: string): boolean {
    return kind === kinds.entryCorrected || kind === kinds.entryVoided;
}

// Refused unless it points to an entry in front of it.
export function checkCorrection(n: number, kind: string, body: Json): void {
    const reader = new JsonReader(body, `body of ${kind}`);
    const entry = reader.integer("entry");
    reader.string("reason");
    if (kind === kinds.entryCorrected) reader.objectAt("right");
    reader.finish();
    if (entry < 0 || entry >= n)
        refuse("a correction points to an entry that is not in front of it");
}
