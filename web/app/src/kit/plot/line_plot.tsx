// Figures over time: what holds until it changes as steps, single happenings as marks. Lines differ in form as
// well as in colour.
import type { ReactNode } from "react";
import { words } from "../../strings/en";
import { When } from "../time";
import { DayAxis, type Span } from "./axis";
import { Plot } from "./frame";
import { scale, valueTicks } from "./scale";

export interface Line {
    name: string;
    tone: "good" | "warn" | "bad";
    // Whether each value holds until the next one.
    holds: boolean;
    points: readonly { at: string; value: number; text: string }[];
}

interface LinePlotProps extends Span {
    title: string;
    lines: readonly Line[];
    // A value as it stands beside its tick.
    tickText: (value: number) => string;
    minutes?: boolean;
    whole?: boolean;
}

const height_px = 220;
const above_px = 14;
const below_px = 26;

export function LinePlot(props: LinePlotProps) {
    const { title, lines, tickText, from, until } = props;
    const highest = Math.max(...lines.flatMap(({ points }) => points.map(({ value }) => value)), 0);
    const ticks = valueTicks(highest, { minutes: props.minutes ?? false }).filter(
        (tick) => !props.whole || Number.isInteger(tick),
    );
    const rows = lines.flatMap(({ name, points }) =>
        points.map(({ at, text }) => ({ at, row: [<When at={at} />, name, text] })),
    );
    rows.sort((a, b) => a.at.localeCompare(b.at));
    const left = 12 + 7 * Math.max(...ticks.map((tick) => tickText(tick).length));
    return (
        <Plot
            title={title}
            height={height_px}
            legend={lines.length > 1 ? <Legend lines={lines} /> : undefined}
            table={{ head: words.lessons.plot.head, rows: rows.map(({ row }) => row) }}
        >
            {(width) => {
                const inner = { left, width: width - left - 8, height: height_px - below_px };
                const y = scale(0, ticks.at(-1) ?? 1, inner.height - above_px);
                const yOf = (value: number) => inner.height - y(value);
                const x = scale(from, until, inner.width);
                const xOf = (at: string) => left + x(Date.parse(at));
                return (
                    <>
                        {ticks.map((tick) => (
                            <g key={tick} className="plot-grid">
                                <line x1={left} x2={width - 8} y1={yOf(tick)} y2={yOf(tick)} />
                                <text x={left - 8} y={yOf(tick) + 4} textAnchor="end">
                                    {tickText(tick)}
                                </text>
                            </g>
                        ))}
                        <DayAxis
                            from={from}
                            until={until}
                            left={left}
                            width={inner.width}
                            y={inner.height}
                        />
                        {lines.map((line, index) => (
                            <Drawn
                                key={line.name}
                                line={line}
                                form={index}
                                end={left + inner.width}
                                xOf={xOf}
                                yOf={yOf}
                            />
                        ))}
                    </>
                );
            }}
        </Plot>
    );
}

interface DrawnProps {
    line: Line;
    form: number;
    // Where a value that holds ends.
    end: number;
    xOf: (at: string) => number;
    yOf: (value: number) => number;
}

function pathOf({ line, end, xOf, yOf }: DrawnProps): string {
    const parts = line.points.map(({ at, value }, index) => {
        const x = xOf(at).toFixed(1);
        const y = yOf(value).toFixed(1);
        if (index === 0) return `M${x} ${y}`;
        return line.holds ? `H${x}V${y}` : `L${x} ${y}`;
    });
    return parts.join("") + (line.holds ? `H${end}` : "");
}

function Drawn(props: DrawnProps) {
    const { line, form, xOf, yOf } = props;
    return (
        <g className="plot-line" data-tone={line.tone} data-form={form}>
            <path d={pathOf(props)} data-holds={line.holds} />
            {!line.holds &&
                line.points.map(({ at, value, text }) => (
                    <Mark key={at} form={form} x={xOf(at)} y={yOf(value)} title={text} />
                ))}
        </g>
    );
}

interface MarkProps {
    form: number;
    x: number;
    y: number;
    title?: string;
}

function Mark({ form, x, y, title }: MarkProps) {
    const said: ReactNode = title === undefined ? null : <title>{title}</title>;
    if (form % 2 === 0)
        return (
            <circle cx={x} cy={y} r={5}>
                {said}
            </circle>
        );
    return (
        <rect x={x - 4.5} y={y - 4.5} width={9} height={9}>
            {said}
        </rect>
    );
}

function Legend({ lines }: { lines: readonly Line[] }) {
    return (
        <ul className="plot-legend">
            {lines.map((line, index) => (
                <li key={line.name}>
                    <svg width={30} height={14} aria-hidden="true">
                        <g className="plot-line" data-tone={line.tone} data-form={index}>
                            <path d="M1 7H29" data-holds={line.holds} />
                            {!line.holds && <Mark form={index} x={15} y={7} />}
                        </g>
                    </svg>
                    {line.name}
                </li>
            ))}
        </ul>
    );
}
