// The keys of the list of unfiled items, apart from how it is drawn.
import type { Answers } from "../api/model";

export type InboxItem = Answers["inbox"]["items"][number];

export type Deed =
    | { do: "move"; to: number }
    | { do: "file"; item: string; into: string }
    | { do: "open"; item: string }
    | { do: "undo" };

interface Place {
    items: readonly InboxItem[];
    at: number;
    // In the order of their numbers.
    engagements: readonly string[];
}

// What a key does at this place, or nothing.
export function deedOf(key: string, { items, at, engagements }: Place): Deed | null {
    const item = items[at];
    switch (key) {
        case "j":
        case "ArrowDown":
            return { do: "move", to: Math.min(at + 1, items.length - 1) };
        case "k":
        case "ArrowUp":
            return { do: "move", to: Math.max(at - 1, 0) };
        case "u":
            return { do: "undo" };
    }
    if (item === undefined) return null;
    if (key === "o") return { do: "open", item: item.item };
    if (key === "Enter" && item.proposed)
        return { do: "file", item: item.item, into: item.proposed.engagement };
    const chosen = /^[1-9]$/.test(key) ? engagements[Number(key) - 1] : undefined;
    return chosen === undefined ? null : { do: "file", item: item.item, into: chosen };
}

// Where the cursor stands after the item at `at` has gone.
export function placeAfter(at: number, left: number): number {
    return Math.max(0, Math.min(at, left - 1));
}
