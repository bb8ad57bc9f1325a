// Files on the way to evidence: where they belong is asked before they are brought in.
import {
    Button,
    Collapse,
    Group,
    Select,
    SimpleGrid,
    Stack,
    Text,
    TextInput,
    UnstyledButton,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Icon } from "../app/icons";
import { Card } from "../kit/card";
import { useEngagements } from "../kit/engagement_choice";
import { words } from "../strings/en";
import { bring, takeAll } from "../kit/arrivals";
import { FileList } from "./file_list";
import { beginImport, type Choices } from "./import_run";

const say = words.evidence.wizard;

const unchosen: Choices = { into: "", source: "", dates: "", zone: "" };
// What was chosen for an import that was stopped: its files come back, and so does this.
let stopped = unchosen;

interface WizardProps {
    files: File[];
    // One import is on its way: another begins when its end is there.
    busy: boolean;
}

export function Wizard({ files, busy }: WizardProps) {
    const [choices, setChoices] = useState(stopped);
    const begin = () => {
        stopped = unchosen;
        takeAll();
        beginImport(files, choices, () => {
            stopped = choices;
            bring(files);
        });
    };
    return (
        <Card title={say.title(files.length)} tone="plain">
            <Stack gap="md">
                <FileList files={files} />
                <Choose
                    choices={choices}
                    onChange={(changed) => setChoices({ ...choices, ...changed })}
                />
                {busy && (
                    <Text size="sm" role="status">
                        {say.oneAtATime}
                    </Text>
                )}
                <Group justify="flex-end">
                    <Button variant="default" onClick={takeAll}>
                        {say.cancel}
                    </Button>
                    <Button onClick={begin} disabled={busy} data-autofocus>
                        {say.start}
                    </Button>
                </Group>
            </Stack>
        </Card>
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
