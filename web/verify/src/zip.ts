// The one form of a bundle's ZIP (docs/formats/bundle.md, "ZIP"). What the reader accepts, the writer
// would write again byte for byte; anything else is refused.
import { Bytes, toText } from "./bytes";
import { Crc32 } from "./crc32";
import { refuse } from "./refused";

const membersMax = 65_000;
const pathBytesMax = 200;
const bytesMax = 4_000_000_000;
const localHeaderBytes = 30;
const centralHeaderBytes = 46;
const endBytes = 22;
const localSignature = 0x04034b50;
const windowBytes = 1 << 16;
export const pieceBytes = 1 << 20;

export interface ZipMember {
    path: string;
    offset: number; // of the content
    bytes: number;
    crc: number;
}

// Relative, of printable ASCII without backslash, with no empty, "." or ".." step.
export function isMemberPath(path: string): boolean {
    if (path.length === 0 || path.length > pathBytesMax || !/^[\x21-\x5b\x5d-\x7e]+$/.test(path))
        return false;
    return path.split("/").every((step) => step !== "" && step !== "." && step !== "..");
}

export async function bytesOf(blob: Blob): Promise<Bytes> {
    return new Uint8Array(await blob.arrayBuffer());
}

// Small reads one behind the other, without asking the disk each time.
class Window {
    private start = 0;
    private bytes = new Uint8Array();
    constructor(readonly blob: Blob) {}

    async read(offset: number, count: number): Promise<Bytes> {
        const inside = offset >= this.start && offset + count <= this.start + this.bytes.length;
        if (!inside) {
            this.start = offset;
            this.bytes = await bytesOf(
                this.blob.slice(offset, offset + Math.max(count, windowBytes)),
            );
        }
        return this.bytes.subarray(offset - this.start, offset - this.start + count);
    }
}

class Writer {
    readonly bytes: Bytes;
    private readonly view: DataView;
    private at = 0;

    constructor(size: number) {
        this.bytes = new Uint8Array(size);
        this.view = new DataView(this.bytes.buffer);
    }

    put16(...values: number[]): this {
        for (const value of values) this.view.setUint16((this.at += 2) - 2, value, true);
        return this;
    }

    put32(...values: number[]): this {
        for (const value of values) this.view.setUint32((this.at += 4) - 4, value, true);
        return this;
    }

    putText(text: string): this {
        for (const character of text) this.bytes[this.at++] = character.charCodeAt(0);
        return this;
    }
}

// What the local and the central header have in common: version 1.0, no flags, stored, 1980-01-01.
function putCommon(out: Writer, member: ZipMember): void {
    out.put16(10, 0, 0, 0, 0x21).put32(member.crc, member.bytes, member.bytes);
    out.put16(member.path.length, 0);
}

function localHeader(member: ZipMember): Bytes {
    const out = new Writer(localHeaderBytes + member.path.length).put32(localSignature);
    putCommon(out, member);
    return out.putText(member.path).bytes;
}

function directory(members: readonly ZipMember[], at: number): Bytes {
    const bytes = members.reduce((sum, one) => sum + centralHeaderBytes + one.path.length, 0);
    const out = new Writer(bytes + endBytes);
    for (const member of members) {
        out.put32(0x02014b50).put16((3 << 8) | 20); // made by Unix, 2.0
        putCommon(out, member);
        out.put16(0, 0, 0).put32(0o100644 * 65536);
        out.put32(member.offset - localHeaderBytes - member.path.length).putText(member.path);
    }
    out.put32(0x06054b50).put16(0, 0, members.length, members.length);
    return out.put32(bytes, at).put16(0).bytes;
}

function refused(offset: number, what: string): never {
    return refuse(`ZIP, byte ${offset}: ${what}`);
}

function firstDifference(a: Bytes, b: Bytes): number {
    for (let i = 0; i < a.length; ++i) if (a[i] !== b[i]) return i;
    return -1;
}

// The member whose header stands at `at`, or null when the directory starts there.
async function readLocal(window: Window, at: number): Promise<ZipMember | null> {
    const size = window.blob.size;
    if (at + localHeaderBytes > size) return null;
    const header = await window.read(at, localHeaderBytes);
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    if (view.getUint32(0, true) !== localSignature) return null;
    const pathBytes = view.getUint16(26, true);
    const [crc, bytes] = [view.getUint32(14, true), view.getUint32(18, true)];
    const offset = at + localHeaderBytes + pathBytes;
    if (pathBytes > pathBytesMax) refused(at, "a path is too long");
    if (offset > size) refused(at, "a header is cut");
    const found = (await window.read(at, localHeaderBytes + pathBytes)).slice();
    const member = { path: toText(found.subarray(localHeaderBytes)), offset, bytes, crc };
    if (!isMemberPath(member.path)) refused(at, "not a path of a bundle");
    if (firstDifference(localHeader(member), found) >= 0)
        refused(at, `not the header that a bundle has for ${member.path}`);
    if (bytes > size - offset) refused(at, `${member.path} is cut off`);
    return member;
}

async function checkDirectory(
    blob: Blob,
    members: readonly ZipMember[],
    at: number,
): Promise<void> {
    const expected = directory(members, at);
    if (blob.size - at !== expected.length) refused(at, "the directory has another length");
    const differs = firstDifference(expected, await bytesOf(blob.slice(at)));
    if (differs >= 0) refused(at + differs, "the directory differs");
}

// Walks the members from the first byte. Contents are not read: whoever reads them checks their CRC.
export async function readZip(blob: Blob): Promise<ZipMember[]> {
    if (blob.size > bytesMax) refused(0, "larger than a bundle can be");
    const window = new Window(blob);
    const members: ZipMember[] = [];
    let at = 0;
    for (let next = await readLocal(window, at); next; next = await readLocal(window, at)) {
        const last = members[members.length - 1];
        if (last && next.path <= last.path) refused(at, "members are not in order");
        if (members.length === membersMax) refused(at, "too many members");
        at = next.offset + next.bytes;
        members.push(next);
    }
    if (members.length === 0) refused(0, "no member of a bundle starts here");
    await checkDirectory(blob, members, at);
    return members;
}

// The content in pieces; refused behind the last piece when its CRC is wrong.
export async function* readMember(blob: Blob, member: ZipMember): AsyncGenerator<Bytes> {
    const crc = new Crc32();
    for (let done = 0; done < member.bytes; done += pieceBytes) {
        const end = member.offset + Math.min(done + pieceBytes, member.bytes);
        const piece = await bytesOf(blob.slice(member.offset + done, end));
        crc.update(piece);
        yield piece;
    }
    if (crc.value() !== member.crc)
        refused(member.offset, `${member.path}: the checksum of the content is wrong`);
}
