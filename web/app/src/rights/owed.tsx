// What the client owes, law by law: no two laws are added up.
import { Group, Stack, Text } from "@mantine/core";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Lines } from "../kit/lines";
import { LinkAnchor } from "../kit/link";
import { Amount, isZero, moneyText } from "../kit/money";
import { Tag, type Tone } from "../kit/tag";
import { dayText } from "../kit/time";
import { words } from "../strings/en";
import { useRightsOf } from "./page";

type Owed = Answers["owed"];
type Law = Owed["laws"][number];
type Debt = Law["debts"][number];
const say = words.rights.owed;

const appliesTone: Record<Law["applies"], Tone> = { yes: "good", unknown: "warn", no: "plain" };

export function OwedPage() {
    const owed = useAnswer("owed", useRightsOf("/owed"));
    return (
        <Answered query={owed} lines={8}>
            {(shown) => (
                <Stack gap="lg">
                    <Summary owed={shown} />
                    {shown.laws
                        .filter(({ applies }) => applies !== "no")
                        .map((law) => (
                            <LawCard key={law.law} law={law} />
                        ))}
                    <Others laws={shown.laws.filter(({ applies }) => applies === "no")} />
                    <Text size="sm" c="dimmed">
                        {shown.advice}
                    </Text>
                </Stack>
            )}
        </Answered>
    );
}

function Summary({ owed }: { owed: Owed }) {
    const by = owed.laws.find(({ law }) => law === owed.by);
    return (
        <Card title={say.title(dayText(owed.on, "UTC"))}>
            <Stack gap="md">
                <Group gap={48} align="flex-start">
                    {[
                        [say.principal, owed.principal] as const,
                        [say.late, owed.late] as const,
                        [say.total, owed.total] as const,
                    ].map(([label, value]) => (
                        <div key={label}>
                            <Text size="sm" c="dimmed">
                                {label}
                            </Text>
                            <Text className="figure">
                                <Amount value={value} />
                            </Text>
                        </div>
                    ))}
                </Group>
                {by !== undefined && (
                    <Text size="sm">
                        {say.by}: {by.title}
                        {owed.at_most.amount !== owed.total.amount &&
                            ` (${say.atMost(moneyText(owed.at_most))})`}
                    </Text>
                )}
                <Lines lines={owed.remarks} />
            </Stack>
        </Card>
    );
}

function LawCard({ law }: { law: Law }) {
    return (
        <Card
            title={law.title}
            intro={law.why.join("; ")}
            actions={<Tag tone={appliesTone[law.applies]}>{say.applies[law.applies]}</Tag>}
        >
            <Stack gap="md">
                <Group gap="xl">
                    <Text>
                        {say.interest}: <Amount value={law.interest} strong />
                    </Text>
                    <Text>
                        {say.fixed}: <Amount value={law.sums} strong />
                    </Text>
                </Group>
                <ul className="rows">
                    {law.debts.map((debt) => (
                        <DebtRow key={debt.subject} debt={debt} />
                    ))}
                </ul>
                {law.extras.length > 0 && (
                    <div>
                        <Text fw={600}>{say.extras}</Text>
                        <ul className="lines">
                            {law.extras.map((extra) => (
                                <li key={extra.id}>
                                    {extra.title}: <Amount value={extra.amount} /> ({extra.why})
                                </li>
                            ))}
                        </ul>
                    </div>
                )}
                <Lines lines={law.remarks} />
                <LinkAnchor size="sm" to="/rules/$rule" params={{ rule: law.law }}>
                    {words.rights.rules.more}
                </LinkAnchor>
            </Stack>
        </Card>
    );
}

function Lateness({ debt }: { debt: Debt }) {
    if (debt.days_late > 0)
        return (
            <Tag tone="warn">
                {isZero(debt.open) ? say.paidLate(debt.days_late) : say.days(debt.days_late)}
            </Tag>
        );
    return isZero(debt.open) ? <Tag tone="good">{say.paid}</Tag> : <Tag>{say.notLate}</Tag>;
}

function spanText({ from, until, days, percent }: Debt["spans"][number]): string {
    const first = dayText(from, "UTC");
    const last = dayText(until, "UTC");
    return percent === null
        ? say.spanWithoutRate(first, last)
        : say.span(first, last, days, percent);
}

function DebtRow({ debt }: { debt: Debt }) {
    return (
        <li>
            <Group justify="space-between" gap="xs">
                <Text fw={600}>{debt.subject}</Text>
                <Group gap="xs">
                    <Amount value={debt.open} />
                    <Lateness debt={debt} />
                    {!isZero(debt.interest) && (
                        <Tag tone="good">
                            + <Amount value={debt.interest} />
                        </Tag>
                    )}
                </Group>
            </Group>
            {debt.due !== null && (
                <Text size="sm" c="dimmed">
                    {say.due} {dayText(debt.due, "UTC")}: {debt.due_why}
                </Text>
            )}
            {debt.spans.length > 0 && (
                <details className="spans">
                    <summary>{say.spans}</summary>
                    <ul className="lines">
                        {debt.spans.map((span) => (
                            <li key={span.from}>{spanText(span)}</li>
                        ))}
                    </ul>
                </details>
            )}
        </li>
    );
}

function Others({ laws }: { laws: Law[] }) {
    if (laws.length === 0) return null;
    return (
        <details className="spans">
            <summary>{say.others}</summary>
            <ul className="lines">
                {laws.map((law) => (
                    <li key={law.law}>
                        <LinkAnchor size="sm" to="/rules/$rule" params={{ rule: law.law }}>
                            {law.title}
                        </LinkAnchor>
                        : {law.why.join("; ")}
                    </li>
                ))}
            </ul>
        </details>
    );
}
