// What belongs to no engagement yet: a list on the left, the item under the cursor beside it.
import { Button, Group, Kbd, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { useEngagements, useTitles } from "../kit/engagement_choice";
import { LinkButton } from "../kit/link";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { useTriage } from "./use_triage";
import type { InboxItem } from "./triage";
import { kindText } from "./kind";

const say = words.evidence.inbox;
const shown_max = 200;

export function Inbox() {
    const inbox = useAnswer("inbox", "/inbox", { limit: shown_max });
    return (
        <Answered query={inbox} lines={5}>
            {({ total, items }) =>
                total === 0 ? (
                    <Empty icon="check" title={say.empty} text={say.emptyText} />
                ) : (
                    <Triage items={items} total={total} />
                )
            }
        </Answered>
    );
}

function Triage({ items, total }: { items: InboxItem[]; total: number }) {
    const engagements = useEngagements().map(({ engagement }) => engagement);
    const titleOf = useTitles();
    const triage = useTriage(items, engagements, titleOf);
    const item = items[triage.at];
    const proposed = items.filter((candidate) => candidate.proposed).length;
    return (
        <Card
            title={`${say.title} (${total})`}
            intro={say.intro}
            actions={
                proposed > 1 && (
                    <Button size="xs" onClick={triage.fileAll} loading={triage.busy}>
                        {say.all(proposed)}
                    </Button>
                )
            }
        >
            <div className="triage">
                <div>
                    <List items={items} at={triage.at} onMove={triage.setAt} />
                    {total > items.length && (
                        <Text size="sm" c="dimmed" mt="xs">
                            {say.more(total - items.length)}
                        </Text>
                    )}
                </div>
                {item !== undefined && (
                    <Stack gap="md" className="triage-side">
                        <Preview item={item} />
                        <Group gap="xs">
                            {engagements.slice(0, 9).map((engagement, index) => (
                                <Button
                                    key={engagement}
                                    size="xs"
                                    variant={
                                        item.proposed?.engagement === engagement
                                            ? "filled"
                                            : "default"
                                    }
                                    leftSection={<Kbd size="xs">{index + 1}</Kbd>}
                                    onClick={() =>
                                        triage.run({
                                            do: "file",
                                            item: item.item,
                                            into: engagement,
                                        })
                                    }
                                >
                                    {titleOf(engagement)}
                                </Button>
                            ))}
                            <LinkButton
                                size="xs"
                                variant="subtle"
                                to="/evidence/$item"
                                params={{ item: item.item }}
                            >
                                {say.open}
                            </LinkButton>
                        </Group>
                    </Stack>
                )}
            </div>
            <Keys />
        </Card>
    );
}

interface ListProps {
    items: InboxItem[];
    at: number;
    onMove: (at: number) => void;
}

function List({ items, at, onMove }: ListProps) {
    const list = useRef<HTMLUListElement>(null);
    useEffect(() => {
        list.current?.children[at]?.scrollIntoView({ block: "nearest" });
    }, [at]);
    const id = (index: number) => `unfiled-${index}`;
    return (
        <ul
            ref={list}
            className="triage-list"
            role="listbox"
            tabIndex={0}
            aria-label={say.list}
            aria-activedescendant={id(at)}
        >
            {items.map((item, index) => (
                <li
                    key={item.item}
                    id={id(index)}
                    role="option"
                    aria-selected={index === at}
                    onClick={() => onMove(index)}
                >
                    <Group justify="space-between" wrap="nowrap" gap="xs">
                        <span className="ellipsis triage-from">
                            {item.from || kindText(item.kind)}
                        </span>
                        <Text size="xs" c="dimmed" className="nowrap">
                            <When at={item.occurred} precision="day" />
                        </Text>
                    </Group>
                    <div className="ellipsis">{item.subject || words.evidence.item.noSubject}</div>
                    {item.proposed && <Tag tone="good">{item.proposed.engagement}</Tag>}
                </li>
            ))}
        </ul>
    );
}

const preview_max = 900;

function Preview({ item }: { item: InboxItem }) {
    const titleOf = useTitles();
    const shown = useAnswer("show", `/items/${encodeURIComponent(item.item)}`);
    const text = shown.data?.item === item.item ? shown.data.text : "";
    return (
        <Stack gap={6}>
            <Text fw={650}>{item.subject || words.evidence.item.noSubject}</Text>
            <Text size="sm" c="dimmed">
                {item.from || kindText(item.kind)} · <When at={item.occurred} />
            </Text>
            <Text size="sm">
                {item.proposed
                    ? `${say.proposed(titleOf(item.proposed.engagement))} (${item.proposed.reason})`
                    : say.noProposal}
            </Text>
            {text !== "" && <pre className="words preview">{text.slice(0, preview_max)}</pre>}
        </Stack>
    );
}

function Keys() {
    const rows: [string[], string][] = [
        [["j", "k"], say.keys.move],
        [["Enter"], say.keys.enter],
        [["1", "–", "9"], say.keys.number],
        [["u"], say.keys.undo],
        [["o"], say.keys.open],
    ];
    return (
        <Group gap="lg" mt="lg" className="keys" visibleFrom="sm">
            {rows.map(([keys, label]) => (
                <Text key={label} size="sm" c="dimmed">
                    {keys.map((key) => (key === "–" ? key : <Kbd key={key}>{key}</Kbd>))} {label}
                </Text>
            ))}
        </Group>
    );
}
