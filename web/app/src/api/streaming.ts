// Whether the stream of events is there; while it is not, what it would tell has to be asked for.
import { useSyncExternalStore } from "react";

let streaming = false;
const watchers = new Set<() => void>();

export function setStreaming(now: boolean): void {
    streaming = now;
    for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
}

export function useStreaming(): boolean {
    return useSyncExternalStore(watch, () => streaming);
}
