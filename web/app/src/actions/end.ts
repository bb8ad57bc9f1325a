// The end of a contract, what follows from it, and what stays: reasons, disputes, feedback, lessons.
import { may, need, type Action } from "./action";

const at = (verb: string) => `/engagements/{e}/disputes/{n}/${verb}`;
const side = ["client", "freelancer"] as const;

export const endActions = {
    end: {
        name: "contract end",
        path: "/engagements/{e}/contract/end",
        fields: [
            need.choice("by", { choices: ["client", "freelancer", "platform"], initial: "client" }),
            need.text("reason"),
            may.money("pays"),
        ],
        theirs: true,
        grave: true,
    },
    reason: {
        name: "contract reason",
        path: "/engagements/{e}/contract/reasons",
        fields: [need.text("text")],
        theirs: true,
    },
    answer: {
        name: "contract answer",
        path: "/engagements/{e}/contract/reasons/{n}/answer",
        fields: [
            need.choice("stance", { choices: ["unfounded", "partly", "founded"] }),
            need.text("text"),
            may.line("clause"),
            may.items("item"),
        ],
    },
} satisfies Record<string, Action>;

export const disputeActions = {
    open: {
        name: "dispute open",
        path: "/engagements/{e}/disputes",
        fields: [
            need.choice("by", { choices: side, initial: "freelancer" }),
            need.choice("forum", {
                choices: [
                    "upwork-dispute",
                    "upwork-arbitration",
                    "chargeback",
                    "small-claims",
                    "demand-letter",
                    "generic",
                ],
            }),
            may.text("claim"),
            may.money("amount"),
        ],
    },
    answer: {
        name: "dispute answer",
        path: at("answer"),
        fields: [
            need.choice("by", { choices: side, initial: "freelancer" }),
            may.text("note"),
            may.items("item"),
        ],
    },
    propose: {
        name: "dispute propose",
        path: at("propose"),
        fields: [
            need.choice("by", { choices: [...side, "mediator"], initial: "client" }),
            need.money("amount"),
            may.text("note"),
        ],
    },
    accept: {
        name: "dispute accept",
        path: at("accept"),
        fields: [need.choice("by", { choices: side, initial: "freelancer" }), may.text("note")],
        grave: true,
    },
    decline: {
        name: "dispute decline",
        path: at("decline"),
        fields: [need.choice("by", { choices: side, initial: "freelancer" }), may.text("note")],
    },
    fail: { name: "dispute fail", path: at("fail"), fields: [may.text("note")] },
    fee: {
        name: "dispute fee",
        path: at("fee"),
        fields: [need.choice("by", { choices: side, initial: "freelancer" }), need.money("amount")],
    },
    move: {
        name: "dispute move",
        path: at("move"),
        fields: [
            need.choice("forum", { choices: ["upwork-arbitration", "small-claims", "generic"] }),
            may.text("note"),
        ],
    },
    decide: {
        name: "dispute decide",
        path: at("decide"),
        fields: [need.money("amount"), may.text("note")],
    },
    close: { name: "dispute close", path: at("close"), fields: [may.text("note")] },
} satisfies Record<string, Action>;

export const feedbackActions = {
    seal: {
        name: "feedback seal",
        path: "/engagements/{e}/feedback/seal",
        fields: [need.choice("stars", { choices: ["5", "4", "3", "2", "1"] }), need.text("text")],
    },
    reveal: {
        name: "feedback reveal",
        path: "/engagements/{e}/feedback/reveal",
        fields: [
            need.choice("by", { choices: side, initial: "client" }),
            may.choice("stars", { choices: ["5", "4", "3", "2", "1"] }),
            may.text("text"),
            may.line("opening", { more: true }),
        ],
    },
    reply: {
        name: "feedback reply",
        path: "/engagements/{e}/feedback/reply",
        fields: [need.text("text")],
    },
} satisfies Record<string, Action>;

export const lessonAdd = {
    name: "lessons add",
    path: "/engagements/{e}/lessons",
    fields: [
        need.text("what"),
        may.text("prevent"),
        need.choice("use", { choices: ["checklist", "clause", "alert"], initial: "checklist" }),
        need.text("text"),
        may.line("owner", { more: true }),
    ],
} satisfies Action;

// {n} is the question of the look back. What is left empty is taken from the question.
export const lessonAnswer = {
    name: "lessons answer",
    path: "/engagements/{e}/retrospective/{n}/answer",
    fields: [
        need.text("what"),
        may.text("prevent"),
        may.choice("use", { choices: ["checklist", "clause", "alert"] }),
        may.text("text"),
        may.line("owner", { more: true }),
    ],
    plain: true,
} satisfies Action;

export const entryVoid = {
    name: "entry void",
    path: "/engagements/{e}/entries/{n}/void",
    fields: [need.text("reason")],
} satisfies Action;
