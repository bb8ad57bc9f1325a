// The situations in which a contract goes wrong: those that seem to be there as cards, all others to be opened.
import { Group, Stack, Text } from "@mantine/core";
import { AllWell } from "../../kit/alert_card";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { LinkAnchor, LinkButton } from "../../kit/link";
import { useWindowTitle } from "../../kit/page";
import { words } from "../../strings/en";
import { useEngagement } from "../use_engagement";
import { Due } from "./due";
import { Reasons } from "./reasons";
import "./trouble.css";
import { usePlaybooks, type Situation } from "./use_playbooks";

const say = words.trouble;

export function TroublePage() {
    const list = usePlaybooks();
    useWindowTitle(say.title);
    return (
        <Stack gap="lg">
            <Text c="dimmed" maw={760}>
                {say.intro}
            </Text>
            <Answered query={list} lines={6}>
                {({ situations, advice }) => (
                    <>
                        <Found situations={situations.filter(({ applies }) => applies)} />
                        <Others situations={situations.filter(({ applies }) => !applies)} />
                        <Text size="sm" c="dimmed">
                            {advice}
                        </Text>
                    </>
                )}
            </Answered>
        </Stack>
    );
}

function Found({ situations }: { situations: Situation[] }) {
    if (situations.length === 0)
        return (
            <Card>
                <AllWell text={`${say.calm} ${say.calmText}`} />
            </Card>
        );
    return situations.map((situation) => (
        <SituationCard key={situation.situation} situation={situation} />
    ));
}

function SituationCard({ situation }: { situation: Situation }) {
    const engagement = useEngagement();
    return (
        <Card
            title={situation.title}
            intro={say.seems}
            actions={situation.deadline !== null && <Due deadline={situation.deadline} />}
        >
            <Stack gap="md" align="flex-start">
                <Reasons why={situation.why} />
                {situation.deadline !== null && (
                    <Text size="sm">{situation.deadline.if_missed}</Text>
                )}
                <LinkButton
                    to="/engagements/$engagement/trouble/$situation"
                    params={{ engagement, situation: situation.situation }}
                    size="sm"
                    aria-label={`${say.open}: ${situation.title}`}
                >
                    {say.open}
                </LinkButton>
            </Stack>
        </Card>
    );
}

function Others({ situations }: { situations: Situation[] }) {
    const engagement = useEngagement();
    if (situations.length === 0) return null;
    return (
        <Card title={say.any} intro={say.anyIntro}>
            <ul className="rows">
                {situations.map(({ situation, title }) => (
                    <li key={situation}>
                        <Group justify="space-between" wrap="nowrap">
                            <LinkAnchor
                                to="/engagements/$engagement/trouble/$situation"
                                params={{ engagement, situation }}
                            >
                                {title}
                            </LinkAnchor>
                        </Group>
                    </li>
                ))}
            </ul>
        </Card>
    );
}
