// Hours, week by week. Others see a sum and sealed digests of a week until it is shown.
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ActButton } from "../actions/act";
import { moneyActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { hoursText } from "../kit/hours";
import { Amount } from "../kit/money";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Checked } from "./hours_check";
import { engagementPath, useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.money;
type Week = Answers["hours week"]["weeks"][number];

// Hourly contracts only.
export function Hours() {
    const engagement = useEngagement();
    const state = useEngagementState().data?.state;
    const hourly = state !== undefined && (state.hourly !== null || state.type.endsWith("hourly"));
    const weeks = useAnswer("hours week", engagementPath(engagement, "/hours"), {}, hourly);
    if (!hourly) return null;
    const rate = state.hourly?.hourly;
    return (
        <Card
            title={say.hours}
            intro={rate !== undefined && <Amount value={rate} />}
            actions={
                <Group gap="xs">
                    <ActButton
                        action={acts.hoursRate}
                        target={{ engagement }}
                        size="sm"
                        variant="default"
                    />
                    <ActButton
                        action={acts.hoursAdd}
                        target={{ engagement }}
                        size="sm"
                        variant="light"
                    />
                </Group>
            }
        >
            <Answered query={weeks}>
                {({ weeks: all }) =>
                    all.length === 0 ? (
                        <Text c="dimmed">{say.noHours}</Text>
                    ) : (
                        <ul className="rows">
                            {all.map((week) => (
                                <WeekRow
                                    key={week.week}
                                    week={week}
                                    protectable={state.type === "upwork-hourly"}
                                />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function WeekRow({ week, protectable }: { week: Week; protectable: boolean }) {
    const [open, { toggle }] = useDisclosure(false);
    const { dispute } = week;
    return (
        <li>
            <Stack gap="sm">
                <Group justify="space-between" align="flex-start">
                    <Stack gap={6}>
                        <Title order={3}>
                            {say.week} <When at={week.week} precision="day" /> ·{" "}
                            <span className="amount">{hoursText(week.minutes)}</span>
                        </Title>
                        <Group gap="xs">
                            <Tag icon={week.revealed ? "check" : "lock"}>
                                {week.revealed ? say.shown : say.sealed}
                            </Tag>
                            {week.manual_minutes > 0 && (
                                <Tag>{say.byHand(hoursText(week.manual_minutes))}</Tag>
                            )}
                            {dispute !== null && (
                                <Tag tone={dispute.answered === null ? "bad" : "warn"}>
                                    {say.disputed(hoursText(dispute.minutes))} ·{" "}
                                    {dispute.answered === null ? say.unanswered : say.answered}
                                </Tag>
                            )}
                        </Group>
                        {dispute !== null && dispute.reason !== "" && (
                            <Text size="sm">“{dispute.reason}”</Text>
                        )}
                    </Stack>
                    <Buttons week={week} />
                </Group>
                <Button
                    size="xs"
                    variant="default"
                    className="self-start no-print"
                    onClick={toggle}
                    aria-expanded={open}
                >
                    {open ? words.engagement.health.less : say.whatWasDone}
                </Button>
                {open && (protectable ? <Checked week={week.week} /> : <Segments week={week} />)}
            </Stack>
        </li>
    );
}

function Buttons({ week }: { week: Week }) {
    const engagement = useEngagement();
    const target = { engagement, subject: week.week };
    const about = `${say.week} ${week.week}`;
    const look = { target, about, size: "xs" } as const;
    const answer = week.dispute !== null && week.dispute.answered === null;
    return (
        <Group gap="xs" className="no-print">
            {answer && <ActButton {...look} action={acts.hoursAnswer} />}
            {!week.revealed && <ActButton {...look} action={acts.hoursReveal} variant="default" />}
            {week.dispute === null && (
                <ActButton {...look} action={acts.hoursDispute} variant="default" />
            )}
        </Group>
    );
}

function Segments({ week }: { week: Week }) {
    return (
        <ul className="segments">
            {week.segments.map((segment) => (
                <li key={segment.start}>
                    <Text size="sm" c="dimmed">
                        <When at={segment.start} /> · {hoursText(segment.minutes)}
                    </Text>
                    <Text size="sm">{segment.memo}</Text>
                </li>
            ))}
        </ul>
    );
}
