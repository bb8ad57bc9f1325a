// All engagements, with their money and what they ask for.
import { Button, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useAnswer } from "../api/queries";
import type { EngagementLine } from "../api/model";
import { Icon } from "../app/icons";
import { choiceText } from "../actions/field";
import { Answered } from "../kit/answered";
import { Empty } from "../kit/empty";
import { Amount } from "../kit/money";
import { Page } from "../kit/page";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";
import { useNewEngagement } from "../today/welcome";

const say = words.engagement;

function EngagementCard({ line }: { line: EngagementLine }) {
    return (
        <Link
            to="/engagements/$engagement"
            params={{ engagement: line.engagement }}
            className="card link-card"
        >
            <Stack gap="md">
                <div>
                    <Title order={2}>{line.title}</Title>
                    <Text c="dimmed">
                        {line.client} · {choiceText(line.type)}
                    </Text>
                </div>
                <Group gap="xl">
                    <Figure label={say.sums.held} value={<Amount value={line.held} />} />
                    <Figure label={say.sums.paid} value={<Amount value={line.paid} />} />
                </Group>
                <div>
                    {line.alerts > 0 ? (
                        <Tag tone="warn" icon="alert">
                            {say.alerts(line.alerts)}
                        </Tag>
                    ) : (
                        <Tag tone="good" icon="check">
                            {say.calm}
                        </Tag>
                    )}
                </div>
            </Stack>
        </Link>
    );
}

function Figure({ label, value }: { label: string; value: React.ReactNode }) {
    return (
        <div>
            <Text size="sm" c="dimmed">
                {label}
            </Text>
            <Text fw={600} size="lg">
                {value}
            </Text>
        </div>
    );
}

export function EngagementsPage() {
    const engagements = useAnswer("engagement list", "/engagements");
    const begin = useNewEngagement();
    const button = (
        <Button onClick={begin} leftSection={<Icon name="plus" size={18} />}>
            {say.new}
        </Button>
    );
    return (
        <Page title={words.app.sections.engagements} intro={say.listIntro} actions={button}>
            <Answered query={engagements}>
                {({ engagements: lines }) =>
                    lines.length === 0 ? (
                        <Empty icon="engagements" title={say.none} text={say.noneText} />
                    ) : (
                        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                            {lines.map((line) => (
                                <EngagementCard key={line.engagement} line={line} />
                            ))}
                        </SimpleGrid>
                    )
                }
            </Answered>
        </Page>
    );
}
