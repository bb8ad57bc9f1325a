// Days along the bottom of a plot.
import { dayText, useZone } from "../time";
import { scale, timeTicks } from "./scale";

export interface Span {
    // Milliseconds since 1970.
    from: number;
    until: number;
}

interface DayAxisProps extends Span {
    left: number;
    width: number;
    // Where the line runs.
    y: number;
}

const label_px = 96;

export function DayAxis({ from, until, left, width, y }: DayAxisProps) {
    const zone = useZone();
    const at = scale(from, until, width);
    const ticks = timeTicks(from, until, Math.max(2, Math.floor(width / label_px)));
    return (
        <g className="plot-axis">
            <line x1={left} x2={left + width} y1={y} y2={y} />
            {ticks.map((tick) => {
                const x = left + at(tick);
                const last = x > left + width - label_px / 2;
                return (
                    <g key={tick}>
                        <line x1={x} x2={x} y1={y} y2={y + 5} />
                        <text x={x} y={y + 19} textAnchor={last ? "end" : "start"}>
                            {dayText(new Date(tick).toISOString(), zone).replace(/ \d{4}$/, "")}
                        </text>
                    </g>
                );
            })}
        </g>
    );
}
