// Files that were dropped or pasted somewhere, until the page that takes them has them.
import { useSyncExternalStore } from "react";

let waiting: File[] = [];
const listeners = new Set<() => void>();

function set(files: File[]): void {
    waiting = files;
    for (const listener of listeners) listener();
}

export function bring(files: File[]): void {
    if (files.length > 0) set([...waiting, ...files]);
}

export function areWaiting(): boolean {
    return waiting.length > 0;
}

export function takeAll(): void {
    set([]);
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function useArrivals(): File[] {
    return useSyncExternalStore(subscribe, () => waiting);
}

// A pasted picture has no name of its own: the time tells two of them apart.
export function named(file: File, now: Date, name: (time: string) => string): File {
    if (file.name !== "" && file.name !== "image.png") return file;
    const time = now.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", "-");
    return new File([file], name(time), { type: file.type, lastModified: now.getTime() });
}
