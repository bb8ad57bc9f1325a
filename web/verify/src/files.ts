// A bundle as a set of files, wherever it lies: a ZIP or an unpacked folder.
import { Bytes, toText } from "./bytes";
import { attemptLater, refuse, Refused } from "./refused";
import { Sha256 } from "./sha256";
import { bytesOf, isMemberPath, pieceBytes, readMember, readZip, ZipMember } from "./zip";

export interface BundleFiles {
    readonly paths: readonly string[]; // sorted by bytes
    has(path: string): boolean;
    sizeOf(path: string): number;
    // Content in pieces. Refused when there is no such file, or a checksum is wrong.
    read(path: string): AsyncIterable<Bytes>;
}

function sorted(paths: Iterable<string>): string[] {
    return [...paths].sort((a, b) => (a < b ? -1 : 1));
}

class ZipFiles implements BundleFiles {
    readonly paths: readonly string[];
    private readonly members: Map<string, ZipMember>;

    constructor(
        private readonly blob: Blob,
        members: readonly ZipMember[],
    ) {
        this.members = new Map(members.map((member) => [member.path, member]));
        this.paths = [...this.members.keys()];
    }

    has(path: string): boolean {
        return this.members.has(path);
    }

    sizeOf(path: string): number {
        return this.members.get(path)?.bytes ?? 0;
    }

    read(path: string): AsyncIterable<Bytes> {
        return readMember(
            this.blob,
            this.members.get(path) ?? refuse(`no file ${path} in the bundle`),
        );
    }
}

class FolderFiles implements BundleFiles {
    readonly paths: readonly string[];
    constructor(private readonly files: ReadonlyMap<string, Blob>) {
        this.paths = sorted(files.keys());
    }

    has(path: string): boolean {
        return this.files.has(path);
    }

    sizeOf(path: string): number {
        return this.files.get(path)?.size ?? 0;
    }

    async *read(path: string): AsyncGenerator<Bytes> {
        const blob = this.files.get(path) ?? refuse(`no file ${path} in the bundle`);
        for (let at = 0; at < blob.size; at += pieceBytes)
            yield await bytesOf(blob.slice(at, at + pieceBytes));
    }
}

export async function openZip(blob: Blob): Promise<BundleFiles> {
    return new ZipFiles(blob, await readZip(blob));
}

// Files by their paths below the folder of the bundle.
export function openFolder(files: ReadonlyMap<string, Blob>): BundleFiles {
    for (const path of files.keys())
        if (!isMemberPath(path)) refuse(`${path} is not a plain file of a bundle`);
    return new FolderFiles(files);
}

// The whole content; refused when it is larger than `bytesMax`.
export async function readAll(files: BundleFiles, path: string, bytesMax: number): Promise<string> {
    if (files.sizeOf(path) > bytesMax) refuse(`${path} is larger than it may be`);
    let text = "";
    for await (const piece of files.read(path)) text += toText(piece);
    return text;
}

// Up to this size WebCrypto hashes the file at once: faster than we do, and it wants all of it in memory.
const wholeBytesMax = 128 << 20;

interface Hasher {
    update(bytes: Bytes): unknown;
    finish(): string | Promise<string>;
}

class WholeHasher implements Hasher {
    private readonly bytes: Bytes;
    private filled = 0;

    constructor(size: number) {
        this.bytes = new Uint8Array(size);
    }

    update(piece: Bytes): void {
        this.bytes.set(piece, this.filled);
        this.filled += piece.length;
    }

    async finish(): Promise<string> {
        const digest = await crypto.subtle.digest("SHA-256", this.bytes.subarray(0, this.filled));
        return toText(new Uint8Array(digest));
    }
}

function hasherFor(size: number): Hasher {
    const whole = size <= wholeBytesMax && globalThis.crypto?.subtle !== undefined;
    return whole ? new WholeHasher(size) : new Sha256();
}

// The digest of the bytes that were read, and why they were refused, where they were.
export async function hashFile(
    files: BundleFiles,
    path: string,
    onBytes: (count: number) => void,
): Promise<{ digest: string; refused: Refused | null }> {
    const hasher = hasherFor(files.sizeOf(path));
    const read = await attemptLater(async () => {
        for await (const piece of files.read(path)) {
            hasher.update(piece);
            onBytes(piece.length);
        }
    });
    return { digest: await hasher.finish(), refused: read instanceof Refused ? read : null };
}
