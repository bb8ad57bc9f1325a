// One situation in full: the one step to take first, what comes next, and what to gather, write, do, and never do.
import { Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { Icon } from "../../app/icons";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { LinkAnchor } from "../../kit/link";
import { Amount } from "../../kit/money";
import { useWindowTitle } from "../../kit/page";
import { Said } from "../../kit/said";
import { Sources } from "../../kit/sources";
import { words } from "../../strings/en";
import { useEngagement } from "../use_engagement";
import { Due } from "./due";
import { Reasons } from "./reasons";
import { Steps } from "./steps";
import { Way } from "./way";
import "./trouble.css";
import { usePlaybook, type Playbook } from "./use_playbooks";

const say = words.trouble;

export function PlaybookPage() {
    const { situation } = useParams({ from: "/engagements/$engagement/trouble/$situation" });
    const engagement = useEngagement();
    const playbook = usePlaybook(situation);
    useWindowTitle(playbook.data?.title ?? say.title);
    return (
        <Stack gap="lg">
            <LinkAnchor
                to="/engagements/$engagement/trouble"
                params={{ engagement }}
                size="sm"
                c="dimmed"
                className="back"
            >
                <Icon name="back" size={15} />
                {say.back}
            </LinkAnchor>
            <Answered query={playbook} lines={8}>
                {(shown) => <Inside playbook={shown} />}
            </Answered>
        </Stack>
    );
}

function Inside({ playbook }: { playbook: Playbook }) {
    const steps = (kind: Playbook["steps"][number]["kind"]) =>
        playbook.steps.filter((step) => step.kind === kind);
    return (
        <>
            <Stack gap="xs">
                <Title order={2} size="h1">
                    {playbook.title}
                </Title>
                {playbook.why.length > 0 ? (
                    <Reasons why={playbook.why} />
                ) : (
                    <Text c="dimmed">{say.nothing}</Text>
                )}
            </Stack>
            <First playbook={playbook} />
            <Expect playbook={playbook} />
            <Steps kind="gather" steps={steps("gather")} />
            <Steps kind="write" steps={steps("write")} />
            <Steps kind="do" steps={steps("do")} />
            <Never playbook={playbook} />
            <Footnotes playbook={playbook} />
        </>
    );
}

function First({ playbook }: { playbook: Playbook }) {
    const next = playbook.steps.find(({ step }) => step === playbook.next);
    return (
        <Card title={say.first} tone="warn">
            <Stack gap="md">
                <Text className="first-step">
                    <Said text={playbook.first} />
                </Text>
                {playbook.money.length > 0 && (
                    <div className="figures">
                        {playbook.money.map(({ what, amount }) => (
                            <div key={what}>
                                <Text size="sm" className="sentence">
                                    {what}
                                </Text>
                                <Text className="figure">
                                    <Amount value={amount} />
                                </Text>
                            </div>
                        ))}
                    </div>
                )}
                {next === undefined ? (
                    <Text>{say.noNext}</Text>
                ) : (
                    <Stack gap="xs">
                        <Group gap="xs">
                            <Text fw={650}>
                                {say.next}: {next.title}
                            </Text>
                            {next.deadline !== null && <Due deadline={next.deadline} />}
                        </Group>
                        {next.action !== null && (
                            <Way action={next.action} title={next.title} first />
                        )}
                    </Stack>
                )}
            </Stack>
        </Card>
    );
}

function Expect({ playbook: { expect } }: { playbook: Playbook }) {
    if (expect.length === 0) return null;
    return (
        <Card title={say.expect} intro={say.expectIntro}>
            <ul className="rows">
                {expect.map(({ text, deadlines, source, confidence }) => (
                    <li key={text}>
                        <Stack gap={6}>
                            <Text>
                                <Said text={text} />
                            </Text>
                            {deadlines.map((deadline) => (
                                <Group key={deadline.rule + deadline.subject} gap="xs">
                                    <Due deadline={deadline} />
                                    <Text size="sm">{deadline.if_missed}</Text>
                                </Group>
                            ))}
                            <Sources source={source} confidence={confidence} />
                        </Stack>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Never({ playbook: { never } }: { playbook: Playbook }) {
    if (never.length === 0) return null;
    return (
        <Card title={say.never} intro={say.neverIntro} tone="bad">
            <ul className="rows never">
                {never.map(({ text, why, source }) => (
                    <li key={text}>
                        <Group align="flex-start" wrap="nowrap" gap="md">
                            <span className="never-sign">
                                <Icon name="close" size={17} />
                            </span>
                            <Stack gap={4}>
                                <Text fw={650}>{text}</Text>
                                <Text size="sm">{why}</Text>
                                {source.length > 0 && <Sources source={source} />}
                            </Stack>
                        </Group>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Footnotes({ playbook }: { playbook: Playbook }) {
    return (
        <Stack gap="xs">
            {playbook.check.length > 0 && (
                <div>
                    <Text size="sm" fw={600}>
                        {say.check}
                    </Text>
                    <ul className="tasks">
                        {playbook.check.map((line) => (
                            <li key={line}>
                                <Text size="sm">{line}</Text>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
            <Text size="sm" fw={600}>
                {say.sources}
            </Text>
            <Sources source={playbook.source} seen={playbook.seen} />
            <Text size="sm" c="dimmed">
                {playbook.advice}
            </Text>
        </Stack>
    );
}
