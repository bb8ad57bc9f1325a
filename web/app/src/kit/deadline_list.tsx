// Clocks that run: what happens when nobody acts, when, and who has to.
import { Group, Stack, Text } from "@mantine/core";
import type { Deadline, EngagementLine } from "../api/model";
import { words } from "../strings/en";
import { LinkAnchor } from "./link";
import { Amount, isZero } from "./money";
import { Tag } from "./tag";
import { When, ZoneContext, fromNow, useZone } from "./time";
import { useNow } from "./use_now";

// Those that still run, the next one first.
export function running(deadlines: Deadline[], now: number): Deadline[] {
    return deadlines
        .filter(({ state, due }) => state === "open" && new Date(due).getTime() > now)
        .sort((a, b) => a.due.localeCompare(b.due));
}

const close_ms = 3 * 86_400_000;

function DeadlineRow({ deadline, title }: { deadline: Deadline; title: string | undefined }) {
    const now = useNow();
    const close = new Date(deadline.due).getTime() - now < close_ms;
    return (
        <li>
            <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
                <Stack gap={4}>
                    <Text fw={600}>{deadline.title}</Text>
                    <Text size="sm">{deadline.if_missed}</Text>
                    <Group gap="xs">
                        <Acts acts={deadline.acts} />
                        {deadline.claimed && <Tag>{words.today.claimed}</Tag>}
                        {title !== undefined && deadline.engagement !== undefined && (
                            <LinkAnchor
                                size="sm"
                                to="/engagements/$engagement"
                                params={{ engagement: deadline.engagement }}
                            >
                                {title}
                            </LinkAnchor>
                        )}
                    </Group>
                </Stack>
                <Stack gap={2} align="flex-end" className="deadline-due">
                    <Text fw={600} c={close ? "var(--tally-bad)" : undefined}>
                        {fromNow(deadline.due, now)}
                    </Text>
                    <Text size="sm" c="dimmed">
                        <When at={deadline.due} />
                    </Text>
                    {!isZero(deadline.money) && <Amount value={deadline.money} strong />}
                </Stack>
            </Group>
        </li>
    );
}

function Acts({ acts }: { acts: string[] }) {
    return (
        <>
            {acts.includes("freelancer") && <Tag tone="warn">{words.today.yours}</Tag>}
            {acts.includes("client") && <Tag>{words.today.theirs}</Tag>}
        </>
    );
}

interface DeadlineListProps {
    deadlines: Deadline[];
    // Where they are of several: each is named by its engagement, and told in its zone.
    engagements?: EngagementLine[];
}

export function DeadlineList({ deadlines, engagements = [] }: DeadlineListProps) {
    const zone = useZone();
    const lines = new Map(engagements.map((line) => [line.engagement, line]));
    return (
        <ul className="rows">
            {deadlines.map((deadline, index) => {
                const line = lines.get(deadline.engagement ?? "");
                return (
                    <ZoneContext.Provider
                        key={`${deadline.rule} ${deadline.subject} ${index}`}
                        value={line?.zone ?? zone}
                    >
                        <DeadlineRow deadline={deadline} title={line?.title} />
                    </ZoneContext.Provider>
                );
            })}
        </ul>
    );
}
