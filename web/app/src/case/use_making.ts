// Makes something of a case at the server (its pages to look at, or the file to hand over), and follows the work.
import { useEffect, useState } from "react";
import { hasEnded } from "../api/job_events";
import { startJob, useJob } from "../api/jobs";
import type { Answers } from "../api/model";
import { casePath } from "./use_case";

export interface Wish {
    forum: string;
    variant: string;
    packet: boolean;
}

type Kind = "preview" | "build";
type Made<K extends Kind> = Answers[`case ${K}`];

export function bodyOf({ forum, variant, packet }: Wish): Record<string, unknown> {
    return {
        ...(forum === "" ? {} : { forum }),
        ...(variant === "" ? {} : { variant }),
        ...(packet ? { with_packet: true } : {}),
    };
}

// What was started last for each case, and what was finished last: leaving the page and coming back shows it.
interface Started {
    // Null when it was refused.
    job: string | null;
    content: string;
}
const lastStarted = new Map<string, Started>();
const lastFinished = new Map<string, string>();

// The newest job of a case, and the newest that is done: while one is made anew, the one before is shown.
function useJobs<Result>(key: string, started: Started | null) {
    const newest = useJob<Result>(started?.job ?? null);
    const isDone = newest.data?.state === "done";
    const finished = (isDone ? started?.job : lastFinished.get(key)) ?? null;
    const shown = useJob<Result>(finished);
    useEffect(() => {
        if (isDone && finished !== null) lastFinished.set(key, finished);
    }, [key, isDone, finished]);
    return { newest, finished, shown };
}

// `content` is what it would be made of now (content.ts).
export function useMaking<K extends Kind>(kind: K, id: string, content: string) {
    const key = `${kind} ${id}`;
    const [started, setStarted] = useState<Started | null>(lastStarted.get(key) ?? null);
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<Error | null>(null);
    const { newest, finished, shown } = useJobs<Made<K>>(key, started);
    const remember = (job: string | null) => {
        lastStarted.set(key, { job, content });
        setStarted({ job, content });
    };
    const start = (wish: Wish) => {
        setError(null);
        setSending(true);
        startJob(casePath(id, `/${kind}`), bodyOf(wish))
            .then(remember, (refused: Error) => {
                setError(refused);
                // Of the same content it would be refused again.
                remember(started?.job ?? null);
            })
            .finally(() => setSending(false));
    };
    const isRunning = started?.job != null && !hasEnded(newest.data);
    const problem = newest.data?.problem;
    const isWaiting = newest.data?.state === "waiting";
    return {
        job: finished,
        start,
        content,
        busy: sending || (isRunning && newest.error === null),
        // How far the newest one is; null before it has begun.
        progress: isRunning && !isWaiting ? (newest.data?.progress ?? null) : null,
        isWaiting: isRunning && isWaiting,
        // What the newest one was made of; null before the first.
        made: started?.content ?? null,
        result: shown.data?.result ?? null,
        error: error ?? (problem ? new Error(problem.detail) : newest.error),
    };
}

export type Making<K extends Kind> = ReturnType<typeof useMaking<K>>;
