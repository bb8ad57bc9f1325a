// From files to evidence in three steps: where they belong, how far it is, what came of it.
import {
    Button,
    Collapse,
    Group,
    Progress,
    Select,
    SimpleGrid,
    Stack,
    Text,
    TextInput,
    UnstyledButton,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { percent } from "../api/jobs";
import { Icon } from "../app/icons";
import { ProblemNote } from "../kit/answered";
import { bytesText } from "../kit/bytes";
import { Card } from "../kit/card";
import { useEngagements } from "../kit/engagement_choice";
import { words } from "../strings/en";
import { Outcome } from "./outcome";
import { useImport, type Choices } from "./use_import";

const say = words.evidence.wizard;

export function Wizard({ files, onClose }: { files: File[]; onClose: () => void }) {
    const { stage, job, start, stop } = useImport(files);
    const [choices, setChoices] = useState<Choices>({ into: "", source: "", dates: "", zone: "" });
    if (job?.state === "done" && job.result !== undefined)
        return <Outcome result={job.result} onClose={onClose} />;
    const failed =
        job?.state === "failed"
            ? new Error(job.problem?.detail ?? say.failed)
            : stage.name === "failed"
              ? stage.error
              : null;
    return (
        <Card title={say.title(files.length)} tone="plain">
            <Stack gap="md">
                <FileList files={files} />
                {failed !== null && <ProblemNote error={failed} onRetry={() => start(choices)} />}
                {stage.name === "choosing" && (
                    <Choose
                        choices={choices}
                        onChange={(changed) => setChoices({ ...choices, ...changed })}
                    />
                )}
                {stage.name === "sending" && (
                    <Bar
                        label={say.sending(stage.file)}
                        value={percent({ done: stage.sent, total: stage.total })}
                    />
                )}
                {stage.name === "reading" && failed === null && (
                    <>
                        <Bar
                            label={
                                job?.progress
                                    ? `${say.reading} · ${say.items(job.progress.items)}`
                                    : say.reading
                            }
                            value={job?.progress ? percent(job.progress) : null}
                        />
                        <Text size="sm" c="dimmed">
                            {say.readingText}
                        </Text>
                    </>
                )}
                <Group justify="flex-end">
                    {stage.name === "sending" ? (
                        <Button variant="default" onClick={stop}>
                            {say.stop}
                        </Button>
                    ) : (
                        <Button variant="default" onClick={onClose}>
                            {stage.name === "choosing" ? say.cancel : words.app.close}
                        </Button>
                    )}
                    {stage.name === "choosing" && (
                        <Button onClick={() => start(choices)} data-autofocus>
                            {say.start}
                        </Button>
                    )}
                </Group>
            </Stack>
        </Card>
    );
}

const shown_max = 6;

function FileList({ files }: { files: File[] }) {
    const rest = files.slice(shown_max);
    return (
        <ul className="file-list">
            {files.slice(0, shown_max).map((file, index) => (
                <li key={`${file.name} ${index}`}>
                    <Icon name="file" size={17} />
                    <span className="file-name">{file.name}</span>
                    <Text span size="sm" c="dimmed">
                        {bytesText(file.size)}
                    </Text>
                </li>
            ))}
            {rest.length > 0 && (
                <li>
                    <Text size="sm" c="dimmed">
                        + {rest.length}
                    </Text>
                </li>
            )}
        </ul>
    );
}

function Bar({ label, value }: { label: string; value: number | null }) {
    return (
        <div role="status">
            <Group justify="space-between" mb={6}>
                <Text size="sm" fw={600} className="ellipsis">
                    {label}
                </Text>
                {value !== null && <Text size="sm">{value}%</Text>}
            </Group>
            <Progress value={value ?? 100} animated={value === null} aria-label={label} />
        </div>
    );
}

interface ChooseProps {
    choices: Choices;
    onChange: (changed: Partial<Choices>) => void;
}

function Choose({ choices, onChange }: ChooseProps) {
    const [opened, { toggle }] = useDisclosure(false);
    const engagements = useEngagements();
    const sources = Object.entries(say.sources).map(([value, label]) => ({ value, label }));
    return (
        <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <Select
                    label={say.into}
                    data={[
                        { value: "", label: say.byAddress },
                        ...engagements.map(({ engagement, title }) => ({
                            value: engagement,
                            label: title,
                        })),
                    ]}
                    value={choices.into}
                    onChange={(into) => onChange({ into: into ?? "" })}
                    allowDeselect={false}
                />
                <Select
                    label={say.source}
                    data={[{ value: "", label: say.auto }, ...sources]}
                    value={choices.source}
                    onChange={(source) => onChange({ source: source ?? "" })}
                    allowDeselect={false}
                />
            </SimpleGrid>
            <Text size="sm" c="dimmed">
                {say.intoHint}
            </Text>
            <UnstyledButton className="more" onClick={toggle} aria-expanded={opened}>
                <Icon name={opened ? "down" : "next"} size={16} />
                {say.more}
            </UnstyledButton>
            <Collapse expanded={opened}>
                <SimpleGrid cols={{ base: 1, sm: 2 }}>
                    <Select
                        label={say.dates}
                        data={[
                            { value: "", label: say.datesAuto },
                            { value: "day-first", label: say.dayFirst },
                            { value: "month-first", label: say.monthFirst },
                        ]}
                        value={choices.dates}
                        onChange={(dates) => onChange({ dates: dates ?? "" })}
                        allowDeselect={false}
                    />
                    <TextInput
                        label={say.zone}
                        description={say.zoneHint}
                        value={choices.zone}
                        onChange={(event) => onChange({ zone: event.currentTarget.value })}
                    />
                </SimpleGrid>
            </Collapse>
        </>
    );
}
