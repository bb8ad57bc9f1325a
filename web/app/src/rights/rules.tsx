// Each rule that something on record has begun: why, until when, what silence costs, and where it is written.
import { Group, Stack, Text } from "@mantine/core";
import type { Deadline } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { Amount, isZero } from "../kit/money";
import { Said } from "../kit/said";
import { Sources } from "../kit/sources";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { useRightsOf } from "./page";

const say = words.rights.rules;

const order: Record<Deadline["state"], number> = { open: 0, passed: 1, met: 2 };
const tone: Record<Deadline["state"], Tone> = { open: "warn", met: "good", passed: "plain" };

// What still runs comes first, the next one on top; what is over comes last, the latest on top.
export function ordered(deadlines: readonly Deadline[]): Deadline[] {
    return [...deadlines].sort(
        (a, b) =>
            order[a.state] - order[b.state] ||
            (a.state === "open" ? a.due.localeCompare(b.due) : b.due.localeCompare(a.due)),
    );
}

export function RulesPage() {
    const deadlines = useAnswer("deadlines", useRightsOf("/deadlines"));
    return (
        <Stack gap="lg">
            <Card title={say.title} intro={say.intro}>
                <Answered query={deadlines} lines={6}>
                    {({ deadlines: all }) =>
                        all.length === 0 ? (
                            <Text c="dimmed">{say.none}</Text>
                        ) : (
                            <ul className="rows">
                                {ordered(all).map((deadline, index) => (
                                    <Rule key={index} deadline={deadline} />
                                ))}
                            </ul>
                        )
                    }
                </Answered>
            </Card>
            <ToCheck />
        </Stack>
    );
}

// The rule's own name; a law's deadlines are named after it: "eu-late-payment/payment".
export function ruleName(rule: string): string {
    return rule.split("/")[0] ?? rule;
}

function Rule({ deadline }: { deadline: Deadline }) {
    return (
        <li>
            <Stack gap={6}>
                <Group justify="space-between" gap="xs">
                    <Group gap="xs">
                        <Text fw={650}>{deadline.title}</Text>
                        <Text span size="sm" c="dimmed">
                            {say.because(deadline.subject)}
                        </Text>
                    </Group>
                    <Group gap="xs">
                        {!isZero(deadline.money) && (
                            <Tag icon="money">
                                <Amount value={deadline.money} />
                            </Tag>
                        )}
                        {deadline.acts.includes("freelancer") && <Tag>{say.yours}</Tag>}
                        {deadline.acts.includes("client") && <Tag>{say.theirs}</Tag>}
                        <Tag tone={tone[deadline.state]}>{say.state[deadline.state]}</Tag>
                    </Group>
                </Group>
                <Text size="sm">{deadline.if_missed}</Text>
                <Text size="sm" c="dimmed">
                    {say.began} <When at={deadline.starts} /> · {say.ends}{" "}
                    <When at={deadline.due} />
                </Text>
                <Text size="sm">
                    <Said text={deadline.action} />
                </Text>
                <Group gap="md">
                    <LinkAnchor
                        size="sm"
                        to="/rules/$rule"
                        params={{ rule: ruleName(deadline.rule) }}
                    >
                        {say.more}
                    </LinkAnchor>
                    <Sources source={deadline.source} confidence={deadline.confidence} />
                </Group>
            </Stack>
        </li>
    );
}

function ToCheck() {
    const rules = useAnswer("rights check", "/rules").data?.rules ?? [];
    if (rules.length === 0) return null;
    return (
        <Card title={say.check} intro={say.checkIntro}>
            <ul className="check-list">
                {rules.map(({ rule, title }) => (
                    <li key={rule}>
                        <LinkAnchor to="/rules/$rule" params={{ rule }}>
                            {title}
                        </LinkAnchor>
                    </li>
                ))}
            </ul>
        </Card>
    );
}
