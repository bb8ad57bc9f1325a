// Requests against the agreed scope, and the change orders that answer them.
import { Blockquote, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { ActButton } from "../actions/act";
import { scopeActions as acts } from "../actions/daily";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { LinkAnchor } from "../kit/link";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Changes } from "./changes";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.scope;
const tones: Record<keyof typeof say.where, Tone> = {
    inside: "good",
    outside: "warn",
    undecided: "plain",
};

export function ScopePage() {
    return (
        <Stack gap="lg">
            <Requests />
            <Changes />
            <Detected />
        </Stack>
    );
}

function Requests() {
    const engagement = useEngagement();
    const requests = useAnswer("scope list", engagementPath(engagement, "/requests"));
    const log = <ActButton action={acts.log} target={{ engagement }} variant="light" size="sm" />;
    return (
        <Card title={say.requests} intro={say.requestsIntro} actions={log}>
            <Answered query={requests}>
                {({ requests: all }) =>
                    all.length === 0 ? (
                        <Empty icon="chat" title={say.noRequests} text={say.noRequestsText} />
                    ) : (
                        <ul className="rows">
                            {all.map((request) => (
                                <RequestRow key={request.request} request={request} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function RequestRow({ request }: { request: Answers["scope list"]["requests"][number] }) {
    const engagement = useEngagement();
    const subject = String(request.request);
    return (
        <li>
            <Group justify="space-between" align="flex-start" gap="md">
                <Stack gap={6} maw={620}>
                    <Blockquote className="quote" p={0}>
                        “{request.quote}”
                    </Blockquote>
                    <Group gap="xs">
                        <Tag tone={tones[request.where]}>{say.where[request.where]}</Tag>
                        <Text size="sm" c="dimmed">
                            <When at={request.occurred} />
                        </Text>
                        {request.items.map((item) => (
                            <LinkAnchor key={item} size="sm" to="/evidence/$item" params={{ item }}>
                                {words.engagement.timeline.basis}
                            </LinkAnchor>
                        ))}
                    </Group>
                    {(request.clause !== "" || request.why !== "") && (
                        <Text size="sm">
                            {[request.clause, request.why].filter((text) => text !== "").join(": ")}
                        </Text>
                    )}
                </Stack>
                <Group gap="xs" className="no-print">
                    {request.where !== "inside" && (
                        <ActButton
                            action={acts.propose}
                            label={say.offer}
                            target={{ engagement }}
                            known={{ request: subject }}
                            about={`“${request.quote}”`}
                            size="xs"
                        />
                    )}
                    <ActButton
                        action={acts.mark}
                        target={{ engagement, subject }}
                        about={`“${request.quote}”`}
                        size="xs"
                        variant="default"
                    />
                </Group>
            </Group>
        </li>
    );
}

// Looks through the client's mails for wishes, when asked: it reads them all.
function Detected() {
    const engagement = useEngagement();
    const [asked, setAsked] = useState(false);
    const found = useAnswer(
        "scope detect",
        engagementPath(engagement, "/requests/detected"),
        {},
        asked,
    );
    if (!asked) {
        return (
            <div className="no-print">
                <Button variant="default" onClick={() => setAsked(true)}>
                    {say.lookFor}
                </Button>
            </div>
        );
    }
    return (
        <Card title={say.found} intro={say.foundIntro}>
            <Answered query={found}>
                {({ proposals }) =>
                    proposals.length === 0 ? (
                        <Text c="dimmed">{say.nothingFound}</Text>
                    ) : (
                        <ul className="rows">
                            {proposals.map((proposal) => (
                                <Proposal
                                    key={proposal.item + proposal.quote}
                                    proposal={proposal}
                                />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

function Proposal({ proposal }: { proposal: Answers["scope detect"]["proposals"][number] }) {
    const engagement = useEngagement();
    return (
        <li>
            <Group justify="space-between" align="flex-start">
                <Stack gap={4} maw={620}>
                    <Title order={3} fw={500}>
                        “{proposal.quote}”
                    </Title>
                    <Text size="sm" c="dimmed">
                        <When at={proposal.occurred} /> · {proposal.why}
                    </Text>
                    {proposal.because !== "" && <Text size="sm">{proposal.because}</Text>}
                </Stack>
                <ActButton
                    action={acts.log}
                    label={say.log}
                    target={{ engagement }}
                    known={{
                        quote: proposal.quote,
                        item: [proposal.item],
                        basis: proposal.item,
                    }}
                    size="xs"
                />
            </Group>
        </li>
    );
}
