// Live changes: the server says that something was recorded, by this page, another one or a command, and
// what is on the screen is asked for again. It also tells how far long work is. The browser reconnects by
// itself.
import type { QueryClient } from "@tanstack/react-query";
import { address } from "./client";
import { jobProgressed, jobTold } from "./job_events";
import { setStreaming } from "./streaming";

// Several entries in a row ask once: that long after the first.
const gathered_ms = 250;

function dataOf<Data>(event: Event): Data {
    return JSON.parse((event as MessageEvent<string>).data) as Data;
}

// Listens until the returned function is called. `onState` hears whether the server is there.
export function listen(client: QueryClient, onState: (connected: boolean) => void): () => void {
    const source = new EventSource(address("/events"));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
        waiting = undefined;
        void client.invalidateQueries();
    };
    const tell = (connected: boolean) => {
        setStreaming(connected);
        onState(connected);
    };
    source.addEventListener("changed", () => {
        waiting ??= setTimeout(refresh, gathered_ms);
    });
    source.addEventListener("progress", (event) => jobProgressed(client, dataOf(event)));
    source.addEventListener("job", (event) => jobTold(client, dataOf(event)));
    let wasOpen = false;
    source.onopen = () => {
        tell(true);
        // What was said while the line was down has been missed.
        if (wasOpen) refresh();
        wasOpen = true;
    };
    source.onerror = () => tell(false);
    return () => {
        clearTimeout(waiting);
        setStreaming(false);
        source.close();
    };
}
