// How far the import of this window is, for the page that shows it.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { hasEnded } from "../api/job_events";
import { useJob, type Job } from "../api/jobs";
import type { Answers } from "../api/model";
import { words } from "../strings/en";
import { useImportRun } from "./import_run";

type ImportJob = Job<Answers["import"]>;

const say = words.evidence.wizard;
// What came of the last one, for as long as the window is there: the server forgets its jobs earlier.
let lastEnded: ImportJob | undefined;

export function useImport() {
    const run = useImportRun();
    const stage = run?.stage;
    const name = stage?.name === "reading" ? stage.job : null;
    const known = lastEnded?.job === name ? lastEnded : undefined;
    const followed = useJob<Answers["import"]>(known === undefined ? name : null);
    const job = known ?? followed.data;
    const client = useQueryClient();
    useEffect(() => {
        if (job === undefined || job === lastEnded || !hasEnded(job)) return;
        lastEnded = job;
        void client.invalidateQueries();
    }, [job, client]);
    const failed =
        job?.state === "failed"
            ? new Error(job.problem?.detail ?? say.failed)
            : stage?.name === "failed"
              ? stage.error
              : null;
    const result = job?.state === "done" ? (job.result ?? null) : null;
    return { run, job, failed, result, busy: run !== null && failed === null && result === null };
}

export type Course = ReturnType<typeof useImport>;
