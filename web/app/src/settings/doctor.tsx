import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { AllWell } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Said } from "../kit/said";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";

const say = words.settings;
type Check = Answers["doctor"]["checks"][number];
const tones: Record<Check["status"], Tone> = { ok: "good", warn: "warn", fail: "bad" };

// A command to be typed, or a sentence.
function Hint({ text }: { text: string }) {
    if (text.startsWith("tally ")) return <Code className="self-start">{text}</Code>;
    return (
        <Text size="sm" c="dimmed" className="sentence">
            <Said text={text} />
        </Text>
    );
}

function CheckRow({ check }: { check: Check }) {
    return (
        <li>
            <Group wrap="nowrap" align="flex-start" gap="md">
                <div className="status-tag">
                    <Tag tone={tones[check.status]}>{say.status[check.status]}</Tag>
                </div>
                <Stack gap={4}>
                    <Text fw={600} className="sentence">
                        {check.name}
                    </Text>
                    <Text size="sm">
                        <Said text={check.detail} />
                    </Text>
                    {check.hint !== "" && <Hint text={check.hint} />}
                </Stack>
            </Group>
        </li>
    );
}

export function Doctor() {
    const [all, { toggle }] = useDisclosure(false);
    const doctor = useAnswer("doctor", "/vault/doctor");
    return (
        <Card title={say.doctor} intro={say.doctorIntro}>
            <Answered query={doctor}>
                {({ checks }) => {
                    const shown = all ? checks : checks.filter(({ status }) => status !== "ok");
                    return (
                        <Stack gap="md">
                            {shown.length === 0 ? (
                                <AllWell text={say.allWell} />
                            ) : (
                                <ul className="rows">
                                    {shown.map((check) => (
                                        <CheckRow key={check.name} check={check} />
                                    ))}
                                </ul>
                            )}
                            <Button
                                size="xs"
                                variant="default"
                                className="self-start"
                                onClick={toggle}
                                aria-expanded={all}
                            >
                                {all ? words.engagement.health.less : say.showAll}
                            </Button>
                        </Stack>
                    );
                }}
            </Answered>
        </Card>
    );
}
