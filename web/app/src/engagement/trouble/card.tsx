// On the first page of an engagement: the situations that seem to be there, each with its way out.
import { Group, Text } from "@mantine/core";
import { Card } from "../../kit/card";
import { LinkButton } from "../../kit/link";
import { words } from "../../strings/en";
import { useEngagement } from "../use_engagement";
import { usePlaybooks } from "./use_playbooks";

const say = words.trouble;

export function TroubleCard() {
    const engagement = useEngagement();
    const found = usePlaybooks().data?.situations.filter(({ applies }) => applies) ?? [];
    if (found.length === 0) return null;
    return (
        <Card title={say.card} intro={say.cardIntro}>
            <ul className="rows">
                {found.map(({ situation, title, why }) => (
                    <li key={situation}>
                        <Group justify="space-between" wrap="nowrap" gap="lg">
                            <div>
                                <Text fw={600}>{title}</Text>
                                {why[0] !== undefined && (
                                    <Text size="sm" c="dimmed" className="sentence">
                                        {why[0].text}
                                    </Text>
                                )}
                            </div>
                            <LinkButton
                                to="/engagements/$engagement/trouble/$situation"
                                params={{ engagement, situation }}
                                size="xs"
                                variant="light"
                                className="self-start"
                                aria-label={`${say.open}: ${title}`}
                            >
                                {say.open}
                            </LinkButton>
                        </Group>
                    </li>
                ))}
            </ul>
        </Card>
    );
}
