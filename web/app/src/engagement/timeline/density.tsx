// A strip of bars: how much happened when. Each bar is a button that leads there.
import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import type { Entry } from "../../api/model";
import { dayText, useZone } from "../../kit/time";
import { words } from "../../strings/en";
import { density } from "./filter";

const say = words.engagement.timeline;
// A bar is as wide as a finger needs; a wide page has more of them.
const bar_width_px = 26;
const bars_max = 60;

interface DensityProps {
    entries: Entry[];
    onChoose: (position: number) => void;
}

export function Density({ entries, onChoose }: DensityProps) {
    const zone = useZone();
    const { ref, width } = useElementSize();
    const bars = Math.min(bars_max, Math.max(1, Math.floor(width / bar_width_px)));
    const buckets = useMemo(() => density(entries, bars), [entries, bars]);
    const most = Math.max(1, ...buckets.map(({ count }) => count));
    const first = buckets[0];
    const last = buckets.at(-1);
    if (first === undefined || last === undefined) return null;
    const day = (start: number) => dayText(new Date(start).toISOString(), zone);
    return (
        <div className="density no-print" ref={ref} role="group" aria-label={say.density}>
            <div className="density-bars">
                {buckets.map(({ start, count, first: position }) => (
                    <button
                        key={start}
                        type="button"
                        disabled={count === 0}
                        title={say.bar(day(start), count)}
                        aria-label={say.bar(day(start), count)}
                        onClick={() => onChoose(position)}
                    >
                        <span style={{ height: `${count === 0 ? 0 : 8 + (92 * count) / most}%` }} />
                    </button>
                ))}
            </div>
            <div className="density-days">
                <span>{day(first.start)}</span>
                <span>{day(last.start)}</span>
            </div>
        </div>
    );
}
