// A length of time in the largest unit that says enough: days from two days on, then hours, then minutes.
import { words } from "../strings/en";

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;

export function spanText(span_ms: number): string {
    if (span_ms >= 2 * day_ms) return words.record.days(Math.round(span_ms / day_ms));
    if (span_ms >= hour_ms) return words.record.hours(Math.round(span_ms / hour_ms));
    return words.record.minutes(Math.max(1, Math.round(span_ms / minute_ms)));
}
