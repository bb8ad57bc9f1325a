// The hits, newest or best first, with the words around what was found.
import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Answers } from "../api/model";
import { kindText } from "../evidence/kind";
import { useTitles } from "../kit/engagement_choice";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { snippetPieces } from "./suggest";

export type Hit = Answers["search"]["hits"][number];
const say = words.search;

interface HitsProps {
    hits: readonly Hit[];
    at: number;
    onMove: (at: number) => void;
}

export function Hits({ hits, at, onMove }: HitsProps) {
    const list = useRef<HTMLUListElement>(null);
    useEffect(() => {
        if (at > 0) list.current?.children[at]?.scrollIntoView({ block: "nearest" });
    }, [at]);
    return (
        <ul ref={list} id="hits" className="hits" aria-label={say.results}>
            {hits.map((hit, index) => (
                <HitRow
                    key={hit.item}
                    hit={hit}
                    id={`hit-${index}`}
                    current={index === at}
                    onPoint={() => onMove(index)}
                />
            ))}
        </ul>
    );
}

interface RowProps {
    hit: Hit;
    id: string;
    current: boolean;
    onPoint: () => void;
}

function HitRow({ hit, id, current, onPoint }: RowProps) {
    const titleOf = useTitles();
    return (
        <li id={id} data-current={current} onFocus={onPoint}>
            <Link to="/evidence/$item" params={{ item: hit.item }} className="hit">
                <Group justify="space-between" wrap="nowrap" gap="md">
                    <span className="hit-subject">
                        {hit.subject || hit.from || kindText(hit.kind)}
                    </span>
                    <Text span size="sm" c="dimmed" className="hit-when">
                        <When at={hit.occurred} precision="day" />
                    </Text>
                </Group>
                {hit.from !== "" && (
                    <Text size="sm" c="dimmed">
                        {hit.from}
                    </Text>
                )}
                {hit.snippet !== "" && (
                    <span className="hit-snippet">
                        {snippetPieces(hit.snippet).map(({ text, hit: found }, index) =>
                            found ? <mark key={index}>{text}</mark> : text,
                        )}
                    </span>
                )}
                <Group gap="xs" mt={6}>
                    <Tag>{kindText(hit.kind)}</Tag>
                    {hit.ocr && <Tag>{say.ocr}</Tag>}
                    {hit.attachments.length > 0 && (
                        <Tag icon="file">{`${hit.attachments.length} ${say.attachments}`}</Tag>
                    )}
                    {hit.engagement !== null && (
                        <Text span size="sm" c="dimmed">
                            {titleOf(hit.engagement)}
                        </Text>
                    )}
                </Group>
            </Link>
        </li>
    );
}
