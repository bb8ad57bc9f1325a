// The sections of the page, in the order of the navigation.
import { words } from "../strings/en";
import type { IconName } from "./icons";

export interface Section {
    to:
        | "/"
        | "/engagements"
        | "/evidence"
        | "/search"
        | "/cases"
        | "/write"
        | "/rights"
        | "/record"
        | "/lessons"
        | "/verify"
        | "/settings";
    icon: IconName;
    label: string;
    // The second key behind g.
    key: string;
}

const name = words.app.sections;

export const workSections: Section[] = [
    { to: "/", icon: "today", label: name.today, key: "t" },
    { to: "/engagements", icon: "engagements", label: name.engagements, key: "e" },
    { to: "/evidence", icon: "evidence", label: name.evidence, key: "i" },
    { to: "/search", icon: "search", label: name.search, key: "s" },
    { to: "/cases", icon: "cases", label: name.cases, key: "c" },
    { to: "/write", icon: "write", label: name.write, key: "w" },
    { to: "/rights", icon: "rights", label: name.rights, key: "r" },
];

export const ownSections: Section[] = [
    { to: "/record", icon: "record", label: name.record, key: "m" },
    { to: "/lessons", icon: "lessons", label: name.lessons, key: "l" },
    { to: "/verify", icon: "verify", label: name.verify, key: "v" },
    { to: "/settings", icon: "settings", label: name.settings, key: "," },
];

export const allSections = [...workSections, ...ownSections];

// What has a place of its own in the bar of a phone; the rest is under More.
export const phoneSections = workSections.slice(0, 4);
