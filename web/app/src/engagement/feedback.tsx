// Feedback of both sides: sealed, posted, answered.
import { Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { ActButton } from "../actions/act";
import { feedbackActions as acts } from "../actions/end";
import { choiceText } from "../actions/field";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.end;
type Side = Answers["feedback show"]["client"];

export function Feedback() {
    const engagement = useEngagement();
    const feedback = useAnswer("feedback show", engagementPath(engagement, "/feedback"));
    return (
        <Card title={say.feedback} intro={say.feedbackIntro}>
            <Answered query={feedback}>
                {({ freelancer, client }) => (
                    <Stack gap="lg">
                        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                            <SideOf name="freelancer" side={freelancer} />
                            <SideOf name="client" side={client} />
                        </SimpleGrid>
                        <Group gap="xs" className="no-print">
                            {freelancer.sealed === null && (
                                <ActButton action={acts.seal} target={{ engagement }} size="xs" />
                            )}
                            <ActButton
                                action={acts.reveal}
                                target={{ engagement }}
                                size="xs"
                                variant="default"
                            />
                            {client.posted !== null && (
                                <ActButton
                                    action={acts.reply}
                                    target={{ engagement }}
                                    size="xs"
                                    variant="default"
                                />
                            )}
                        </Group>
                    </Stack>
                )}
            </Answered>
        </Card>
    );
}

function SideOf({ name, side }: { name: string; side: Side }) {
    return (
        <Stack gap={6}>
            <Group gap="xs">
                <Title order={3}>{choiceText(name)}</Title>
                {side.posted !== null ? (
                    <Tag tone="good">{say.posted}</Tag>
                ) : side.sealed !== null ? (
                    <Tag icon="lock">{say.sealed}</Tag>
                ) : (
                    <Tag>{say.notSealed}</Tag>
                )}
            </Group>
            {side.given !== null && (
                <>
                    <Text fw={600}>{say.stars(side.given.stars)}</Text>
                    <Text className="prose">{side.given.text}</Text>
                </>
            )}
            {side.sealed !== null && (
                <Text size="sm" c="dimmed">
                    {say.sealed}: <When at={side.sealed} />
                </Text>
            )}
            {name === "client" && side.sealed !== null && side.posted === null && (
                <Text size="sm">{say.sealedByClient}</Text>
            )}
            {side.reply !== "" && (
                <Text size="sm">
                    {say.reply}: {side.reply}
                </Text>
            )}
        </Stack>
    );
}
