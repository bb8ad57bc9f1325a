// What the client worries about, where it is: at its milestone, or above all of them (0).
import { Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { linkActions } from "../actions/links";
import { useAnswer } from "../api/queries";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.links;

export function Concerns({ milestone }: { milestone: number }) {
    const engagement = useEngagement();
    const { data } = useAnswer("link list", engagementPath(engagement, "/links"));
    const mine = (data?.concerns ?? []).filter((one) => one.milestone === milestone);
    if (mine.length === 0) return null;
    return (
        <Stack gap="sm">
            {mine.map(({ concern, text, raised, answer }) => (
                <Stack key={concern} gap={4}>
                    <Group gap="xs">
                        <Tag tone={answer === null ? "warn" : "plain"} icon="alert">
                            {say.concern}
                        </Tag>
                        <Text size="sm" c="dimmed">
                            <When at={raised} />
                        </Text>
                    </Group>
                    <Text className="prose">{text}</Text>
                    {answer !== null && (
                        <Text size="sm">
                            <b>{say.answered}</b> {answer}
                        </Text>
                    )}
                    <Group className="no-print">
                        <ActButton
                            action={linkActions.answer}
                            target={{ engagement, subject: String(concern) }}
                            about={text}
                            size="xs"
                            variant={answer === null ? "filled" : "default"}
                        />
                    </Group>
                </Stack>
            ))}
        </Stack>
    );
}
