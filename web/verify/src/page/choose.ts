// What people choose or drop: a ZIP, a folder, or letters.
import { bytesOf } from "../zip";

export type Case = { name: string; zip: Blob } | { name: string; folder: Map<string, Blob> };

export interface Chosen {
    cases: Case[];
    letters: File[];
}

// Files of a folder by their paths below it.
function folderOf(files: Iterable<[path: string, file: File]>): Case {
    const folder = new Map<string, Blob>();
    let name = "";
    for (const [path, file] of files) {
        const slash = path.indexOf("/");
        name = path.slice(0, Math.max(slash, 0));
        folder.set(path.slice(slash + 1), file);
    }
    return { name: name === "" ? "the folder" : name, folder };
}

export function folderOfInput(files: FileList): Case {
    return folderOf([...files].map((file) => [file.webkitRelativePath || file.name, file]));
}

// A ZIP by its first bytes, whatever it is called; all else is taken for a letter.
async function sortOut(files: readonly File[]): Promise<Chosen> {
    const chosen: Chosen = { cases: [], letters: [] };
    for (const file of files) {
        const begin = String.fromCharCode(...(await bytesOf(file.slice(0, 2))));
        const isZip = begin === "PK" || file.name.toLowerCase().endsWith(".zip");
        if (isZip) chosen.cases.push({ name: file.name, zip: file });
        else chosen.letters.push(file);
    }
    return chosen;
}

export function sortOutInput(files: FileList): Promise<Chosen> {
    return sortOut([...files]);
}

function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
    return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function* filesBelow(entry: FileSystemEntry, path: string): AsyncGenerator<[string, File]> {
    if (entry.isFile) {
        const file = await new Promise<File>((resolve, reject) =>
            (entry as FileSystemFileEntry).file(resolve, reject),
        );
        yield [path, file];
        return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A reader hands out a folder in parts, and an empty part at its end.
    for (let part = await readEntries(reader); part.length > 0; part = await readEntries(reader))
        for (const child of part) yield* filesBelow(child, `${path}/${child.name}`);
}

export async function sortOutDrop(transfer: DataTransfer): Promise<Chosen> {
    // Entries must be asked for before the first await: the transfer is emptied then.
    const dropped = [...transfer.items]
        .filter((item) => item.kind === "file")
        .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    const chosen = await sortOut(
        dropped.flatMap(({ entry, file }) => (file && !entry?.isDirectory ? [file] : [])),
    );
    for (const { entry } of dropped) {
        if (!entry?.isDirectory) continue;
        const files: [string, File][] = [];
        for await (const file of filesBelow(entry, entry.name)) files.push(file);
        chosen.cases.push(folderOf(files));
    }
    return chosen;
}
