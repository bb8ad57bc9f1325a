// What happens to a milestone and its money.
import { may, need, type Action } from "./action";

const at = (verb: string) => `/engagements/{e}/milestones/{n}/${verb}`;

export const milestoneActions = {
    add: {
        name: "milestone add",
        path: "/engagements/{e}/milestones",
        fields: [need.line("title"), need.money("amount"), may.day("due")],
    },
    fund: { name: "milestone fund", path: at("fund"), fields: [may.money("amount")], theirs: true },
    secure: {
        name: "milestone secure",
        path: at("secure"),
        fields: [
            need.choice("with", {
                choices: ["deposit", "card-hold", "purchase-order", "guarantee", "waiver"],
            }),
            may.money("amount"),
            may.text("note"),
        ],
    },
    start: { name: "milestone start", path: at("start"), fields: [] },
    submit: {
        name: "milestone submit",
        path: at("submit"),
        fields: [
            need.choice("via", {
                choices: ["platform", "email", "chat", "link", "in-person", "other"],
                initial: "platform",
            }),
            may.text("note"),
            may.items("item"),
        ],
    },
    requestChanges: {
        name: "milestone request-changes",
        path: at("request-changes"),
        fields: [may.text("note"), may.items("item", { more: true })],
        theirs: true,
    },
    approve: {
        name: "milestone approve",
        path: at("approve"),
        fields: [may.text("note"), may.money("amount", { more: true })],
        theirs: true,
    },
    release: {
        name: "milestone release",
        path: at("release"),
        fields: [may.money("amount")],
        theirs: true,
    },
    hold: { name: "milestone hold", path: at("hold"), fields: [may.text("note")], theirs: true },
    requestReturn: {
        name: "milestone request-return",
        path: at("request-return"),
        fields: [may.money("amount"), may.text("note")],
        theirs: true,
    },
    giveBack: {
        name: "milestone return",
        path: at("return"),
        fields: [may.money("amount")],
        theirs: true,
        grave: true,
    },
    refund: {
        name: "milestone refund",
        path: at("refund"),
        fields: [may.money("amount"), may.text("note")],
        grave: true,
    },
    chargeback: {
        name: "milestone chargeback",
        path: at("chargeback"),
        fields: [may.money("amount"), may.text("note")],
        theirs: true,
    },
} satisfies Record<string, Action>;
