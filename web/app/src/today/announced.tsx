// What somebody wrote that sounds like trouble, while nothing on record says so yet: no rule rings for it.
import { Group, Stack, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import type { Answers, EngagementLine } from "../api/model";
import { answer } from "../api/queries";
import { engagementPath } from "../engagement/use_engagement";
import { Card } from "../kit/card";
import { LinkAnchor, LinkButton } from "../kit/link";
import { words } from "../strings/en";

const say = words.today;
// Of each the newest mails are read: more would keep the page waiting.
const engagements_max = 20;

type Situation = Answers["playbook list"]["situations"][number];
export interface Announced {
    line: EngagementLine;
    situation: Situation;
    // The sentence, with who wrote it and when.
    said: string;
}

export function announcedIn(line: EngagementLine, situations: Situation[]): Announced[] {
    return situations.flatMap((situation) => {
        const said = situation.why.find(({ item }) => item !== null)?.text;
        return situation.applies && said !== undefined ? [{ line, situation, said }] : [];
    });
}

export function useAnnounced(engagements: EngagementLine[]): Announced[] {
    const newest = engagements.slice(-engagements_max);
    return useQueries({
        queries: newest.map(({ engagement }) =>
            answer("playbook list", engagementPath(engagement, "/playbooks")),
        ),
        combine: (found) =>
            newest.flatMap((line, index) =>
                announcedIn(line, found[index]?.data?.situations ?? []),
            ),
    });
}

export function AnnouncedCard({ announced }: { announced: Announced[] }) {
    if (announced.length === 0) return null;
    return (
        <Card title={say.announced} intro={say.announcedIntro} tone="warn">
            <ul className="rows">
                {announced.map(({ line: { engagement, title }, situation, said }) => (
                    <li key={`${engagement} ${situation.situation}`}>
                        <Group justify="space-between" gap="lg">
                            <Stack gap={2} flex="1 1 16rem">
                                <Text fw={600}>{situation.title}</Text>
                                <Text size="sm" className="sentence">
                                    {said}
                                </Text>
                                <LinkAnchor
                                    size="sm"
                                    to="/engagements/$engagement"
                                    params={{ engagement }}
                                >
                                    {title}
                                </LinkAnchor>
                            </Stack>
                            <LinkButton
                                to="/engagements/$engagement/trouble/$situation"
                                params={{ engagement, situation: situation.situation }}
                                size="sm"
                                aria-label={`${words.trouble.open}: ${situation.title}`}
                            >
                                {words.trouble.open}
                            </LinkButton>
                        </Group>
                    </li>
                ))}
            </ul>
        </Card>
    );
}
