// Live changes: the server says that something was recorded, by this page, another one or a command, and
// what is on the screen is asked for again. The browser reconnects by itself.
import type { QueryClient } from "@tanstack/react-query";
import { address } from "./client";

// Several entries in a row ask once: that long after the first.
const gathered_ms = 250;

// Listens until the returned function is called. `onState` hears whether the server is there.
export function listen(client: QueryClient, onState: (connected: boolean) => void): () => void {
    const source = new EventSource(address("/events"));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
        waiting = undefined;
        void client.invalidateQueries();
    };
    source.addEventListener("changed", () => {
        waiting ??= setTimeout(refresh, gathered_ms);
    });
    source.onopen = () => onState(true);
    source.onerror = () => onState(false);
    return () => {
        clearTimeout(waiting);
        source.close();
    };
}
