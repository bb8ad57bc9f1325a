// What was done through links: who did what and when, and whether a reply by mail confirmed it.
import { Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ActButton } from "../actions/act";
import { linkActions as acts } from "../actions/links";
import type { Answers } from "../api/model";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { useEngagement } from "./use_engagement";

const say = words.engagement.links;
type Listed = Answers["link list"];

interface Done {
    key: string;
    who: string;
    what: string;
    at: string;
    confirmed: boolean;
}

// Not every act asks for a name, and a passkey has none: then it is of whoever the link was made for.
function doneThrough({ consents, passkeys, links }: Listed): Done[] {
    const toOf = (link: number) => links.find((one) => one.link === link)?.to ?? say.number(link);
    return [
        ...consents.map(({ consent, link, name, act, about, given, status }) => ({
            key: `consent ${consent}`,
            who: name === "" ? toOf(link) : name,
            what: say.act(act, about),
            at: given,
            confirmed: status === "confirmed",
        })),
        ...passkeys.map(({ passkey, link, enrolled, status }) => ({
            key: passkey,
            who: toOf(link),
            what: say.passkey(passkey),
            at: enrolled,
            confirmed: status === "bound",
        })),
    ].sort((one, other) => other.at.localeCompare(one.at));
}

export function DoneThroughLinks({ listed }: { listed: Listed }) {
    const all = doneThrough(listed);
    if (all.length === 0) return null;
    return (
        <Stack gap="sm">
            <div>
                <Text fw={600}>{say.done}</Text>
                <Text size="sm" c="dimmed">
                    {say.doneText}
                </Text>
            </div>
            <ul className="rows" aria-label={say.done}>
                {all.map((done) => (
                    <DoneRow key={done.key} done={done} />
                ))}
            </ul>
            {all.some(({ confirmed }) => !confirmed) && <Receipt />}
        </Stack>
    );
}

// The letter is written, not sent: its page is where it is read and goes from.
function Receipt() {
    const engagement = useEngagement();
    const navigate = useNavigate();
    const open = (answer: unknown) => {
        const letter = String((answer as Answers["link receipt"]).letter);
        void navigate({ to: "/write/$engagement/$letter", params: { engagement, letter } });
    };
    return (
        <Group className="no-print">
            <ActButton
                action={acts.receipt}
                target={{ engagement }}
                onDone={open}
                size="xs"
                variant="default"
            />
        </Group>
    );
}

function DoneRow({ done: { who, what, at, confirmed } }: { done: Done }) {
    return (
        <li>
            <Group gap="xs">
                <Text className="sentence">{what}</Text>
                <Tag tone={confirmed ? "good" : "plain"}>
                    {confirmed ? say.confirmed : say.claimed}
                </Tag>
            </Group>
            <Text size="sm" c="dimmed">
                {who} · <When at={at} />
            </Text>
        </li>
    );
}
