// The acts of ordinary weeks: requests, change orders, check-ins, duties, deliveries, invoices, hours.
import { may, need, type Action } from "./action";

const channels = ["email", "platform", "chat", "link", "in-person", "other"] as const;

export const scopeActions = {
    log: {
        name: "scope log",
        path: "/engagements/{e}/requests",
        fields: [need.text("quote"), may.number("milestone"), may.items("item")],
    },
    mark: {
        name: "scope mark",
        path: "/engagements/{e}/requests/{n}/mark",
        fields: [
            need.choice("where", { choices: ["outside", "inside", "undecided"] }),
            may.line("clause"),
            may.text("why"),
        ],
    },
    propose: {
        name: "change propose",
        path: "/engagements/{e}/changes",
        fields: [
            need.line("title"),
            need.money("amount"),
            may.number("days"),
            may.number("request", { more: true }),
        ],
    },
    approve: {
        name: "change approve",
        path: "/engagements/{e}/changes/{n}/approve",
        fields: [need.line("how")],
        theirs: true,
    },
    decline: {
        name: "change decline",
        path: "/engagements/{e}/changes/{n}/decline",
        fields: [may.text("why")],
        theirs: true,
    },
    withdraw: {
        name: "change withdraw",
        path: "/engagements/{e}/changes/{n}/withdraw",
        fields: [may.text("why")],
    },
} satisfies Record<string, Action>;

export const checkinActions = {
    plan: {
        name: "checkin plan",
        path: "/engagements/{e}/checkins/plan",
        fields: [
            need.choice("rule", {
                choices: [
                    "FREQ=WEEKLY;BYDAY=FR",
                    "FREQ=WEEKLY;BYDAY=MO",
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
                    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
                ],
                initial: "FREQ=WEEKLY;BYDAY=FR",
            }),
            need.day("from"),
            may.text("note"),
        ],
    },
    send: {
        name: "checkin send",
        path: "/engagements/{e}/checkins",
        fields: [
            need.text("text"),
            need.choice("via", { choices: channels, initial: "email" }),
            may.lines("question"),
            may.items("item", { more: true }),
        ],
    },
    acknowledge: {
        name: "checkin acknowledge",
        path: "/engagements/{e}/checkins/{n}/acknowledge",
        fields: [need.line("how")],
        theirs: true,
    },
    answer: {
        name: "checkin answer",
        path: "/engagements/{e}/checkins/{n}/answer",
        fields: [need.text("text")],
        theirs: true,
    },
    met: {
        name: "responsibility met",
        path: "/engagements/{e}/responsibilities/{n}/met",
        fields: [may.text("note"), may.items("item")],
    },
    breach: {
        name: "responsibility breach",
        path: "/engagements/{e}/responsibilities/{n}/breach",
        fields: [
            need.choice("step", {
                choices: ["reminder", "notice", "pause", "forum"],
                initial: "reminder",
            }),
            may.text("note"),
            may.items("item", { more: true }),
        ],
    },
} satisfies Record<string, Action>;

const hours = (verb: string) => `/engagements/{e}/hours/{n}/${verb}`;

export const moneyActions = {
    deliver: {
        name: "deliver",
        path: "/engagements/{e}/deliveries",
        fields: [
            need.files("path"),
            need.choice("via", { choices: channels, initial: "platform" }),
            may.line("to"),
            may.text("note"),
            may.number("milestone"),
            need.choice("form", { choices: ["full", "staged", "watermarked"], initial: "full" }),
            may.choice("keep", { choices: ["files", "digests"], more: true }),
            may.items("item", { more: true }),
        ],
    },
    received: {
        name: "delivery received",
        path: "/engagements/{e}/deliveries/{n}/received",
        fields: [need.line("how")],
        theirs: true,
    },
    issue: {
        name: "invoice issue",
        path: "/engagements/{e}/invoices",
        fields: [
            need.money("amount"),
            may.line("what"),
            may.day("due"),
            may.day("performed", { more: true }),
            may.line("reference", { more: true }),
            may.items("item", { more: true }),
        ],
    },
    invoiceSent: {
        name: "invoice sent",
        path: "/engagements/{e}/invoices/{n}/sent",
        fields: [
            need.choice("via", { choices: channels, initial: "email" }),
            may.line("to"),
            may.items("item", { more: true }),
        ],
    },
    invoiceReceived: {
        name: "invoice received",
        path: "/engagements/{e}/invoices/{n}/received",
        fields: [need.line("how")],
        theirs: true,
    },
    invoicePaid: {
        name: "invoice paid",
        path: "/engagements/{e}/invoices/{n}/paid",
        fields: [may.money("amount")],
        theirs: true,
    },
    invoiceWithdraw: {
        name: "invoice withdraw",
        path: "/engagements/{e}/invoices/{n}/withdraw",
        fields: [need.text("why")],
    },
    hoursRate: {
        name: "hours rate",
        path: "/engagements/{e}/rate",
        fields: [need.money("amount"), may.number("weekly_hours")],
    },
    hoursAdd: {
        name: "hours add",
        path: "/engagements/{e}/hours",
        fields: [
            need.instant("start"),
            need.number("minutes"),
            need.text("memo"),
            need.choice("time", { choices: ["tracked", "manual"], initial: "tracked" }),
            may.line("task", { more: true }),
            may.number("milestone", { more: true }),
        ],
    },
    hoursReveal: { name: "hours reveal", path: hours("reveal"), fields: [], grave: true },
    hoursDispute: {
        name: "hours dispute",
        path: hours("dispute"),
        fields: [need.number("minutes"), may.text("note")],
        theirs: true,
    },
    hoursAnswer: {
        name: "hours answer",
        path: hours("answer"),
        fields: [need.text("note"), may.items("item")],
    },
} satisfies Record<string, Action>;
