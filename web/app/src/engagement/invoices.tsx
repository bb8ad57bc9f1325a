import { Group, Stack, Text, Title } from "@mantine/core";
import { ActButton } from "../actions/act";
import { moneyActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Amount, isZero } from "../kit/money";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.money;
type Invoice = Answers["invoice list"]["invoices"][number];

export function Invoices() {
    const engagement = useEngagement();
    const list = useAnswer("invoice list", engagementPath(engagement, "/invoices"));
    const issue = (
        <ActButton action={acts.issue} target={{ engagement }} variant="light" size="sm" />
    );
    return (
        <Card title={say.invoices} actions={issue}>
            <Answered query={list}>
                {({ invoices }) =>
                    invoices.length === 0 ? (
                        <Text c="dimmed">{say.noInvoices}</Text>
                    ) : (
                        <ul className="rows">
                            {invoices.map((invoice) => (
                                <InvoiceRow key={invoice.invoice} invoice={invoice} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function InvoiceRow({ invoice }: { invoice: Invoice }) {
    const paid = isZero(invoice.open);
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={6}>
                    <Title order={3}>
                        {invoice.reference || invoice.invoice} · <Amount value={invoice.amount} />
                    </Title>
                    {invoice.what !== "" && <Text size="sm">{invoice.what}</Text>}
                    <Group gap="xs">
                        {invoice.withdrawn ? (
                            <Tag>{words.engagement.scope.states.withdrawn}</Tag>
                        ) : paid ? (
                            <Tag tone="good" icon="check">
                                {words.engagement.milestones.steps.released}
                            </Tag>
                        ) : (
                            <Tag tone="warn">
                                <Amount value={invoice.open} /> {say.open}
                            </Tag>
                        )}
                        {invoice.due !== null && (
                            <Text size="sm" c="dimmed">
                                {words.engagement.milestones.due}{" "}
                                <When at={invoice.due} precision="day" />
                            </Text>
                        )}
                    </Group>
                </Stack>
                {!invoice.withdrawn && <Buttons invoice={invoice} paid={paid} />}
            </Group>
        </li>
    );
}

function Buttons({ invoice, paid }: { invoice: Invoice; paid: boolean }) {
    const engagement = useEngagement();
    const target = { engagement, subject: String(invoice.invoice) };
    const about = invoice.reference || invoice.what;
    // What money came in on cannot have been a mistake altogether.
    const untouched = invoice.open.amount === invoice.amount.amount;
    return (
        <Group gap="xs" className="no-print">
            {!paid && invoice.sent === null && (
                <ActButton action={acts.invoiceSent} target={target} size="xs" />
            )}
            {!paid && invoice.sent !== null && (
                <ActButton action={acts.invoicePaid} target={target} size="xs" />
            )}
            {untouched && (
                <ActButton
                    action={acts.invoiceWithdraw}
                    target={target}
                    about={about}
                    size="xs"
                    variant="default"
                />
            )}
            {!paid && invoice.sent !== null && invoice.received === null && (
                <ActButton
                    action={acts.invoiceReceived}
                    target={target}
                    size="xs"
                    variant="default"
                />
            )}
        </Group>
    );
}
