import { Group, Stack, Text } from "@mantine/core";
import type { State } from "../../api/model";
import { choiceText } from "../../actions/field";
import { Icon } from "../../app/icons";
import { Card } from "../../kit/card";
import { Tag } from "../../kit/tag";
import { When } from "../../kit/time";
import { words } from "../../strings/en";

const say = words.engagement.agreement;

export function Signatures({ version }: { version: State["agreement"][number] }) {
    const unsigned = (["freelancer", "client"] as const).filter(
        (side) => !version.signatures.some(({ by }) => by === side),
    );
    return (
        <Card title={say.signatures}>
            <Stack gap="md">
                {version.signatures.map((signature, index) => (
                    <Group key={index} wrap="nowrap" align="flex-start" gap="sm">
                        <span className="good-sign">
                            <Icon name="check" />
                        </span>
                        <div>
                            <Text fw={600}>{choiceText(signature.by)}</Text>
                            <Text size="sm">{signature.how}</Text>
                            <Group gap="xs">
                                <Text size="sm" c="dimmed">
                                    <When at={signature.occurred} />
                                </Text>
                                {signature.claimed && (
                                    <Tag tone="warn">{words.engagement.timeline.claimed}</Tag>
                                )}
                            </Group>
                        </div>
                    </Group>
                ))}
                {unsigned.map((side) => (
                    <Text key={side} c="var(--tally-warn)">
                        {say.unsigned(choiceText(side))}
                    </Text>
                ))}
            </Stack>
        </Card>
    );
}
