// How far an import is, and what came of it.
import { Button, Group, Stack, Text } from "@mantine/core";
import { percent } from "../api/jobs";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { JobBar } from "../kit/job_bar";
import { words } from "../strings/en";
import { bring } from "../kit/arrivals";
import { FileList } from "./file_list";
import { beginImport, forgetImport, stopImport, type ImportRun } from "./import_run";
import { Outcome } from "./outcome";
import type { Course } from "./use_import";

const say = words.evidence.wizard;

export function ImportCourse({ course }: { course: Course & { run: ImportRun } }) {
    const { run, failed, result } = course;
    const { files, choices } = run;
    if (result !== null) return <Outcome result={result} onClose={forgetImport} />;
    return (
        <Card title={say.title(files.length)} tone="plain">
            <Stack gap="md">
                <FileList files={files} />
                {failed === null ? (
                    <HowFar course={course} />
                ) : (
                    <>
                        <ProblemNote
                            error={failed}
                            onRetry={() => beginImport(files, choices, () => bring(files))}
                        />
                        <Group justify="flex-end">
                            <Button variant="default" onClick={forgetImport}>
                                {words.app.close}
                            </Button>
                        </Group>
                    </>
                )}
            </Stack>
        </Card>
    );
}

function HowFar({ course: { run, job } }: { course: Course & { run: ImportRun } }) {
    const { stage } = run;
    if (stage.name === "sending")
        return (
            <>
                <JobBar
                    label={say.sending(stage.file)}
                    value={percent({ ...stage, done: stage.sent })}
                />
                <Group justify="flex-end">
                    <Button variant="default" onClick={stopImport}>
                        {say.stop}
                    </Button>
                </Group>
            </>
        );
    const progress = job?.progress;
    const reading = progress ? `${say.reading} · ${say.items(progress.items)}` : say.reading;
    return (
        <>
            <JobBar
                label={job?.state === "waiting" ? words.app.workWaits : reading}
                value={progress ? percent(progress) : null}
            />
            <Text size="sm" c="dimmed">
                {say.readingText}
            </Text>
        </>
    );
}
