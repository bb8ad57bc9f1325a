// Search as you type. What was typed is kept in the address; requests that are overtaken are given up.
import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useAnswer } from "../api/queries";
import { ProblemNote } from "../kit/answered";
import { Empty } from "../kit/empty";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { askedFor } from "./as_typed";
import { QueryField } from "./field";
import { Hits, type Hit } from "./hits";
import type { Wanted } from "./routes";
import "./search.css";

const say = words.search;
const settled_ms = 90;
const page_size = 50;

export function SearchPage() {
    const wanted = useSearch({ from: "/search" });
    const navigate = useNavigate({ from: "/search" });
    const router = useRouter();
    const [query, setQuery] = useState(wanted.q ?? "");
    const [settled] = useDebouncedValue(query.trim() === "" ? "" : query, settled_ms);
    const [limit, setLimit] = useState(page_size);
    const keep = (changed: Wanted) =>
        void navigate({ search: changed, replace: true, resetScroll: false });
    useEffect(() => {
        setLimit(page_size);
        // Whoever is on the way to another page is not called back for what was typed last.
        if (router.latestLocation.pathname !== "/search") return;
        const { q: _, ...rest } = wanted;
        if (settled !== (wanted.q ?? "")) keep(settled === "" ? rest : { ...rest, q: settled });
        // Only what was typed changes the address here.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [settled]);
    const found = useAnswer(
        "search",
        "/search",
        { query: askedFor(settled), limit, sort: wanted.sort, threads: wanted.threads },
        settled !== "",
    );
    const hits = settled === "" ? [] : (found.data?.hits ?? []);
    const cursor = useCursor(hits);
    return (
        <Page title={say.title} intro={say.intro}>
            <Stack gap="md">
                <QueryField
                    query={query}
                    onChange={setQuery}
                    onKey={cursor.onKey}
                    active={cursor.active}
                />
                {settled === "" ? (
                    <Begin onTake={setQuery} />
                ) : (
                    <>
                        <Options
                            wanted={wanted}
                            onChange={keep}
                            count={
                                found.data
                                    ? say.hits(found.data.total, found.data.total_is_exact)
                                    : ""
                            }
                        />
                        {found.error !== null && <ProblemNote error={found.error} />}
                        {found.data?.total === 0 && (
                            <Empty icon="search" title={say.none} text={say.noneText} />
                        )}
                        <Hits hits={hits} at={cursor.at} onMove={cursor.setAt} />
                        {(found.data?.total ?? 0) > hits.length && hits.length >= limit && (
                            <Button
                                variant="default"
                                className="self-start"
                                onClick={() => setLimit(limit + 2 * page_size)}
                            >
                                {say.more}
                            </Button>
                        )}
                    </>
                )}
            </Stack>
        </Page>
    );
}

// The hit that arrow keys have reached, and Enter opens.
function useCursor(hits: readonly Hit[]) {
    const [at, setAt] = useState(0);
    const navigate = useNavigate();
    const place = Math.max(0, Math.min(at, hits.length - 1));
    const first = hits[0]?.item;
    useEffect(() => setAt(0), [first]);
    const onKey = (event: KeyboardEvent) => {
        const hit = hits[place];
        if (event.key === "ArrowDown") setAt(Math.min(place + 1, hits.length - 1));
        else if (event.key === "ArrowUp") setAt(Math.max(place - 1, 0));
        else if (event.key === "Enter" && hit !== undefined)
            void navigate({ to: "/evidence/$item", params: { item: hit.item } });
        else return;
        event.preventDefault();
    };
    return { at: place, setAt, onKey, active: hits.length > 0 ? `hit-${place}` : undefined };
}

interface OptionsProps {
    wanted: Wanted;
    onChange: (wanted: Wanted) => void;
    count: string;
}

function Options({ wanted, onChange, count }: OptionsProps) {
    const { sort, threads, ...rest } = wanted;
    return (
        <Group justify="space-between">
            <Text c="dimmed" role="status">
                {count}
            </Text>
            <Group gap="lg">
                <Checkbox
                    label={say.threads}
                    checked={threads === true}
                    onChange={(event) =>
                        onChange({
                            ...rest,
                            ...(sort ? { sort } : {}),
                            ...(event.currentTarget.checked ? { threads: true } : {}),
                        })
                    }
                />
                <SegmentedControl
                    size="xs"
                    aria-label={say.sort}
                    data={[
                        { value: "newest", label: say.newest },
                        { value: "relevance", label: say.relevance },
                    ]}
                    value={sort ?? "newest"}
                    onChange={(value) =>
                        onChange({
                            ...rest,
                            ...(threads ? { threads } : {}),
                            ...(value === "relevance" ? { sort: "relevance" } : {}),
                        })
                    }
                />
            </Group>
        </Group>
    );
}

function Begin({ onTake }: { onTake: (query: string) => void }) {
    const rows = [...say.examples, ...Object.entries(say.operators)];
    return (
        <Stack gap="sm" mt="md">
            <Text c="dimmed">{say.beginText}</Text>
            <ul className="examples">
                {rows.map(([example, about]) => (
                    <li key={example}>
                        <button type="button" onClick={() => onTake(example ?? "")}>
                            <code>{example}</code>
                        </button>
                        <span>{about}</span>
                    </li>
                ))}
            </ul>
        </Stack>
    );
}
