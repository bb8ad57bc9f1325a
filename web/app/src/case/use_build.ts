// Makes the file of a case, follows the work, and fetches the pages out of it for the preview.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchBytes } from "../api/client";
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

// The last file that was made of each case, so that leaving the page and coming back shows it again.
const lastJobs = new Map<string, string>();

export function useBuild(id: string) {
    const [job, setJob] = useState<string | null>(lastJobs.get(id) ?? null);
    const [error, setError] = useState<Error | null>(null);
    const state = useJob<Built>(job);
    const client = useQueryClient();
    const done = state.data?.state === "done";
    useEffect(() => {
        if (done)
            void client.invalidateQueries({
                predicate: ({ queryKey }) => queryKey[0] !== "job" && queryKey[0] !== "pages",
            });
    }, [done, client]);
    const pages = useQuery({
        queryKey: ["pages", job],
        queryFn: ({ signal }) => pagesOf(job ?? "", signal),
        enabled: done && job !== null,
        staleTime: Infinity,
    });
    const start = (wish: Wish) => {
        setError(null);
        startJob(casePath(id, "/build"), bodyOf(wish)).then((made) => {
            lastJobs.set(id, made);
            setJob(made);
        }, setError);
    };
    const problem = state.data?.problem;
    return {
        job,
        start,
        busy: state.data?.state === "running",
        built: state.data?.result ?? null,
        pages: pages.data,
        error: error ?? (problem ? new Error(problem.detail) : (state.error ?? pages.error)),
    };
}
