// One week of hours as a platform would look at it.
import { Group, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { hoursText } from "../kit/hours";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.money;

// What the platform would protect, stretch by stretch, and which memos to mend while that is still possible.
export function Checked({ week }: { week: string }) {
    const engagement = useEngagement();
    const check = useAnswer(
        "hours check",
        engagementPath(engagement, `/hours/${encodeURIComponent(week)}/check`),
    );
    return (
        <Answered query={check}>
            {(shown) => (
                <Stack gap="sm">
                    <Text size="sm">
                        {say.protected(hoursText(shown.protected_minutes))}
                        {shown.unprotected_minutes > 0 &&
                            ` · ${say.unprotected(hoursText(shown.unprotected_minutes))}`}
                        {shown.can_edit && (
                            <>
                                {" "}
                                · {say.editUntil} <When at={shown.edit_until} />
                            </>
                        )}
                    </Text>
                    <ul className="segments">
                        {shown.segments.map((segment) => (
                            <li key={segment.start}>
                                <Group gap="xs">
                                    <Text size="sm" c="dimmed">
                                        <When at={segment.start} /> · {hoursText(segment.minutes)}
                                    </Text>
                                    <Tag tone={segment.protected ? "good" : "warn"}>
                                        {segment.protected ? say.isProtected : say.isNot}
                                    </Tag>
                                </Group>
                                <Text size="sm">{segment.memo}</Text>
                                {segment.reasons.map((reason) => (
                                    <Text key={reason} size="sm" c="dimmed" className="sentence">
                                        {reason}
                                    </Text>
                                ))}
                                {segment.findings.map(({ rule, why, suggest }) => (
                                    <Text key={rule} size="sm" c="var(--tally-warn)">
                                        <span className="sentence">{why}</span>
                                        {suggest !== "" && ` → ${suggest}`}
                                    </Text>
                                ))}
                            </li>
                        ))}
                    </ul>
                    {shown.assumptions.length > 0 && (
                        <div>
                            <Text size="sm" fw={600}>
                                {say.assumed}
                            </Text>
                            <ul className="tasks">
                                {shown.assumptions.map((line) => (
                                    <li key={line}>
                                        <Text size="sm">{line}</Text>
                                    </li>
                                ))}
                            </ul>
                        </div>
                    )}
                </Stack>
            )}
        </Answered>
    );
}
