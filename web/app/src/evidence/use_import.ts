// The course of one import: the files are copied over one after the other, then the program reads them.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { upload } from "../api/client";
import { hasEnded } from "../api/job_events";
import { startJob, useJob } from "../api/jobs";
import type { Answers } from "../api/model";

export interface Choices {
    into: string;
    source: string;
    dates: string;
    zone: string;
}

export type Stage =
    | { name: "choosing" }
    | { name: "sending"; file: string; sent: number; total: number }
    | { name: "reading"; job: string }
    | { name: "failed"; error: Error };

// Only what was chosen is said; the program finds out the rest.
export function importBody(uploads: string[], choices: Choices): Record<string, unknown> {
    const body: Record<string, unknown> = { path: uploads };
    for (const [name, value] of Object.entries(choices)) if (value !== "") body[name] = value;
    return body;
}

export function useImport(files: File[]) {
    const [stage, setStage] = useState<Stage>({ name: "choosing" });
    const stopper = useRef<AbortController | null>(null);
    const job = useJob<Answers["import"]>(stage.name === "reading" ? stage.job : null);
    const client = useQueryClient();
    const ended = hasEnded(job.data);
    useEffect(() => {
        if (ended) void client.invalidateQueries();
    }, [ended, client]);
    useEffect(() => () => stopper.current?.abort(), []);

    const run = async (choices: Choices) => {
        const control = new AbortController();
        stopper.current = control;
        const total = files.reduce((sum, file) => sum + file.size, 0);
        const uploads: string[] = [];
        let before = 0;
        for (const file of files) {
            const show = (sent: number) =>
                setStage({ name: "sending", file: file.name, sent: before + sent, total });
            show(0);
            uploads.push(await upload(file, show, control.signal));
            before += file.size;
        }
        setStage({
            name: "reading",
            job: await startJob("/imports", importBody(uploads, choices)),
        });
    };
    const start = (choices: Choices) => {
        run(choices).catch((error: Error) =>
            setStage(
                error.name === "AbortError" ? { name: "choosing" } : { name: "failed", error },
            ),
        );
    };
    return { stage, job: job.data, start, stop: () => stopper.current?.abort() };
}
