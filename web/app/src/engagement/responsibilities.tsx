import { Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { checkinActions as acts } from "../actions/daily";
import { choiceText } from "../actions/field";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.checkins;
const tones: Record<keyof typeof say.states, Tone> = {
    open: "plain",
    met: "good",
    overdue: "warn",
    breached: "bad",
};

export function Responsibilities() {
    const engagement = useEngagement();
    const list = useAnswer("responsibility list", engagementPath(engagement, "/responsibilities"));
    return (
        <Card title={say.responsibilities} intro={say.responsibilitiesIntro}>
            <Answered query={list}>
                {({ responsibilities }) =>
                    responsibilities.length === 0 ? (
                        <Text c="dimmed">{say.noResponsibilities}</Text>
                    ) : (
                        <ul className="rows">
                            {responsibilities.map((duty) => (
                                <DutyRow key={duty.responsibility} duty={duty} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function DutyRow({ duty }: { duty: Answers["responsibility list"]["responsibilities"][number] }) {
    const engagement = useEngagement();
    const target = { engagement, subject: duty.responsibility };
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={4} maw={620}>
                    <Text>
                        <strong>{choiceText(duty.party)}</strong>: {duty.what}
                    </Text>
                    <Group gap="xs">
                        <Tag tone={tones[duty.state]}>{say.states[duty.state]}</Tag>
                        {duty.due !== null && (
                            <Text size="sm" c="dimmed">
                                {say.due} <When at={duty.due} precision="day" />
                            </Text>
                        )}
                    </Group>
                </Stack>
                {duty.state !== "met" && (
                    <Group gap="xs" className="no-print">
                        <ActButton action={acts.met} target={target} about={duty.what} size="xs" />
                        <ActButton
                            action={acts.breach}
                            target={target}
                            known={{ step: duty.next }}
                            about={duty.what}
                            size="xs"
                            variant="default"
                        />
                    </Group>
                )}
            </Group>
        </li>
    );
}
