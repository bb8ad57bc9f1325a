// What an alert asks for: acts, the likeliest first, and the page where the thing stands.
import type { Act } from "../actions/act";
import type { Action } from "../actions/action";
import type { Values } from "../actions/check";
import type { Alert } from "../api/model";
import type { Place } from "./places";

export interface Step {
    acts: Act[];
    place: Place;
}

export type Subject = Pick<Alert, "rule" | "engagement" | "subject" | "text" | "action">;

// The beginning of a rule's name, and what follows from it.
export type Known = readonly [rule: string, step: (alert: Subject) => Step];

// An act on the engagement as a whole.
export function whole(action: Action, { engagement }: Subject, known: Values = {}): Act {
    return { action, target: { engagement }, known };
}

// An act on the thing that the alert is about, by its number; none where the alert names several, or none.
export function one(noun: string, action: Action, alert: Subject, known: Values = {}): Act[] {
    const { engagement, subject, text } = alert;
    const number = new RegExp(`^${noun}[ /](\\d+)$`).exec(subject)?.[1];
    if (number === undefined) return [];
    return [{ action, target: { engagement, subject: number }, known, about: text }];
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// "the week of 16 Nov 2026": weeks are named by their Monday.
export function week(action: Action, { engagement, subject }: Subject): Act[] {
    const [, day = "", month = "", year = ""] =
        /^the week of (\d{1,2}) (\w{3}) (\d{4})$/.exec(subject) ?? [];
    if (!months.includes(month)) return [];
    const number = String(months.indexOf(month) + 1).padStart(2, "0");
    const monday = `${year}-${number}-${day.padStart(2, "0")}`;
    return [{ action, target: { engagement, subject: monday }, about: subject }];
}
