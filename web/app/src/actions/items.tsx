// Chooses evidence of the record by words in it, instead of by its id.
import { MultiSelect, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useAnswer } from "../api/queries";
import { dayText, useZone } from "../kit/time";
import { wordsAsked } from "../search/as_typed";
import { words } from "../strings/en";

interface ItemsProps {
    engagement: string | undefined;
    label: string;
    description: string;
    many: boolean;
    value: string[];
    onChange: (items: string[]) => void;
}

interface Option {
    value: string;
    label: string;
}

function useFound(query: string, engagement: string | undefined): Option[] {
    const zone = useZone();
    const [settled] = useDebouncedValue(query.trim(), 150);
    const asks = settled.length > 1;
    const found = useAnswer(
        "search",
        "/search",
        { query: wordsAsked(settled), into: engagement, limit: 20 },
        asks,
    );
    if (!asks) return [];
    return (found.data?.hits ?? []).map((hit) => ({
        value: hit.item,
        label: `${dayText(hit.occurred, zone)} · ${hit.from || hit.kind} · ${hit.subject || hit.snippet}`,
    }));
}

export function Items({ engagement, label, description, many, value, onChange }: ItemsProps) {
    const [query, setQuery] = useState("");
    const [chosen, setChosen] = useState<Option[]>([]);
    // What was chosen stands in the line with its own label, which nobody looks for.
    const isChosen = chosen.some(({ label }) => label === query);
    const found = useFound(isChosen ? "" : query, engagement);
    const known = [...chosen, ...value.map((item) => ({ value: item, label: item }))];
    const data = [...found, ...known].filter(
        (option, at, all) => all.findIndex(({ value }) => value === option.value) === at,
    );
    const choose = (items: string[]) => {
        setChosen(data.filter((option) => items.includes(option.value)));
        onChange(items);
    };
    const common = {
        label,
        description,
        data,
        searchable: true,
        searchValue: query,
        onSearchChange: setQuery,
        // The server has searched already; its hits need not hold the words in their label.
        filter: ({ options }: { options: unknown[] }) => options as never,
        placeholder: value.length === 0 ? words.fields.typeForEvidence : "",
        nothingFoundMessage: query.length > 1 ? words.fields.noEvidence : null,
    };
    if (many) return <MultiSelect {...common} value={value} onChange={choose} hidePickedOptions />;
    return (
        <Select
            {...common}
            clearable
            value={value[0] ?? null}
            onChange={(item) => choose(item === null ? [] : [item])}
        />
    );
}
