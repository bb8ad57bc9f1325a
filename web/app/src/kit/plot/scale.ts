// The arithmetic of plots: where a value falls, which ticks are read easily, and how marks keep apart.
const day_ms = 86_400_000;

// A function from [from, until] to [0, size]; a span of nothing falls on the left.
export function scale(from: number, until: number, size: number): (value: number) => number {
    const span = until - from;
    return (value) => (span <= 0 ? 0 : (size * (value - from)) / span);
}

// At most `most` instants (ms), evenly apart in whole days, the first one at the beginning.
export function timeTicks(from: number, until: number, most: number): number[] {
    const days = Math.max(1, (until - from) / day_ms);
    const step = Math.ceil(days / Math.max(1, most)) * day_ms;
    const ticks: number[] = [];
    for (let at = from; at <= until; at += step) ticks.push(at);
    return ticks;
}

// Steps that people count in, for minutes: up to an hour, hours, days, weeks.
const minute_steps = [
    1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 7200, 10080, 20160, 43200, 86400,
];

function niceStep(least: number, minutes: boolean): number {
    if (minutes) {
        const found = minute_steps.find((step) => step >= least);
        if (found !== undefined) return found;
    }
    const size = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((one) => one * size).find((one) => one >= least) ?? least;
}

// Zero, and at most `most` values above it of which the last is not below `highest`.
export function valueTicks(
    highest: number,
    { most = 4, minutes = false }: { most?: number; minutes?: boolean } = {},
): number[] {
    if (highest <= 0) return [0];
    const step = Math.max(niceStep(highest / most, minutes), Number.MIN_VALUE);
    const ticks = [0];
    while ((ticks.at(-1) ?? 0) < highest) ticks.push(ticks.length * step);
    return ticks;
}

// For marks at these places, in order: the lowest lane (from 0) in which each is `apart` from its neighbours.
export function lanesOf(places: readonly number[], apart: number): number[] {
    const ends: number[] = [];
    return places.map((place) => {
        const free = ends.findIndex((end) => place - end >= apart);
        const lane = free === -1 ? ends.length : free;
        ends[lane] = place;
        return lane;
    });
}
