// Work that takes long runs on at the server, also when the page is left. The stream of events tells how far
// it is; while there is none, it is asked for.
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { words } from "../strings/en";
import { fetchJson, send, type Body } from "./client";
import { asksAfter, hasEnded, jobKey } from "./job_events";
import { Problem } from "./problem";
import { useStreaming } from "./streaming";

export interface Progress {
    what: string;
    done: number;
    total: number;
    items: number;
}

export interface Job<Result> {
    job: string;
    command: string;
    // Waiting: another one runs first.
    state: "waiting" | "running" | "done" | "failed";
    progress?: Progress;
    result?: Result;
    file?: string;
    problem?: { detail: string; hint?: string };
}

const path = (job: string) => `/jobs/${encodeURIComponent(job)}`;

// Starts the work, and answers its name.
export async function startJob(at: string, body: Body): Promise<string> {
    return ((await send(at, body)) as Job<unknown>).job;
}

// A server that was started anew knows nothing of the work of the one before.
async function stateOf<Result>(job: string, signal: AbortSignal): Promise<Job<Result>> {
    try {
        return (await fetchJson(path(job), {}, signal)) as Job<Result>;
    } catch (error) {
        if (!(error instanceof Problem) || error.status !== 404) throw error;
        return { job, command: "", state: "failed", problem: { detail: words.app.workWasCut } };
    }
}

// How far the job is; nothing is asked without one, nor once it has ended.
export function useJob<Result>(job: string | null): UseQueryResult<Job<Result>> {
    const client = useQueryClient();
    const streaming = useStreaming();
    const queryKey = jobKey(job);
    return useQuery({
        queryKey,
        queryFn: async ({ signal }) => {
            const told = await stateOf<Result>(job ?? "", signal);
            // The stream may have been faster than this answer.
            const known = client.getQueryData<Job<Result>>(queryKey);
            return known !== undefined && hasEnded(known) ? known : told;
        },
        enabled: job !== null,
        staleTime: ({ state }) => (hasEnded(state.data) ? "static" : 0),
        refetchInterval: ({ state }) => asksAfter(state.data, streaming),
    });
}

// Where the file that a job wrote is fetched.
export function jobFile(job: string): string {
    return `${path(job)}/file`;
}

// From 0 to 100, or null where nobody can say how much there is.
export function percent({ done, total }: Pick<Progress, "done" | "total">): number | null {
    return total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : null;
}
