// Figures of an engagement over its time, as plots: answers, money, and whatever else was counted.
import { Stack, Text } from "@mantine/core";
import { Card } from "../kit/card";
import { moneyText } from "../kit/money";
import { LinePlot, type Line } from "../kit/plot/line_plot";
import type { Span } from "../kit/plot/axis";
import { spanText } from "../kit/span";
import { words } from "../strings/en";
import { lineOf, longest, valueText, type Retrospective } from "./moments";

const say = words.lessons.back;
const minute_ms = 60_000;

interface SeriesProps extends Span {
    back: Retrospective;
}

const moneyTones: Record<string, Line["tone"]> = {
    held: "warn",
    paid: "good",
    open: "warn",
    exposed: "bad",
};

const minutesText = (value: number) => (value === 0 ? "0" : spanText(value * minute_ms));

export function Answers({ back, ...span }: SeriesProps) {
    const find = (id: string) => back.series.find(({ series }) => series === id);
    const client = find("client-response");
    const own = find("own-response");
    const lines = [
        ...(client === undefined ? [] : [lineOf(client, say.client, "warn")]),
        ...(own === undefined ? [] : [lineOf(own, say.you, "good")]),
    ];
    if (lines.length === 0) return null;
    return (
        <Card title={say.answers}>
            <Stack gap="sm">
                {lines.map((line) => {
                    const most = longest(line);
                    return most === null ? null : (
                        <Text key={line.name}>{say.longest(line.name, most)}</Text>
                    );
                })}
                <LinePlot
                    title={say.answersIntro}
                    lines={lines}
                    tickText={minutesText}
                    minutes
                    {...span}
                />
            </Stack>
        </Card>
    );
}

export function MoneyOverTime({ back, ...span }: SeriesProps) {
    const series = back.series.filter(({ unit }) => unit === "money");
    const currency = series[0]?.currency ?? "USD";
    if (series.length === 0) return null;
    return (
        <Card title={say.money}>
            <LinePlot
                title={say.moneyIntro}
                lines={series.map((one) =>
                    lineOf(one, one.title, moneyTones[one.series] ?? "warn"),
                )}
                tickText={(value) =>
                    moneyText({ amount: String(value), currency }).replace(/\.0+$/, "")
                }
                {...span}
            />
        </Card>
    );
}

const shown = ["client-response", "own-response"];

export function OtherSeries({ back, ...span }: SeriesProps) {
    const others = back.series.filter(
        ({ series, unit }) => unit !== "money" && !shown.includes(series),
    );
    if (others.length === 0) return null;
    return (
        <Card title={say.other}>
            <Stack gap="xl">
                {others.map((one) => (
                    <LinePlot
                        key={one.series}
                        title={one.title}
                        lines={[lineOf(one, one.title, "warn")]}
                        tickText={(value) =>
                            one.unit === "minutes" ? minutesText(value) : valueText(one, value)
                        }
                        minutes={one.unit === "minutes"}
                        whole={one.unit === "count"}
                        {...span}
                    />
                ))}
            </Stack>
        </Card>
    );
}
