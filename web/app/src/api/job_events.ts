// What the stream of events tells about long work, put where whoever waits for it looks (useJob).
import type { QueryClient } from "@tanstack/react-query";
import type { Job, Progress } from "./jobs";

export const jobKey = (job: string | null) => ["job", job] as const;

export function hasEnded(job: Job<unknown> | undefined): boolean {
    return job !== undefined && (job.state === "done" || job.state === "failed");
}

// Work that has ended goes no further, whatever order the messages come in.
export function jobProgressed(
    client: QueryClient,
    { job, ...progress }: Progress & { job: string },
): void {
    client.setQueryData<Job<unknown>>(jobKey(job), (known) =>
        hasEnded(known) ? known : { command: "", ...known, job, state: "running", progress },
    );
}

// It runs after a wait, or has ended.
export function jobTold(client: QueryClient, job: Job<unknown>): void {
    client.setQueryData<Job<unknown>>(jobKey(job.job), job);
}

const asked_every_ms = 600;
// A stream can fall silent without an error, as after a computer has slept.
const asked_seldom_ms = 10_000;

// How long until the state of a job is asked for; false: never again.
export function asksAfter(job: Job<unknown> | undefined, streaming: boolean): number | false {
    if (hasEnded(job)) return false;
    return streaming ? asked_seldom_ms : asked_every_ms;
}
