// A conversation as people see it: own messages on the right, and whatever was edited or deleted marked.
import { Button, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Answers } from "../../api/model";
import { useAnswer } from "../../api/queries";
import { Icon } from "../../app/icons";
import { Tag } from "../../kit/tag";
import { When, dayText, useZone } from "../../kit/time";
import { words } from "../../strings/en";
import type { Item } from "./page";

type Message = NonNullable<Item["messages"]>[number];
type Change = Answers["chat list"]["conversations"][number]["changes"][number];

const say = words.evidence.chat;
const shown_at_first = 300;

// Changes by the message that they are about, in this export or the one beside it.
export function changesOf(
    conversations: Answers["chat list"]["conversations"],
): Map<string, Change> {
    const found = new Map<string, Change>();
    for (const { changes } of conversations)
        for (const change of changes) {
            if (change.before) found.set(change.before, change);
            if (change.after) found.set(change.after, change);
        }
    return found;
}

function useOwnName(engagement: string | null): string {
    const state = useAnswer(
        "engagement show",
        `/engagements/${encodeURIComponent(engagement ?? "")}`,
        {},
        engagement !== null,
    );
    return state.data?.state.parties.freelancer.name ?? "";
}

function useChanges(engagement: string | null): Map<string, Change> {
    const chats = useAnswer(
        "chat changes",
        `/engagements/${encodeURIComponent(engagement ?? "")}/chats/changes`,
        {},
        engagement !== null,
    );
    return changesOf(chats.data?.conversations ?? []);
}

export function ChatView({ item, wanted }: { item: Item; wanted: string }) {
    const messages = item.messages ?? [];
    const [count, setCount] = useState(() => firstShown(messages, wanted));
    const own = useOwnName(item.engagement);
    const changes = useChanges(item.engagement);
    useEffect(() => {
        document.getElementById(`message-${wanted}`)?.scrollIntoView({ block: "center" });
    }, [wanted]);
    const hidden = messages.length - count;
    return (
        <Stack gap="xs">
            <Text size="sm" c="dimmed">
                {say.messages(messages.length)}
            </Text>
            {hidden > 0 && (
                <Button
                    size="xs"
                    variant="default"
                    className="self-start"
                    onClick={() => setCount(Math.min(messages.length, count + 1000))}
                >
                    {say.earlier(hidden)}
                </Button>
            )}
            <ol className="chat">
                {messages.slice(hidden).map((message, index, shown) => (
                    <Bubble
                        key={message.item}
                        message={message}
                        before={shown[index - 1]}
                        own={own !== "" && message.from === own}
                        change={changes.get(message.item)}
                        wanted={message.item === wanted}
                    />
                ))}
            </ol>
        </Stack>
    );
}

// The newest ones, and so many more that the wanted one is among them.
export function firstShown(messages: readonly Message[], wanted: string): number {
    const at = messages.findIndex(({ item }) => item === wanted);
    const back = at < 0 ? 0 : messages.length - at + 20;
    return Math.min(messages.length, Math.max(shown_at_first, back));
}

interface BubbleProps {
    message: Message;
    before: Message | undefined;
    own: boolean;
    change: Change | undefined;
    wanted: boolean;
}

function Bubble({ message, before, own, change, wanted }: BubbleProps) {
    const zone = useZone();
    const day = dayText(message.occurred, zone);
    const fresh = before === undefined || dayText(before.occurred, zone) !== day;
    return (
        <>
            {fresh && <li className="chat-day">{day}</li>}
            <li
                id={`message-${message.item}`}
                className="bubble"
                data-own={own}
                data-system={message.system}
                data-wanted={wanted}
            >
                {before?.from !== message.from && !message.system && (
                    <div className="bubble-from">{message.from}</div>
                )}
                {message.deleted ? (
                    <div className="bubble-gone">{say.deleted}</div>
                ) : (
                    <div className="bubble-words">{message.text}</div>
                )}
                {message.attachments.map((name) => (
                    <div key={name} className="bubble-file">
                        <Icon name="file" size={15} /> {name}
                    </div>
                ))}
                <div className="bubble-foot">
                    {message.edited && <Tag tone="warn">{say.edited}</Tag>}
                    <When at={message.occurred} precision={message.precision} />
                </div>
                {change !== undefined && (
                    <div className="bubble-change">
                        <strong>{say.changes[change.what]}</strong>
                        {change.text !== "" && <div>{change.text}</div>}
                    </div>
                )}
            </li>
        </>
    );
}
