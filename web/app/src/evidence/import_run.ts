// The one import of this window: the files are copied over one after the other, then the program reads them. It is
// kept here and in no page, so that whoever leaves and comes back sees how far it is, and what came of it.
import { useSyncExternalStore } from "react";
import { upload } from "../api/client";
import { startJob } from "../api/jobs";

export interface Choices {
    into: string;
    source: string;
    dates: string;
    zone: string;
}

export type Stage =
    | { name: "sending"; file: string; sent: number; total: number }
    | { name: "reading"; job: string }
    | { name: "failed"; error: Error };

export interface ImportRun {
    files: File[];
    choices: Choices;
    stage: Stage;
}

let run: ImportRun | null = null;
let stopper = new AbortController();
const listeners = new Set<() => void>();

function set(changed: ImportRun | null): void {
    run = changed;
    for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function useImportRun(): ImportRun | null {
    return useSyncExternalStore(subscribe, () => run);
}

// Only what was chosen is said; the program finds out the rest.
export function importBody(uploads: string[], choices: Choices): Record<string, unknown> {
    const body: Record<string, unknown> = { path: uploads };
    for (const [name, value] of Object.entries(choices)) if (value !== "") body[name] = value;
    return body;
}

async function sendAll(
    files: File[],
    choices: Choices,
    show: (stage: Stage) => void,
    signal: AbortSignal,
): Promise<void> {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    const uploads: string[] = [];
    let before = 0;
    for (const file of files) {
        const showSent = (sent: number) =>
            show({ name: "sending", file: file.name, sent: before + sent, total });
        showSent(0);
        uploads.push(await upload(file, showSent, signal));
        before += file.size;
    }
    show({ name: "reading", job: await startJob("/imports", importBody(uploads, choices)) });
}

// Takes the place of the one before. `onStopped` is told when the person stopped it.
export function beginImport(files: File[], choices: Choices, onStopped: () => void): void {
    stopper = new AbortController();
    const show = (stage: Stage) => set({ files, choices, stage });
    sendAll(files, choices, show, stopper.signal).catch((error: Error) => {
        if (error.name !== "AbortError") return show({ name: "failed", error });
        forgetImport();
        onStopped();
    });
}

export function stopImport(): void {
    stopper.abort();
}

export function forgetImport(): void {
    set(null);
}
