// The letters of an engagement, and the line for messages on a platform.
import { Code, Group, Stack, Text } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { Empty } from "../kit/empty";
import {
    EngagementChoice,
    OfEngagement,
    useChosen,
    useEngagements,
} from "../kit/engagement_choice";
import { FetchMail } from "../kit/fetch_mail";
import { LinkButton } from "../kit/link";
import { Page } from "../kit/page";
import { hasPlatform } from "../kit/platform";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Outbox } from "./outbox";
import { lettersPath } from "./use_letters";
import "./write.css";

type Letter = Answers["letter list"]["letters"][number];
const say = words.write;

export function WritePage() {
    const { engagement: wanted } = useSearch({ from: "/write" });
    const navigate = useNavigate({ from: "/write" });
    const engagement = useChosen(wanted);
    return (
        <Page
            title={say.title}
            intro={say.intro}
            actions={
                engagement !== undefined && (
                    <>
                        <EngagementChoice
                            value={engagement}
                            onChange={(chosen) =>
                                void navigate({ search: { engagement: chosen }, replace: true })
                            }
                        />
                        <LinkButton
                            to="/write/$engagement/new"
                            params={{ engagement }}
                            leftSection={<Icon name="write" />}
                        >
                            {say.fresh}
                        </LinkButton>
                    </>
                )
            }
        >
            <OfEngagement
                wanted={wanted}
                none={<Empty icon="write" title={say.empty} text={say.emptyText} />}
            >
                {(found) => (
                    <Stack gap="lg">
                        <Outbox />
                        <Letters engagement={found} />
                        <PlatformLine engagement={found} />
                    </Stack>
                )}
            </OfEngagement>
        </Page>
    );
}

function Letters({ engagement }: { engagement: string }) {
    const letters = useAnswer("letter list", lettersPath(engagement));
    return (
        <Card title={say.letters} actions={<FetchMail />}>
            <Answered query={letters}>
                {({ letters: all }) =>
                    all.length === 0 ? (
                        <Empty icon="mail" title={say.empty} text={say.emptyText} />
                    ) : (
                        <ul className="rows">
                            {[...all].reverse().map((letter) => (
                                <Row key={letter.letter} engagement={engagement} letter={letter} />
                            ))}
                        </ul>
                    )
                }
            </Answered>
        </Card>
    );
}

export const stateTone: Record<Letter["state"], Tone> = {
    written: "plain",
    held: "warn",
    waiting: "warn",
    refused: "bad",
    unclear: "warn",
    sent: "plain",
    answered: "good",
    "received (proved)": "good",
};

function Row({ engagement, letter }: { engagement: string; letter: Letter }) {
    return (
        <li>
            <Link
                to="/write/$engagement/$letter"
                params={{ engagement, letter: String(letter.letter) }}
                className="row-link"
            >
                <Group justify="space-between" gap="xs">
                    <Text fw={600}>{letter.subject}</Text>
                    <Tag tone={stateTone[letter.state]}>{say.state[letter.state]}</Tag>
                </Group>
                <Text size="sm" c="dimmed">
                    {words.fields.choices[letter.purpose]} · {letter.to} ·{" "}
                    <When at={letter.sent ?? letter.prepared} />
                </Text>
            </Link>
        </li>
    );
}

// A platform's own messages are the only way there: the line carries the fingerprint instead of a letter.
function PlatformLine({ engagement }: { engagement: string }) {
    const type = useEngagements().find((line) => line.engagement === engagement)?.type ?? "";
    const platform = hasPlatform(type);
    const token = useAnswer(
        "letter token",
        `/engagements/${encodeURIComponent(engagement)}/token`,
        {},
        platform,
    );
    if (token.data === undefined) return null;
    return (
        <Card title={say.platform.title} intro={say.platform.text}>
            <Group gap="md">
                <Code className="token-line">{token.data.line}</Code>
                <Copy text={token.data.line} />
            </Group>
        </Card>
    );
}
