// What came of an import: what is new and where it went, and whatever a person should look at.
import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Answers } from "../api/model";
import { Icon } from "../app/icons";
import { Card } from "../kit/card";
import { useTitles } from "../kit/engagement_choice";
import { LinkAnchor } from "../kit/link";
import { words } from "../strings/en";

type Result = Answers["import"];
const say = words.evidence.outcome;

function summary(result: Result, titleOf: (engagement: string) => string): string {
    const parts = [say.added(result.added)];
    if (result.messages > 0) parts.push(say.messages(result.messages));
    for (const [engagement, count] of Object.entries(result.added_to))
        parts.push(say.into(count, engagement === "inbox" ? say.inbox : titleOf(engagement)));
    if (result.duplicates > 0) parts.push(say.duplicates(result.duplicates));
    return parts.join(" · ");
}

export function Outcome({ result, onClose }: { result: Result; onClose: () => void }) {
    const titleOf = useTitles();
    return (
        <Card>
            <Stack gap="md">
                <Group gap="sm" wrap="nowrap" c="var(--tally-good)" role="status">
                    <Icon name="check" />
                    <Text fw={650}>{result.added > 0 ? say.title : say.nothingNew}</Text>
                </Group>
                <Text>{summary(result, titleOf)}</Text>
                <Alarms result={result} />
                <Unread result={result} />
                <Group justify="flex-end">
                    <Button onClick={onClose}>{say.close}</Button>
                </Group>
            </Stack>
        </Card>
    );
}

function Note({ title, tone, children }: { title: string; tone: string; children: ReactNode }) {
    return (
        <div className="outcome-note" data-tone={tone}>
            <Text fw={600}>{title}</Text>
            <ul>{children}</ul>
        </div>
    );
}

function Alarms({ result }: { result: Result }) {
    return (
        <>
            {result.alarms.length > 0 && (
                <Note title={say.alarms} tone="bad">
                    {result.alarms.map(({ item, text }) => (
                        <li key={item}>
                            {text}{" "}
                            <LinkAnchor to="/evidence/$item" params={{ item }}>
                                {words.evidence.inbox.open}
                            </LinkAnchor>
                        </li>
                    ))}
                </Note>
            )}
            {result.changed_messages.length > 0 && (
                <Note title={say.changed} tone="warn">
                    {result.changed_messages.slice(0, 20).map(({ text }, index) => (
                        <li key={index}>{text}</li>
                    ))}
                </Note>
            )}
            {result.vanished_mails.length > 0 && (
                <Note title={say.vanished} tone="warn">
                    {result.vanished_mails.slice(0, 20).map(({ item, text }) => (
                        <li key={item}>{text}</li>
                    ))}
                </Note>
            )}
        </>
    );
}

function Unread({ result }: { result: Result }) {
    return (
        <>
            {result.failed_count > 0 && (
                <Note title={say.failed(result.failed_count)} tone="warn">
                    {result.failed.map(({ source, offset, error, hint }, index) => (
                        <li key={index}>
                            {error} ({say.at(source, offset)}){hint !== "" && `: ${hint}`}
                        </li>
                    ))}
                </Note>
            )}
            {result.unread_texts.length > 0 && (
                <Note title={say.unread(result.unread_texts.length)} tone="plain">
                    {result.unread_texts.slice(0, 20).map(({ item, name, why }) => (
                        <li key={item}>
                            {name}: {why}
                        </li>
                    ))}
                </Note>
            )}
        </>
    );
}
