// The end of a contract: who ended it and why, what is said to it, the steps of a dispute, feedback.
import { Group, Stack, Text, Title } from "@mantine/core";
import { ActButton } from "../actions/act";
import { endActions as acts } from "../actions/end";
import { choiceText } from "../actions/field";
import { useAnswer } from "../api/queries";
import type { Answers, State } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkButton } from "../kit/link";
import { Amount, isZero } from "../kit/money";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Disputes } from "./disputes";
import { Feedback } from "./feedback";
import { engagementPath, useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.end;
type Reason = Answers["dispute show"]["reasons"][number];
const tones: Record<keyof typeof say.stances, Tone> = {
    unfounded: "good",
    partly: "warn",
    founded: "bad",
};

export function EndPage() {
    const engagement = useEngagement();
    const state = useEngagementState();
    const disputes = useAnswer("dispute show", engagementPath(engagement, "/disputes"));
    return (
        <Stack gap="lg">
            <Answered query={state}>{({ state: shown }) => <Contract state={shown} />}</Answered>
            <Answered query={disputes}>
                {(answer) => (
                    <>
                        <Reasons reasons={answer.reasons} />
                        <Disputes disputes={answer.disputes} />
                    </>
                )}
            </Answered>
            <Feedback />
        </Stack>
    );
}

function Contract({ state: { ended } }: { state: State }) {
    const engagement = useEngagement();
    if (ended === null) {
        return (
            <Card
                title={say.running}
                intro={say.runningText}
                actions={
                    <ActButton
                        action={acts.end}
                        target={{ engagement }}
                        size="sm"
                        variant="default"
                    />
                }
            >
                {null}
            </Card>
        );
    }
    return (
        <Card
            title={say.endedBy(choiceText(ended.by))}
            actions={
                <LinkButton
                    to="/lessons/$engagement"
                    params={{ engagement }}
                    size="sm"
                    variant="light"
                >
                    {words.lessons.back.open}
                </LinkButton>
            }
        >
            <Stack gap="sm">
                <Text className="quote">“{ended.reason}”</Text>
                <Group gap="md">
                    <Text size="sm" c="dimmed">
                        <When at={ended.occurred} />
                    </Text>
                    {!isZero(ended.pays) && (
                        <Text size="sm">
                            {say.paid}: <Amount value={ended.pays} strong />
                        </Text>
                    )}
                    {ended.claimed && <Tag tone="warn">{say.claimed}</Tag>}
                </Group>
            </Stack>
        </Card>
    );
}

function Reasons({ reasons }: { reasons: Reason[] }) {
    const engagement = useEngagement();
    const add = (
        <ActButton action={acts.reason} target={{ engagement }} size="sm" variant="light" />
    );
    return (
        <Card title={say.reasons} actions={add}>
            {reasons.length === 0 ? (
                <Text c="dimmed">{say.noReasons}</Text>
            ) : (
                <ol className="rows">
                    {reasons.map((reason) => (
                        <ReasonRow key={reason.reason} reason={reason} />
                    ))}
                </ol>
            )}
        </Card>
    );
}

function ReasonRow({ reason }: { reason: Reason }) {
    const engagement = useEngagement();
    const { answer } = reason;
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={6} maw={660}>
                    <Title order={3}>“{reason.text}”</Title>
                    {answer === null ? (
                        <Text c="var(--tally-warn)">{say.unanswered}</Text>
                    ) : (
                        <>
                            <Group gap="xs">
                                <Tag tone={tones[answer.stance]}>{say.stances[answer.stance]}</Tag>
                                <Text size="sm" c="dimmed">
                                    {answer.clause}
                                </Text>
                            </Group>
                            <Text>{answer.text}</Text>
                        </>
                    )}
                </Stack>
                <ActButton
                    action={acts.answer}
                    target={{ engagement, subject: String(reason.reason) }}
                    {...(answer === null ? {} : { label: say.change })}
                    about={`“${reason.text}”`}
                    known={
                        answer === null
                            ? {}
                            : {
                                  stance: answer.stance,
                                  text: answer.text,
                                  clause: answer.clause,
                                  item: answer.items,
                              }
                    }
                    size="xs"
                    variant={answer === null ? "filled" : "default"}
                />
            </Group>
        </li>
    );
}
