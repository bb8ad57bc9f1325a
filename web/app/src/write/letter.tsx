// One letter: how it will arrive, with the lines that carry the record, and how it leaves.
import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { ActButton } from "../actions/act";
import { letterActions } from "../actions/case";
import type { Answers } from "../api/model";
import { useAnswer, useWrite } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered, ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { LinkAnchor } from "../kit/link";
import { useWindowTitle } from "../kit/page";
import { Tag } from "../kit/tag";
import { When, fromNow, instantText, useZone } from "../kit/time";
import { useNow } from "../kit/use_now";
import { tell } from "../kit/tell";
import { words } from "../strings/en";
import { stateTone } from "./page";
import { lettersPath, mailOf } from "./use_letters";
import "./write.css";

type Letter = Answers["letter show"];
const say = words.write;

export function LetterPage() {
    const { engagement, letter } = useParams({ from: "/write/$engagement/$letter" });
    const shown = useAnswer("letter show", lettersPath(engagement, `/${letter}`), { mailto: true });
    return (
        <Answered query={shown} lines={8}>
            {(found) => <Shown engagement={engagement} letter={found} />}
        </Answered>
    );
}

const open_states = ["written", "held", "waiting", "refused", "unclear"];

function Shown({ engagement, letter }: { engagement: string; letter: Letter }) {
    useWindowTitle(letter.subject);
    const mail = mailOf(letter.mailto);
    const body = mail?.body ?? letter.text ?? "";
    return (
        <Stack gap="lg">
            <Stack gap="sm">
                <LinkAnchor
                    to="/write"
                    search={{ engagement }}
                    size="sm"
                    c="dimmed"
                    className="back"
                >
                    <Icon name="back" size={15} />
                    {say.letters}
                </LinkAnchor>
                <Group justify="space-between">
                    <Title order={1}>{letter.subject}</Title>
                    <Tag tone={stateTone[letter.state]}>{say.state[letter.state]}</Tag>
                </Group>
                <Text c="dimmed">
                    {say.to} {letter.to} · <When at={letter.sent ?? letter.prepared} />
                </Text>
            </Stack>
            {letter.quote !== "" && (
                <Card title={say.answer} tone="good">
                    <blockquote className="reply">{letter.quote}</blockquote>
                    <Text size="sm">{say.strength[letter.strength]}</Text>
                </Card>
            )}
            <Card
                title={say.preview}
                intro={mail === null ? say.noFooter : say.footer}
                actions={<Copy text={body} label={say.copy} />}
            >
                <Text fw={650} mb="sm">
                    {mail?.subject ?? letter.subject}
                </Text>
                <pre className="letter-words">{body}</pre>
            </Card>
            {open_states.includes(letter.state) && (
                <Leave engagement={engagement} letter={letter} />
            )}
        </Stack>
    );
}

const cooling_ms = 10 * 60_000;

function Leave({ engagement, letter }: { engagement: string; letter: Letter }) {
    const now = useNow();
    const zone = useZone();
    const [asked, setAsked] = useState(false);
    const [reason, setReason] = useState("");
    const sending = useSend(engagement, letter);
    const held = letter.state === "held" && letter.held_until !== null;
    const fresh = now - new Date(letter.prepared).getTime() < cooling_ms;
    const target = { engagement, subject: String(letter.letter) };
    const navigate = useNavigate();
    return (
        <Card tone={asked ? "warn" : "plain"}>
            {asked ? (
                <Stack gap="sm">
                    <Text fw={650}>{say.cooling.title}</Text>
                    <Text>
                        {held && letter.held_until !== null
                            ? say.cooling.held(instantText(letter.held_until, zone))
                            : say.cooling.text(fromNow(letter.prepared, now))}
                    </Text>
                    {held && (
                        <TextInput
                            label={say.cooling.why}
                            value={reason}
                            onChange={(event) => setReason(event.currentTarget.value)}
                        />
                    )}
                    <Group gap="xs">
                        <Button variant="default" onClick={() => setAsked(false)}>
                            {say.cooling.wait}
                        </Button>
                        <Button
                            loading={sending.busy}
                            disabled={held && reason.trim() === ""}
                            onClick={() => sending.send(held ? reason.trim() : null)}
                        >
                            {say.cooling.now}
                        </Button>
                    </Group>
                </Stack>
            ) : (
                <Group gap="xs">
                    <Button
                        loading={sending.busy}
                        onClick={() => (fresh || held ? setAsked(true) : sending.send(null))}
                    >
                        {say.send}
                    </Button>
                    {letter.mailto !== undefined && (
                        <Button component="a" variant="default" href={letter.mailto}>
                            {say.mailto}
                        </Button>
                    )}
                    <ActButton
                        variant="default"
                        action={letterActions.sent}
                        target={target}
                        label={say.sentMyself}
                    />
                    <ActButton
                        variant="subtle"
                        color="red"
                        action={letterActions.drop}
                        target={target}
                        label={say.drop}
                        onDone={() => void navigate({ to: "/write", search: { engagement } })}
                    />
                </Group>
            )}
            {sending.error !== null && <ProblemNote error={sending.error} />}
        </Card>
    );
}

// These go by themselves; others were tried before, or may have arrived, and go again only where somebody says so.
const due_states = ["written", "held"];

// Sends this letter, with a reason also while it is held, and says what became of it.
function useSend(engagement: string, letter: Letter) {
    const write = useWrite();
    const send = (reason: string | null) =>
        write.mutate(
            {
                path: lettersPath(engagement, "/send"),
                body: {
                    letter: letter.letter,
                    again: !due_states.includes(letter.state),
                    ...(reason === null ? {} : { yes_i_know: true, reason }),
                },
            },
            {
                onSuccess: (answer) => {
                    const outcome = (answer as Answers["letter send"]).letters.find(
                        (each) => each.letter === letter.letter,
                    );
                    tell(
                        outcome?.sent === true
                            ? { message: say.sentNow }
                            : { color: "red", message: say.notSent(outcome?.reply ?? "") },
                    );
                },
            },
        );
    return { send, busy: write.isPending, error: write.error };
}
