// The rows on paper: all of them, as far as a browser lays them out in good time.
import { Text } from "@mantine/core";
import type { Entry } from "../../api/model";
import { words } from "../../strings/en";
import type { Attestations } from "./page";
import { keyOf, Row } from "./row";

const printed_max = 3000;
const nothing = () => undefined;

interface PaperRowsProps {
    entries: Entry[];
    attestations: Attestations;
}

export function PaperRows({ entries, attestations }: PaperRowsProps) {
    const left = entries.length > printed_max;
    return (
        <>
            {left && (
                <Text>{words.engagement.timeline.notOnPaper(printed_max, entries.length)}</Text>
            )}
            <ol className="timeline">
                {entries.slice(0, printed_max).map((entry) => (
                    <li key={keyOf(entry)}>
                        <Row
                            entry={entry}
                            attestations={attestations}
                            open={false}
                            onToggle={nothing}
                        />
                    </li>
                ))}
            </ol>
        </>
    );
}
