// What to watch in an engagement, each with its reason: alarms first, notes behind a button.
import { Button, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useAnswer } from "../api/queries";
import type { Signal } from "../api/model";
import { AllWell } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Said } from "../kit/said";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.health;
const tones: Record<Signal["weight"], Tone> = { alarm: "bad", concern: "warn", note: "plain" };

function SignalRow({ signal }: { signal: Signal }) {
    return (
        <li>
            <Group align="flex-start" wrap="nowrap" gap="md">
                <div className="signal-tag">
                    <Tag tone={tones[signal.weight]}>{say[signal.weight]}</Tag>
                </div>
                <Stack gap={4}>
                    <Text fw={600} className="sentence">
                        <Said text={signal.text} />
                    </Text>
                    {signal.advice !== "" && (
                        <Text size="sm" className="sentence">
                            <Said text={signal.advice} />
                        </Text>
                    )}
                    {signal.evidence.length > 0 && (
                        <List size="sm" c="dimmed">
                            {signal.evidence.map((line) => (
                                <List.Item key={line}>{line}</List.Item>
                            ))}
                        </List>
                    )}
                </Stack>
            </Group>
        </li>
    );
}

function Signals({ signals }: { signals: Signal[] }) {
    const [all, { toggle }] = useDisclosure(false);
    const grave = signals.filter(({ weight }) => weight !== "note");
    const shown = all ? signals : grave;
    return (
        <Stack gap="md" align="stretch">
            {shown.length === 0 ? (
                <AllWell text={say.none} />
            ) : (
                <ul className="rows">
                    {shown.map((signal) => (
                        <SignalRow key={signal.id + signal.text} signal={signal} />
                    ))}
                </ul>
            )}
            {signals.length > grave.length && (
                <Button
                    variant="default"
                    size="xs"
                    onClick={toggle}
                    aria-expanded={all}
                    className="self-start"
                >
                    {all ? say.less : `${say.more} (${signals.length})`}
                </Button>
            )}
        </Stack>
    );
}

export function HealthCard() {
    const engagement = useEngagement();
    const health = useAnswer("health", engagementPath(engagement, "/health"));
    return (
        <Card title={say.title}>
            <Answered query={health}>
                {({ signals, client }) => <Signals signals={[...signals, ...client]} />}
            </Answered>
        </Card>
    );
}
