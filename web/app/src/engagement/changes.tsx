import { Group, Stack, Text, Title } from "@mantine/core";
import { ActButton } from "../actions/act";
import { scopeActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { Amount } from "../kit/money";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.scope;
const tones: Record<keyof typeof say.states, Tone> = {
    proposed: "warn",
    approved: "good",
    declined: "plain",
    withdrawn: "plain",
};

export function Changes() {
    const engagement = useEngagement();
    const changes = useAnswer("change list", engagementPath(engagement, "/changes"));
    const propose = (
        <ActButton action={acts.propose} target={{ engagement }} variant="light" size="sm" />
    );
    return (
        <Card title={say.changes} intro={say.changesIntro} actions={propose}>
            <Answered query={changes}>
                {({ changes: all }) =>
                    all.length === 0 ? (
                        <Empty icon="plus" title={say.noChanges} />
                    ) : (
                        <ul className="rows">
                            {all.map((change) => (
                                <ChangeRow key={change.change} change={change} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function ChangeRow({ change }: { change: Answers["change list"]["changes"][number] }) {
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={6} maw={620}>
                    <Title order={3}>{change.title}</Title>
                    <Group gap="xs">
                        <Tag tone={tones[change.state]}>{say.states[change.state]}</Tag>
                        <Amount value={change.amount} strong />
                        {change.days > 0 && <Text size="sm">{say.days(change.days)}</Text>}
                        <Text size="sm" c="dimmed">
                            <When at={change.occurred} />
                        </Text>
                        {change.claimed && (
                            <Tag tone="warn">{words.engagement.timeline.claimed}</Tag>
                        )}
                    </Group>
                    {change.quote !== "" && (
                        <Text size="sm" c="dimmed">
                            {say.answers(change.request)}: “{change.quote}”
                        </Text>
                    )}
                </Stack>
                {change.state === "proposed" && (
                    <Reactions change={change.change} title={change.title} />
                )}
            </Group>
        </li>
    );
}

function Reactions({ change, title }: { change: number; title: string }) {
    const engagement = useEngagement();
    const target = { engagement, subject: String(change) };
    return (
        <Group gap="xs" className="no-print">
            <ActButton action={acts.approve} target={target} about={title} size="xs" />
            {[acts.decline, acts.withdraw].map((action) => (
                <ActButton
                    key={action.name}
                    action={action}
                    target={target}
                    about={title}
                    size="xs"
                    variant="default"
                />
            ))}
        </Group>
    );
}
