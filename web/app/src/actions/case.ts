// Acts about evidence and cases. {n} is the case, or the item; where both a case and something inside of it
// are named, {e} is the case.
import { may, need, type Action } from "./action";

export const forums = [
    "upwork-dispute",
    "upwork-arbitration",
    "chargeback",
    "small-claims",
    "e-bundle",
    "demand-letter",
    "generic",
] as const;

const claims = [
    "payment-for-work",
    "payment-of-invoice",
    "payment-for-hours",
    "late-interest",
    "extra-work",
    "unfounded-cancellation",
    "not-as-agreed",
    "not-delivered",
    "late",
    "expected-more",
    "hours-not-worked",
    "refund-demanded",
    "no-longer-wanted",
] as const;

// What a letter to the client is for.
export const purposes = [
    "summary",
    "checkin",
    "delivery",
    "change",
    "invoice",
    "contract",
    "notice",
] as const;

// What is written out of a case, to the client or to whoever decides.
const papers = [
    "dispute-statement",
    "answer-return-request",
    "demand",
    "settlement",
    "representment",
    "particulars",
    "notice",
    "support-ticket",
    "violation-report",
] as const;

export const evidenceActions = {
    link: {
        name: "case link",
        path: "/cases/{n}/exhibits",
        fields: [need.item("item"), may.text("why")],
        plain: true,
    },
    // A platform's mail that starts no clock: which one, and as what, whoever opens the form knows.
    label: {
        name: "label",
        path: "/items/label",
        fields: [],
        given: ["item"],
        plain: true,
    },
    erase: {
        name: "erase",
        path: "/items/{n}/erase",
        fields: [need.text("reason")],
        grave: true,
        plain: true,
    },
} satisfies Record<string, Action>;

// Says of a platform's mail that no clock began with it.
export function startsNothing(item: string) {
    return { action: evidenceActions.label, fixed: { item: [item], as: "nothing" } };
}

export const caseActions = {
    open: {
        name: "case open",
        path: "/engagements/{e}/cases",
        fields: [need.choice("forum", { choices: forums }), may.text("claim"), may.money("asks")],
        plain: true,
    },
    assert: {
        name: "case assert",
        path: "/cases/{n}/claims",
        fields: [
            need.choice("kind", { choices: claims }),
            may.text("text"),
            may.money("amount"),
            may.line("about", { more: true }),
        ],
        plain: true,
    },
    highlight: {
        name: "case highlight",
        path: "/cases/{e}/exhibits/{n}/highlights",
        fields: [need.text("quote"), may.text("translation", { more: true })],
        plain: true,
    },
    describe: {
        name: "case describe",
        path: "/cases/{e}/exhibits/{n}",
        fields: [need.text("why")],
        plain: true,
    },
    withhold: {
        name: "case withhold",
        path: "/cases/{n}/withhold",
        fields: [
            need.item("item"),
            need.choice("reason", { choices: ["privilege", "nda", "private", "other"] }),
            may.text("text"),
        ],
        plain: true,
    },
    dispute: {
        name: "case dispute",
        path: "/cases/{n}/elements/dispute",
        fields: [need.text("why"), may.item("item")],
        given: ["claim", "element"],
        plain: true,
    },
    answer: {
        name: "case answer",
        path: "/cases/{e}/fields/{n}",
        fields: [need.text("text")],
        plain: true,
    },
    letter: {
        name: "case letter",
        path: "/cases/{n}/letters",
        fields: [need.choice("kind", { choices: papers }), may.money("amount"), may.day("by")],
        plain: true,
        shown: true,
    },
} satisfies Record<string, Action>;

export const letterActions = {
    draft: {
        name: "letter draft",
        path: "/engagements/{e}/letters/draft",
        fields: [need.choice("purpose", { choices: purposes }), may.line("about", { more: true })],
        plain: true,
        shown: true,
    },
    drop: {
        name: "letter drop",
        path: "/engagements/{e}/letters/{n}/drop",
        fields: [need.text("reason")],
        plain: true,
    },
    sent: {
        name: "letter sent",
        path: "/engagements/{e}/letters/{n}/sent",
        fields: [may.line("message_id")],
        plain: true,
    },
} satisfies Record<string, Action>;
