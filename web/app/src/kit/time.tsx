// Instants, always with a zone: the one of the engagement where there is one, else that of this computer.
import { createContext, useContext } from "react";

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

export const ZoneContext = createContext(ownZone);

export function useZone(): string {
    return useContext(ZoneContext);
}

const dayParts = { day: "numeric", month: "short", year: "numeric" } as const;
const clockParts = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;

// British names of months, but "Sep" as the program writes it.
function spelled(format: Intl.DateTimeFormat, at: string): string {
    return format.format(new Date(at)).replace("Sept", "Sep");
}

// Formats are dear to make: a long list asks for the same ones at every row.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, clock: boolean): Intl.DateTimeFormat {
    const name = `${timeZone} ${clock}`;
    const known = formats.get(name);
    if (known !== undefined) return known;
    const parts = clock ? { ...dayParts, ...clockParts } : dayParts;
    const format = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone });
    formats.set(name, format);
    return format;
}

// "27 Nov 2026, 16:20 CET"
export function instantText(at: string, zone: string): string {
    return spelled(formatOf(zone, true), at);
}

// "27 Nov 2026", in the zone; a day without a time ("2026-11-27") is that day everywhere.
export function dayText(at: string, zone: string): string {
    const bare = /^\d{4}-\d{2}-\d{2}$/.test(at);
    return spelled(formatOf(bare ? "UTC" : zone, false), at);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
];
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

// "in 6 days", "30 hours ago": days from two days on, so that the last hours are counted as hours.
export function fromNow(at: string, now: number): string {
    const difference = new Date(at).getTime() - now;
    const size = Math.abs(difference);
    for (const [unit, length] of steps) {
        const needed = unit === "day" ? 2 * length : length;
        if (size >= needed) return relative.format(Math.trunc(difference / length), unit);
    }
    return relative.format(0, "minute");
}

interface WhenProps {
    at: string;
    precision?: "second" | "minute" | "day";
}

export function When({ at, precision = "minute" }: WhenProps) {
    const zone = useZone();
    const text = precision === "day" ? dayText(at, zone) : instantText(at, zone);
    return (
        <time dateTime={at} title={at} className="when">
            {text}
        </time>
    );
}

// What a field for date and time holds, as an instant; "" stays "".
export function instantOfInput(value: string): string {
    return value === "" ? "" : new Date(value).toISOString();
}
