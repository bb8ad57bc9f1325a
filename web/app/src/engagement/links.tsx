// Links for the client and for mediators: made, seen and closed. An address with its secret is shown once.
import { Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ActButton } from "../actions/act";
import { linkActions as acts } from "../actions/links";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { reach } from "../api/reach";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Said } from "../kit/said";
import { Copy } from "../kit/copy";
import { LinkButton } from "../kit/link";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { DoneThroughLinks } from "./links_done";
import { engagementPath, useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.links;
type Made = Answers["link create"];
type Link = Answers["link list"]["links"][number];

export function Links() {
    const engagement = useEngagement();
    const links = useAnswer("link list", engagementPath(engagement, "/links"));
    const [made, setMade] = useState<Made | null>(null);
    return (
        <Card title={say.title} intro={say.intro}>
            <Stack gap="lg">
                {made !== null && <ShownOnce made={made} />}
                <Answered query={links}>
                    {(listed) => (
                        <>
                            {listed.links.length === 0 ? (
                                <Text c="dimmed">{say.none}</Text>
                            ) : (
                                <ul className="rows">
                                    {listed.links.map((link) => (
                                        <LinkRow key={link.link} link={link} />
                                    ))}
                                </ul>
                            )}
                            <DoneThroughLinks listed={listed} />
                        </>
                    )}
                </Answered>
                {reach().address === null ? (
                    <NotOffered />
                ) : (
                    <Makers onDone={(answer) => setMade(answer as Made)} />
                )}
            </Stack>
        </Card>
    );
}

// Why there is no button, and what to do instead.
function NotOffered() {
    const engagement = useEngagement();
    return (
        <Stack gap="sm" className="no-print">
            <Text>{say.notOffered}</Text>
            <Code className="line">{say.serve}</Code>
            <Text size="sm" c="dimmed">
                <Said text={say.tryIt(window.location.port)} />
            </Text>
            <Text>{say.half}</Text>
            <Group>
                <LinkButton
                    to="/write/$engagement/new"
                    params={{ engagement }}
                    size="sm"
                    variant="default"
                >
                    {say.write}
                </LinkButton>
            </Group>
        </Stack>
    );
}

function Makers({ onDone }: { onDone: (answer: unknown) => void }) {
    const engagement = useEngagement();
    const cases = useEngagementState().data?.state.cases ?? [];
    const target = { engagement };
    const { address: url, trial } = reach();
    return (
        <Group gap="xs" className="no-print">
            {trial && (
                <Text size="sm" c="dimmed" w="100%">
                    {say.trial}
                </Text>
            )}
            <ActButton
                action={acts.create}
                target={target}
                fixed={{ url }}
                label={say.forClient}
                onDone={onDone}
                size="sm"
                variant="light"
            />
            {cases.map((name) => (
                <ActButton
                    key={name}
                    action={acts.forMediator}
                    target={target}
                    fixed={{ for: "mediator", case: Number(name.split("/").at(-1)), url }}
                    label={say.forCase(name)}
                    onDone={onDone}
                    size="sm"
                    variant="default"
                />
            ))}
        </Group>
    );
}

function ShownOnce({ made }: { made: Made }) {
    return (
        <Stack gap={6} role="status">
            <Text fw={600}>
                {say.once} {made.to}
            </Text>
            <Group gap="sm">
                <Code className="line">{made.url}</Code>
                <Copy text={made.url} />
            </Group>
        </Stack>
    );
}

function LinkRow({ link }: { link: Link }) {
    const engagement = useEngagement();
    const open = link.state === "new" || link.state === "opened";
    return (
        <li>
            <Group justify="space-between" gap="sm">
                <div>
                    <Group gap="xs">
                        <Text fw={600}>{say.number(link.link)}</Text>
                        <Tag tone={link.state === "opened" ? "good" : "plain"}>
                            {say.state[link.state]}
                        </Tag>
                    </Group>
                    <Text size="sm" c="dimmed">
                        {say.holder[link.holder]}
                        {link.holder === "mediator" && `, ${say.reads(link.case)}`} · {link.to} ·{" "}
                        {say.until} <When at={link.revoked ?? link.expires} />
                    </Text>
                </div>
                {open && (
                    <ActButton
                        action={acts.revoke}
                        target={{ engagement, subject: String(link.link) }}
                        size="xs"
                        variant="default"
                    />
                )}
            </Group>
        </li>
    );
}
