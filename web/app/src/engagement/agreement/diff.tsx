import { Group, Stack, Text } from "@mantine/core";
import { useAnswer } from "../../api/queries";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { Tag, type Tone } from "../../kit/tag";
import { words } from "../../strings/en";
import { engagementPath, useEngagement } from "../use_engagement";

const say = words.engagement.agreement;
const tones: Record<keyof typeof say.kinds, Tone> = {
    added: "good",
    removed: "bad",
    changed: "warn",
};

// What version `to` changed in the one before it.
export function Diff({ to }: { to: number }) {
    const engagement = useEngagement();
    const diff = useAnswer(
        "agreement diff",
        engagementPath(engagement, "/agreement/diff"),
        { from: to - 1, to },
        to > 1,
    );
    if (to <= 1) {
        return (
            <Card title={say.diff}>
                <Text c="dimmed">{say.noDiff}</Text>
            </Card>
        );
    }
    return (
        <Card title={say.diff}>
            <Answered query={diff}>
                {({ changes }) => (
                    <Stack gap="md">
                        {changes.map((change) => (
                            <div key={change.where + change.kind}>
                                <Group gap="xs" mb={4}>
                                    <Tag tone={tones[change.kind]}>{say.kinds[change.kind]}</Tag>
                                    <Text size="sm" c="dimmed">
                                        {change.where}
                                    </Text>
                                </Group>
                                {change.before !== "" && (
                                    <Text component="del" display="block" c="var(--tally-bad)">
                                        {change.before}
                                    </Text>
                                )}
                                {change.after !== "" && (
                                    <Text component="ins" display="block" c="var(--tally-good)">
                                        {change.after}
                                    </Text>
                                )}
                            </div>
                        ))}
                    </Stack>
                )}
            </Answered>
        </Card>
    );
}
