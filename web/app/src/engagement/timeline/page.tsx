// The timeline of an engagement: only the rows on the screen exist, so that 100,000 scroll smoothly.
import { Stack, Text } from "@mantine/core";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useAnswer } from "../../api/queries";
import type { Answers, Entry } from "../../api/model";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { Empty } from "../../kit/empty";
import { usePrinting } from "../../kit/use_printing";
import { words } from "../../strings/en";
import { engagementPath, useEngagement } from "../use_engagement";
import { Density } from "./density";
import { everything, filtered, type Filter } from "./filter";
import { Filters } from "./filters";
import { PaperRows } from "./paper_rows";
import { useTimeline } from "./use_timeline";
import { Rows, type RowsHandle } from "./rows";

const say = words.engagement.timeline;

export type Attestations = Answers["cosignatures"]["attestations"];
const none: Attestations = [];

export function TimelinePage() {
    const engagement = useEngagement();
    const { timeline, error, refetch } = useTimeline(engagement);
    const vouched = useAnswer("cosignatures", engagementPath(engagement, "/cosignatures"));
    return (
        <Card title={say.title} intro={say.intro}>
            <Answered query={{ data: timeline, error, refetch }} lines={8}>
                {({ entries, total }) => (
                    <Timeline
                        entries={entries}
                        total={total}
                        attestations={vouched.data?.attestations ?? none}
                    />
                )}
            </Answered>
        </Card>
    );
}

interface TimelineProps {
    entries: Entry[];
    total: number;
    attestations: Attestations;
}

function Timeline({ entries, total, attestations }: TimelineProps) {
    const [filter, setFilter] = useState<Filter>(everything);
    const wanted = useDeferredValue(filter);
    const shown = useMemo(() => filtered(entries, wanted), [entries, wanted]);
    const rows = useRef<RowsHandle>(null);
    const printing = usePrinting();
    if (entries.length === 0) return <Empty icon="clock" title={say.noneYet} />;
    return (
        <Stack gap="md">
            <Filters filter={filter} entries={entries} onChange={setFilter} />
            <Density entries={shown} onChoose={(position) => rows.current?.show(position)} />
            <Text size="sm" c="dimmed" role="status">
                {say.count(shown.length, total)}
            </Text>
            {shown.length === 0 ? (
                <Empty icon="search" title={say.none} />
            ) : printing ? (
                <PaperRows entries={shown} attestations={attestations} />
            ) : (
                <Rows ref={rows} entries={shown} attestations={attestations} />
            )}
        </Stack>
    );
}
