// What the plots of a look back show, out of the answer: places in time, and figures that can be drawn.
import type { Answers } from "../api/model";
import { moneyText } from "../kit/money";
import type { Line } from "../kit/plot/line_plot";
import { spanText } from "../kit/span";
import type { Span } from "../kit/plot/axis";

export type Retrospective = Answers["retrospective"];
export type Moment = Retrospective["signals"][number];
type Series = Retrospective["series"][number];

const minute_ms = 60_000;
const day_ms = 86_400_000;

// From the first moment to the last one, never less than a day.
export function spanOf({ events, signals, series, until }: Retrospective): Span {
    const times = [...events, ...signals, ...series.flatMap(({ points }) => points)].map(({ at }) =>
        Date.parse(at),
    );
    const end = Math.max(Date.parse(until), ...times);
    return { from: Math.min(end - day_ms, ...times), until: end };
}

export function valueText({ unit, currency }: Series, value: string | number): string {
    switch (unit) {
        case "money":
            return moneyText({ amount: String(value), currency: currency ?? "USD" });
        case "minutes":
            return spanText(Number(value) * minute_ms);
        case "count":
            return String(value);
    }
}

export function lineOf(series: Series, name: string, tone: Line["tone"]): Line {
    return {
        name,
        tone,
        holds: series.holds,
        points: series.points.map(({ at, value }) => ({
            at,
            value: Number(value),
            text: valueText(series, value),
        })),
    };
}

// The longest value of a line, as text; null where it has none.
export function longest({ points }: Line): string | null {
    const most = points.reduce<(typeof points)[number] | null>(
        (best, point) => (best === null || point.value > best.value ? point : best),
        null,
    );
    return most?.text ?? null;
}

// Of costs in money, how long their bars are, from 0 to 1: against the greatest of the same currency.
export function barsOf(costs: Retrospective["costs"]): number[] {
    const most = new Map<string, number>();
    for (const { amount } of costs)
        if (amount !== null)
            most.set(
                amount.currency,
                Math.max(most.get(amount.currency) ?? 0, Number(amount.amount)),
            );
    return costs.map(({ amount }) => {
        const all = amount === null ? 0 : (most.get(amount.currency) ?? 0);
        return amount === null || all <= 0 ? 0 : Math.max(0, Number(amount.amount) / all);
    });
}
