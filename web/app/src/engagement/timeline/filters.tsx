import { Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { Entry } from "../../api/model";
import { Icon } from "../../app/icons";
import { words } from "../../strings/en";
import { kindOf, type Filter } from "./filter";

const say = words.engagement.timeline;
const kindWords: Record<string, string> = say.kinds;

interface FiltersProps {
    filter: Filter;
    entries: Entry[];
    onChange: (filter: Filter) => void;
}

function useKinds(entries: Entry[]): { value: string; label: string }[] {
    return useMemo(() => {
        const kinds = [...new Set(entries.map(kindOf))].sort();
        const named = kinds.map((kind) => ({ value: kind, label: kindWords[kind] ?? kind }));
        return [{ value: "", label: say.allKinds }, ...named];
    }, [entries]);
}

export function Filters({ filter, entries, onChange }: FiltersProps) {
    const kinds = useKinds(entries);
    return (
        <Group align="flex-end" gap="md" className="no-print">
            <TextInput
                label={say.find}
                leftSection={<Icon name="search" size={16} />}
                value={filter.words}
                onChange={(event) => onChange({ ...filter, words: event.currentTarget.value })}
                flex={1}
                miw={180}
            />
            <Select
                label={say.kind}
                data={kinds}
                value={filter.kind}
                onChange={(kind) => onChange({ ...filter, kind: kind ?? "" })}
                allowDeselect={false}
                w={200}
            />
            <SegmentedControl
                aria-label={say.side}
                data={[
                    { value: "all", label: say.sides.all },
                    { value: "shared", label: say.sides.shared },
                    { value: "private", label: say.sides.private },
                ]}
                value={filter.side}
                onChange={(side) => onChange({ ...filter, side: side as Filter["side"] })}
            />
        </Group>
    );
}
