// Instants, as milliseconds since 1970 in UTC.
import { refuse } from "./refused";

// Days since 1970 of a day in the proleptic Gregorian calendar, or null when there is no such day.
export function daysOf(year: number, month: number, day: number): number | null {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the year 26 for 1926
    const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return same && month >= 1 && day >= 1 ? Math.floor(date.getTime() / 86_400_000) : null;
}

// 2026-11-22T10:00:00.123Z and no other writing.
export function parseInstant(text: string): number {
    const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/.exec(text);
    if (!found) refuse("not an instant as 2026-11-22T10:00:00.123Z");
    const [year, month, day, hour, minute, second, milli] = found.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
    ];
    const days = daysOf(year, month, day);
    if (days === null || hour > 23 || minute > 59 || second > 59) refuse(`not a time: ${text}`);
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milli;
}

export function formatInstant(at: number): string {
    return new Date(at).toISOString();
}
