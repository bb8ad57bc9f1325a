// Who the two sides are before the law, and where they agreed to talk.
import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ActButton } from "../actions/act";
import { channelAgree, partySet } from "../actions/agreement";
import { choiceText } from "../actions/field";
import type { State } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { words } from "../strings/en";
import { Links } from "./links";
import { useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.people;
type Person = State["parties"]["client"];
type Channel = State["channels"][number];

export function PeoplePage() {
    const state = useEngagementState();
    return (
        <Answered query={state}>
            {({ state: { parties, channels } }) => (
                <Stack gap="lg">
                    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                        <PersonCard side="client" person={parties.client} />
                        <PersonCard side="freelancer" person={parties.freelancer} />
                    </SimpleGrid>
                    <Channels channels={channels} />
                    <Links />
                </Stack>
            )}
        </Answered>
    );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
    return (
        <div>
            <Text component="dt" size="sm" c="dimmed">
                {name}
            </Text>
            <dd className="line">{children}</dd>
        </div>
    );
}

function known(person: Person) {
    return {
        name: person.name,
        legal_name: person.legal_name,
        service_address: person.service_address,
        location: person.location,
        is: person.is === "unknown" ? "" : person.is,
        address: person.addresses.join("\n"),
        register_number: person.register_number,
    };
}

function PersonCard({ side, person }: { side: "client" | "freelancer"; person: Person }) {
    const engagement = useEngagement();
    const names = words.fields.names;
    const missing = <Text c="dimmed">{say.missing}</Text>;
    return (
        <Card
            title={say[side]}
            actions={
                <ActButton
                    action={partySet}
                    target={{ engagement, subject: side }}
                    known={known(person)}
                    size="xs"
                    variant="default"
                />
            }
        >
            <dl className="lines">
                <Line name={names.name.label}>{person.name || say.unnamed}</Line>
                <Line name={names["legal_name"].label}>{person.legal_name || missing}</Line>
                <Line name={names["service_address"].label}>
                    {person.service_address ||
                        (side === "client" ? (
                            <Text c="var(--tally-warn)">{say.missingAddress}</Text>
                        ) : (
                            missing
                        ))}
                </Line>
                <Line name={names.location.label}>{person.location || missing}</Line>
                {side === "client" && <Line name={names.is.label}>{choiceText(person.is)}</Line>}
                <Line name={say.writesAs}>{person.addresses.join(", ") || missing}</Line>
            </dl>
        </Card>
    );
}

function Channels({ channels }: { channels: Channel[] }) {
    const engagement = useEngagement();
    const agree = (
        <ActButton action={channelAgree} target={{ engagement }} size="sm" variant="light" />
    );
    return (
        <Card title={say.channels} intro={say.channelsIntro} actions={agree}>
            {channels.length === 0 ? (
                <Text c="dimmed">{say.noChannels}</Text>
            ) : (
                <ul className="rows">
                    {channels.map((channel) => (
                        <li key={channel.channel + channel.address}>
                            <Group gap="sm">
                                <Text fw={600}>{choiceText(channel.channel)}</Text>
                                <Text>{channel.address}</Text>
                                <Text size="sm" c="dimmed">
                                    {[
                                        channel.hours,
                                        channel.response_hours > 0
                                            ? say.answerWithin(channel.response_hours)
                                            : "",
                                    ]
                                        .filter((text) => text !== "")
                                        .join(" · ")}
                                </Text>
                            </Group>
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}
