// Check-ins: what was planned, what went out, who answered; and what each side owes the other.
import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { checkinActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Responsibilities } from "./responsibilities";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.checkins;
type List = Answers["checkin list"];

export function CheckinsPage() {
    const engagement = useEngagement();
    const list = useAnswer("checkin list", engagementPath(engagement, "/checkins"));
    return (
        <Answered query={list} lines={8}>
            {(answer) => (
                <Stack gap="lg">
                    <Sent list={answer} />
                    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                        <Plan list={answer} />
                        <Questions list={answer} />
                    </SimpleGrid>
                    <Responsibilities />
                </Stack>
            )}
        </Answered>
    );
}

function Sent({ list }: { list: List }) {
    const engagement = useEngagement();
    const send = <ActButton action={acts.send} target={{ engagement }} variant="light" size="sm" />;
    return (
        <Card title={say.title} intro={say.intro} actions={send}>
            {list.checkins.length === 0 ? (
                <Empty icon="chat" title={say.none} />
            ) : (
                <ul className="rows">
                    {list.checkins.map((checkin) => (
                        <CheckinRow key={checkin.checkin} checkin={checkin} />
                    ))}
                </ul>
            )}
        </Card>
    );
}

function CheckinRow({ checkin }: { checkin: List["checkins"][number] }) {
    const engagement = useEngagement();
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={6} maw={620}>
                    <Text className="prose">{checkin.text}</Text>
                    <Group gap="xs">
                        <Text size="sm" c="dimmed">
                            <When at={checkin.occurred} />
                        </Text>
                        {checkin.acknowledged !== null ? (
                            <Tag tone="good" icon="check">
                                {say.acknowledged}
                            </Tag>
                        ) : (
                            <Tag tone="warn">{say.waiting}</Tag>
                        )}
                        {checkin.claimed && (
                            <Tag tone="warn">{words.engagement.timeline.claimed}</Tag>
                        )}
                    </Group>
                </Stack>
                {checkin.acknowledged === null && (
                    <ActButton
                        action={acts.acknowledge}
                        target={{ engagement, subject: String(checkin.checkin) }}
                        size="xs"
                        variant="default"
                    />
                )}
            </Group>
        </li>
    );
}

function PlanTag({ planned }: { planned: List["planned"][number] }) {
    if (planned.sent_as !== null)
        return (
            <Tag tone="good" icon="check">
                {say.sent}
            </Tag>
        );
    return planned.missed ? <Tag tone="bad">{say.missed}</Tag> : <Tag>{say.next}</Tag>;
}

function Plan({ list }: { list: List }) {
    const engagement = useEngagement();
    const plan = (
        <ActButton action={acts.plan} target={{ engagement }} variant="default" size="xs" />
    );
    return (
        <Card title={say.planned} actions={plan}>
            {list.planned.length === 0 ? (
                <Text c="dimmed">{say.noPlan}</Text>
            ) : (
                <ul className="rows">
                    {list.planned.map((planned) => (
                        <li key={planned.due}>
                            <Group justify="space-between">
                                <When at={planned.due} precision="day" />
                                <PlanTag planned={planned} />
                            </Group>
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}

function Questions({ list }: { list: List }) {
    const engagement = useEngagement();
    return (
        <Card title={say.questions}>
            {list.questions.length === 0 ? (
                <Text c="dimmed">{say.noQuestions}</Text>
            ) : (
                <ul className="rows">
                    {list.questions.map((question) => (
                        <li key={question.question}>
                            <Stack gap={6} align="flex-start">
                                <Text fw={600}>{question.text}</Text>
                                {question.answered === null ? (
                                    <ActButton
                                        action={acts.answer}
                                        target={{ engagement, subject: String(question.question) }}
                                        about={question.text}
                                        size="xs"
                                        variant="default"
                                    />
                                ) : (
                                    <Text size="sm">
                                        {question.answer}{" "}
                                        <Text component="span" size="sm" c="dimmed">
                                            · <When at={question.answered} />
                                        </Text>
                                    </Text>
                                )}
                            </Stack>
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}
