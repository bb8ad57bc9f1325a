// The pages that an alert can lead to.
import { linkOptions } from "@tanstack/react-router";
import type { Place as Way } from "../engagement/trouble/ways";

export const places = {
    overview: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement", params: { engagement } }),
    agreement: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/agreement", params: { engagement } }),
    scope: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/scope", params: { engagement } }),
    checkins: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/checkins", params: { engagement } }),
    people: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/people", params: { engagement } }),
    money: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/money", params: { engagement } }),
    end: (engagement: string) =>
        linkOptions({ to: "/engagements/$engagement/end", params: { engagement } }),
    situation: (engagement: string, situation: string) =>
        linkOptions({
            to: "/engagements/$engagement/trouble/$situation",
            params: { engagement, situation },
        }),
    owed: (engagement: string) => linkOptions({ to: "/rights/owed", search: { engagement } }),
    newLetter: (engagement: string, purpose: string) =>
        linkOptions({ to: "/write/$engagement/new", params: { engagement }, search: { purpose } }),
    letter: (engagement: string, letter: string) =>
        linkOptions({ to: "/write/$engagement/$letter", params: { engagement, letter } }),
    item: (item: string) => linkOptions({ to: "/evidence/$item", params: { item } }),
    search: (q: string) => linkOptions({ to: "/search", search: { q } }),
    cases: () => linkOptions({ to: "/cases" }),
    lessons: () => linkOptions({ to: "/lessons" }),
    settings: () => linkOptions({ to: "/settings" }),
} as const;

export type Place = Way | ReturnType<(typeof places)[keyof typeof places]>;
