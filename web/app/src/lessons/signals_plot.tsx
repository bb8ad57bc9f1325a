// The signs of an engagement on a line of days: numbered, with what happened as ticks below them.
import { Stack, Text } from "@mantine/core";
import { Plot } from "../kit/plot/frame";
import { DayAxis, type Span } from "../kit/plot/axis";
import { lanesOf, scale } from "../kit/plot/scale";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import type { Moment, Retrospective } from "./moments";

const say = words.lessons.back;
const tones: Record<Moment["weight"], Tone> = { alarm: "bad", concern: "warn", note: "plain" };
const radius_px = 12;
const lane_px = 2 * radius_px + 6;
const side_px = radius_px + 2;
const tick_px = 16;
const days_px = 26;

interface SignalsProps extends Span {
    back: Retrospective;
}

export function SignalsPlot({ back, from, until }: SignalsProps) {
    const { signals, events } = back;
    const all = [...events, ...signals].sort((a, b) => a.at.localeCompare(b.at));
    const rows = all.map(({ at, text, kind, weight }) => [
        <When at={at} />,
        <span className="sentence">{text}</span>,
        kind === "event" ? say.happened : say.weights[weight],
    ]);
    const placesIn = (width: number) => {
        const x = scale(from, until, width - 2 * side_px);
        return (at: string) => side_px + x(Date.parse(at));
    };
    const lanesIn = (width: number) => {
        const xOf = placesIn(width);
        return lanesOf(
            signals.map(({ at }) => xOf(at)),
            2 * radius_px + 2,
        );
    };
    // Signs that would cover each other stand above each other, over the line of days.
    const groundOf = (width: number) => (Math.max(0, ...lanesIn(width)) + 1) * lane_px + 8;
    return (
        <Stack gap="lg">
            <Plot
                title={say.signsIntro}
                height={(width) => groundOf(width) + tick_px + days_px}
                legend={<Legend />}
                table={{ head: say.signsHead, rows }}
            >
                {(width) => {
                    const inner = width - 2 * side_px;
                    const xOf = placesIn(width);
                    const ground = groundOf(width);
                    const lanes = lanesIn(width);
                    return (
                        <>
                            <DayAxis
                                from={from}
                                until={until}
                                left={side_px}
                                width={inner}
                                y={ground + tick_px}
                            />
                            {events.map(({ at, text }, index) => (
                                <line
                                    key={index}
                                    className="moment-tick"
                                    x1={xOf(at)}
                                    x2={xOf(at)}
                                    y1={ground + 3}
                                    y2={ground + tick_px}
                                >
                                    <title>{text}</title>
                                </line>
                            ))}
                            {signals.map((signal, index) => (
                                <Pin
                                    key={index}
                                    signal={signal}
                                    number={index + 1}
                                    x={xOf(signal.at)}
                                    y={ground - radius_px - 4 - (lanes[index] ?? 0) * lane_px}
                                />
                            ))}
                        </>
                    );
                }}
            </Plot>
            <ol className="signs">
                {signals.map((signal, index) => (
                    <li key={index}>
                        <span className="sign-number" data-tone={tones[signal.weight]}>
                            {index + 1}
                        </span>
                        <div>
                            <Text className="sentence">{signal.text}</Text>
                            <Text size="sm" c="dimmed">
                                <When at={signal.at} precision="day" />{" "}
                                <Tag tone={tones[signal.weight]}>{say.weights[signal.weight]}</Tag>{" "}
                                {signal.lasted && <Tag>{say.lasted}</Tag>}
                            </Text>
                        </div>
                    </li>
                ))}
            </ol>
        </Stack>
    );
}

interface PinProps {
    signal: Moment;
    number: number;
    x: number;
    y: number;
}

function Pin({ signal, number, x, y }: PinProps) {
    return (
        <g className="pin" data-tone={tones[signal.weight]}>
            <circle cx={x} cy={y} r={radius_px}>
                <title>{signal.text}</title>
            </circle>
            <text x={x} y={y + 4} textAnchor="middle" aria-hidden="true">
                {number}
            </text>
        </g>
    );
}

function Legend() {
    return (
        <ul className="plot-legend">
            <li>
                <span className="sign-number" data-tone="warn" aria-hidden="true">
                    1
                </span>
                {say.legend.sign}
            </li>
            <li>
                <svg width={8} height={14} aria-hidden="true">
                    <line className="moment-tick" x1={4} x2={4} y1={0} y2={14} />
                </svg>
                {say.legend.event}
            </li>
        </ul>
    );
}
