import { Group, Table, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { moneyActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { hoursText } from "../kit/hours";
import { Amount } from "../kit/money";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.money;

// Hourly contracts only; others see nothing of it.
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
                        <Table>
                            <Table.Tbody>
                                {all.map((week) => (
                                    <Table.Tr key={week.week}>
                                        <Table.Td>
                                            {say.week} <When at={week.week} precision="day" />
                                        </Table.Td>
                                        <Table.Td ta="right" className="amount">
                                            {hoursText(week.minutes)}
                                        </Table.Td>
                                    </Table.Tr>
                                ))}
                            </Table.Tbody>
                        </Table>
                    )
                }
            </Answered>
        </Card>
    );
}
