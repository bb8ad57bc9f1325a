// What a forum takes, as meters and sentences.
import type { Answers } from "../api/model";
import { bytesText } from "../kit/bytes";
import { words } from "../strings/en";

type Limits = Answers["case forum"]["limits"];
const say = words.case.file;

export interface Meter {
    label: string;
    have: number | null;
    max: number;
    text: string;
}

interface Pages {
    pages: number;
    bytes: number;
}

const countText = (count: number) => count.toLocaleString("en-GB");

// Pages and bytes against what is allowed; what the forum does not limit has no meter.
export function metersOf(limits: Limits, made: Pages | null): Meter[] {
    const meters: Meter[] = [];
    const add = (
        label: string,
        have: number | null,
        max: number | null,
        text: (n: number) => string,
    ) => {
        if (max === null) return;
        meters.push({
            label,
            have,
            max,
            text:
                have === null ? say.meter.unknown(text(max)) : say.meter.of(text(have), text(max)),
        });
    };
    add(say.meter.pages, made?.pages ?? null, limits.pages_max, countText);
    add(say.meter.bytes, made?.bytes ?? null, limits.bytes_max, bytesText);
    return meters;
}

// How full a meter is, from 0 to 100.
export function fill({ have, max }: Pick<Meter, "have" | "max">): number {
    return have === null ? 0 : Math.min(100, (100 * have) / Math.max(1, max));
}

// Over the limit is bad, close to it a warning.
export function fillTone({ have, max }: Pick<Meter, "have" | "max">): "spruce" | "yellow" | "red" {
    if (have === null) return "spruce";
    if (have > max) return "red";
    return have > 0.9 * max ? "yellow" : "spruce";
}

// The rest of the limits in words.
export function rulesOf(limits: Limits): string[] {
    const rules: string[] = [];
    for (const [name, text] of Object.entries(say.limit)) {
        const value = limits[name as keyof typeof say.limit];
        if (typeof text === "function") {
            if (typeof value === "number") rules.push(text(value));
        } else if (value === true) rules.push(text);
    }
    return rules;
}
