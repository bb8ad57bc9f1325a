// What was handed over, what was asked for it, and the hours.
import { Group, Stack, Text, Title } from "@mantine/core";
import { ActButton } from "../actions/act";
import { moneyActions as acts } from "../actions/daily";
import { choiceText } from "../actions/field";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Hours } from "./hours";
import { Invoices } from "./invoices";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.money;

export function MoneyPage() {
    return (
        <Stack gap="lg">
            <Invoices />
            <Deliveries />
            <Hours />
        </Stack>
    );
}

function Deliveries() {
    const engagement = useEngagement();
    const list = useAnswer("delivery list", engagementPath(engagement, "/deliveries"));
    const deliver = (
        <ActButton action={acts.deliver} target={{ engagement }} variant="light" size="sm" />
    );
    return (
        <Card title={say.deliveries} intro={say.deliveriesIntro} actions={deliver}>
            <Answered query={list}>
                {({ deliveries }) =>
                    deliveries.length === 0 ? (
                        <Empty
                            icon="evidence"
                            title={say.noDeliveries}
                            text={say.noDeliveriesText}
                        />
                    ) : (
                        <ul className="rows">
                            {deliveries.map((delivery) => (
                                <DeliveryRow key={delivery.delivery} delivery={delivery} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function DeliveryRow({ delivery }: { delivery: Answers["delivery list"]["deliveries"][number] }) {
    const engagement = useEngagement();
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={6} maw={680}>
                    <Title order={3}>
                        {say.files(delivery.files.length)} · {choiceText(delivery.via)}
                    </Title>
                    <Group gap="xs">
                        <Text size="sm" c="dimmed">
                            <When at={delivery.occurred} />
                        </Text>
                        {delivery.received !== null ? (
                            <Tag tone="good" icon="check">
                                {say.received}
                            </Tag>
                        ) : (
                            <Tag tone="warn">{say.notReceived}</Tag>
                        )}
                    </Group>
                    {delivery.received !== null && <Text size="sm">{delivery.received.how}</Text>}
                    <details className="source">
                        <summary>{words.engagement.timeline.details}</summary>
                        <ul className="files">
                            {delivery.files.map((file) => (
                                <li key={file.name}>
                                    {file.name}
                                    <span className="digest">{file.digest}</span>
                                </li>
                            ))}
                        </ul>
                    </details>
                </Stack>
                {delivery.received === null && (
                    <ActButton
                        action={acts.received}
                        target={{ engagement, subject: String(delivery.delivery) }}
                        size="xs"
                    />
                )}
            </Group>
        </li>
    );
}
