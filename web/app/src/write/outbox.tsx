// Letters of all engagements that were to leave and did not: why, when they are tried again, and a way to try now.
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Answers } from "../api/model";
import { useAnswer, useWrite } from "../api/queries";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";

const say = words.write.outbox;
const path = "/mail/outbox";
type Tried = Answers["mail outbox"];
type Waiting = Tried["letters"][number];

// What is only written waits for nobody but its writer.
function isStuck({ state }: Waiting): boolean {
    return state === "waiting" || state === "refused" || state === "unclear";
}

export function Outbox() {
    const stuck = useAnswer("mail outbox", path).data?.letters.filter(isStuck) ?? [];
    const retry = useWrite();
    const tried = retry.data as Tried | undefined;
    if (stuck.length === 0 && tried === undefined) return null;
    return (
        <Card title={say.title} intro={say.text}>
            <Stack gap="sm" align="flex-start">
                <ul className="rows">
                    {stuck.map((letter) => (
                        <Row key={`${letter.engagement}/${letter.letter}`} letter={letter} />
                    ))}
                </ul>
                {stuck.length > 0 && (
                    <Button
                        size="xs"
                        variant="default"
                        loading={retry.isPending}
                        onClick={() => retry.mutate({ path, body: { retry: true } })}
                    >
                        {say.retry}
                    </Button>
                )}
                {retry.error !== null && <ProblemNote error={retry.error} />}
                {tried !== undefined && (
                    <Text size="sm" role="status">
                        {say.tried(tried.letters.filter(({ sent }) => sent).length)}
                    </Text>
                )}
            </Stack>
        </Card>
    );
}

function Row({
    letter: { engagement, letter, subject, to, state, reply, next },
}: {
    letter: Waiting;
}) {
    return (
        <li>
            <Stack gap={4}>
                <Group gap="xs">
                    <LinkAnchor
                        to="/write/$engagement/$letter"
                        params={{ engagement: engagement ?? "", letter: String(letter) }}
                    >
                        {subject}
                    </LinkAnchor>
                    {state !== undefined && (
                        <Tag tone={state === "refused" ? "bad" : "warn"}>
                            {words.write.state[state]}
                        </Tag>
                    )}
                </Group>
                <Text size="sm" c="dimmed">
                    {to}
                    {reply !== "" && ` · ${reply}`}
                </Text>
                {next != null && (
                    <Text size="sm" c="dimmed">
                        {say.next} <When at={next} />
                    </Text>
                )}
            </Stack>
        </li>
    );
}
