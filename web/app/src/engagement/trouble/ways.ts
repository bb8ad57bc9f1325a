// What a step of a playbook asks for, as something that the page can do: a form with what is known filled in,
// or the page where it is done. A playbook names commands; what the page does not know of stays a command.
import { linkOptions } from "@tanstack/react-router";
import type { Act } from "../../actions/act";
import { actionNamed } from "../../actions/by_name";
import type { Values } from "../../actions/check";

// `asks` are those of the words that a person replaces: TEXT.
export interface Asked {
    words: readonly string[];
    asks: readonly string[];
}

interface Command {
    name: string;
    // What stands behind the name, options left out.
    places: string[];
    options: Record<string, string>;
}

// Forms of which a word of the command fills in a field, after the engagement and the number.
const thirdWord: Record<string, string> = { "scope mark": "where" };

function commandOf({ words }: Asked): Command {
    const pair = words.slice(0, 2).join(" ");
    const single = words[0] ?? "";
    const name = actionNamed(pair) !== undefined || pair in pages ? pair : single;
    const places: string[] = [];
    const options: Record<string, string> = {};
    const rest = words.slice(name.split(" ").length);
    for (let at = 0; at < rest.length; at += 1) {
        const word = rest[at] ?? "";
        if (!word.startsWith("-")) {
            places.push(word);
            continue;
        }
        at += 1;
        options[word.replace(/^-+/, "").replaceAll("-", "_")] = rest[at] ?? "";
    }
    return { name, places, options };
}

function knownOf({ name, places, options }: Command, asks: readonly string[]): Values {
    const third = thirdWord[name];
    const all = third === undefined ? options : { ...options, [third]: places[2] ?? "" };
    const fields: string[] = actionNamed(name)?.fields.map((field) => field.name) ?? [];
    return Object.fromEntries(
        Object.entries(all).filter(([key, value]) => fields.includes(key) && !asks.includes(value)),
    );
}

// The form that the step asks for; none where the page has none, or where nobody knows what it is about.
export function actOf(asked: Asked, engagement: string): Act | null {
    const command = commandOf(asked);
    const action = actionNamed(command.name);
    if (action === undefined) return null;
    const inside = action.path.includes("{n}");
    // What is done to a case names it first, and no engagement.
    const subject = command.places[action.path.startsWith("/cases/{n}") ? 0 : 1];
    if (inside && (subject === undefined || asked.asks.includes(subject))) return null;
    return {
        action,
        target: { engagement, ...(inside && subject !== undefined ? { subject } : {}) },
        known: knownOf(command, asked.asks),
    };
}

const overview = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement", params: { engagement } });
const money = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement/money", params: { engagement } });
const scope = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement/scope", params: { engagement } });
const end = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement/end", params: { engagement } });
const checkins = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement/checkins", params: { engagement } });
const people = (engagement: string) =>
    linkOptions({ to: "/engagements/$engagement/people", params: { engagement } });
const caseFile = (_engagement: string, { places }: Command, asks: readonly string[]) => {
    const id = places[0] ?? "";
    if (!id.includes("/") || asks.includes(id)) return linkOptions({ to: "/cases" });
    return linkOptions({ to: "/cases/$case/file", params: { case: id } });
};
const letter = (engagement: string, { options }: Command) =>
    linkOptions({
        to: "/write/$engagement/new",
        params: { engagement },
        search: { purpose: options["purpose"] ?? "" },
    });

// The week that the step wants looked at; null where it asks for something else, or nobody knows which one.
export function weekOf(asked: Asked): string | null {
    const { name, places } = commandOf(asked);
    const week = places[1];
    if (name !== "hours check" || week === undefined || asked.asks.includes(week)) return null;
    return week;
}

// Where each command is at home in the page.
const pages = {
    "rights sheet": (engagement: string) =>
        linkOptions({ to: "/rights/sheet", search: { engagement } }),
    owed: (engagement: string) => linkOptions({ to: "/rights/owed", search: { engagement } }),
    import: () => linkOptions({ to: "/evidence" }),
    "letter draft": letter,
    "case letter": caseFile,
    "case build": caseFile,
    "hours check": money,
    "party show": people,
    health: overview,
    deadlines: overview,
} as const;

// Where the things stand that a form is about, for when it is not known which one is meant.
const homes = {
    milestone: overview,
    scope,
    change: scope,
    checkin: checkins,
    responsibility: checkins,
    hours: money,
    invoice: money,
    deliver: money,
    delivery: money,
    contract: end,
    dispute: end,
    feedback: end,
    party: people,
} as const;

export type Place = ReturnType<
    (typeof pages)[keyof typeof pages] | (typeof homes)[keyof typeof homes]
>;

// The page where the step is done; null where there is none.
export function placeOf(asked: Asked, engagement: string): Place | null {
    const command = commandOf(asked);
    const found = pages[command.name as keyof typeof pages];
    if (found !== undefined) return found(engagement, command, asked.asks);
    const home = homes[command.name.split(" ")[0] as keyof typeof homes];
    return home === undefined ? null : home(engagement);
}
