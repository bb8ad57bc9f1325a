// How far the pages or the file of a case are, in words of this page for the stages of the program.
import { percent } from "../api/jobs";
import { JobBar } from "../kit/job_bar";
import { words } from "../strings/en";
import type { Making } from "./use_making";

const stages: Record<string, string> = words.case.file.stages;

type Shown = Pick<Making<"build" | "preview">, "busy" | "progress" | "isWaiting">;

export function MakingBar({ making }: { making: Shown }) {
    const { busy, progress, isWaiting } = making;
    if (!busy) return null;
    if (isWaiting) return <JobBar label={words.app.workWaits} value={null} />;
    const label = stages[progress?.what ?? ""] ?? words.case.file.building;
    return <JobBar label={label} value={progress === null ? null : percent(progress)} />;
}
