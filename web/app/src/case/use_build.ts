// Makes the file of a case, follows the work, and fetches the pages out of it for the preview.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchBytes } from "../api/client";
import { hasEnded } from "../api/job_events";
import { jobFile, startJob, useJob } from "../api/jobs";
import type { Answers } from "../api/model";
import { casePath } from "./use_case";

export type Built = Answers["case build"];

export interface Wish {
    forum: string;
    variant: string;
    packet: boolean;
}

const pages_file = "case.pdf";

// The finished file is a ZIP in which the pages lie under data/.
async function pagesOf(job: string, signal: AbortSignal): Promise<ArrayBuffer> {
    const [{ unzipSync }, bytes] = await Promise.all([
        import("fflate"),
        fetchBytes(jobFile(job), signal),
    ]);
    const files = unzipSync(new Uint8Array(bytes), {
        filter: ({ name }) => name.endsWith(`data/${pages_file}`),
    });
    const pages = Object.values(files)[0];
    if (pages === undefined) throw new Error(`the case file holds no ${pages_file}`);
    return new Uint8Array(pages).buffer;
}

export function bodyOf({ forum, variant, packet }: Wish): Record<string, unknown> {
    return {
        ...(forum === "" ? {} : { forum }),
        ...(variant === "" ? {} : { variant }),
        ...(packet ? { with_packet: true } : {}),
    };
}

// What was started last for each case, and what was finished last: leaving the page and coming back shows it.
interface Started {
    job: string;
    content: string;
}
const lastStarted = new Map<string, Started>();
const lastFinished = new Map<string, string>();

// The pages of a finished file. Those of the file before stay until the new ones are there.
function usePages(job: string | null) {
    return useQuery({
        queryKey: ["pages", job],
        queryFn: ({ signal }) => pagesOf(job ?? "", signal),
        enabled: job !== null,
        staleTime: "static",
        placeholderData: keepPreviousData,
    });
}

// The newest job of a case, and the newest that is done: while a file is made anew, the one before is shown.
function useJobs(id: string, started: Started | null) {
    const newest = useJob<Built>(started?.job ?? null);
    const isDone = newest.data?.state === "done";
    const finished = isDone && started ? started.job : (lastFinished.get(id) ?? null);
    const shown = useJob<Built>(finished);
    const client = useQueryClient();
    useEffect(() => {
        if (!isDone || finished === null) return;
        lastFinished.set(id, finished);
        void client.invalidateQueries();
    }, [id, isDone, finished, client]);
    return { newest, finished, shown };
}

// `content` is what the case is made of now.
export function useBuild(id: string, content: string) {
    const [started, setStarted] = useState<Started | null>(lastStarted.get(id) ?? null);
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<Error | null>(null);
    const { newest, finished, shown } = useJobs(id, started);
    const pages = usePages(finished);
    const remember = (job: string) => {
        lastStarted.set(id, { job, content });
        setStarted({ job, content });
    };
    const start = (wish: Wish) => {
        setError(null);
        setSending(true);
        startJob(casePath(id, "/build"), bodyOf(wish))
            .then(remember, (refused: Error) => {
                setError(refused);
                // Of the same content it would be refused again.
                if (started !== null) remember(started.job);
            })
            .finally(() => setSending(false));
    };
    const isRunning = started !== null && !hasEnded(newest.data);
    const problem = newest.data?.problem;
    return {
        job: finished,
        start,
        content,
        busy: sending || (isRunning && newest.error === null),
        made: started?.content ?? null,
        built: shown.data?.result ?? null,
        pages: pages.data,
        error: error ?? (problem ? new Error(problem.detail) : (newest.error ?? pages.error)),
    };
}
