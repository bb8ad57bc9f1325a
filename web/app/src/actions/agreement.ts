// What was agreed, who the sides are, and where they talk.
import { may, need, type Action } from "./action";

export const engagementAdd = {
    name: "engagement add",
    path: "/engagements",
    fields: [
        need.line("title"),
        need.line("client_name"),
        need.choice("type", {
            choices: [
                "upwork-fixed",
                "upwork-hourly",
                "direct-fixed",
                "direct-hourly",
                "fiverr-order",
                "freelancer-com",
                "peopleperhour",
                "other",
            ],
            initial: "upwork-fixed",
        }),
        need.line("currency", { initial: "USD" }),
        may.email("client_email"),
        may.line("client_location", { more: true }),
        may.choice("client_is", { choices: ["business", "consumer"], more: true }),
        may.line("own_location", { more: true }),
        may.line("slug", { more: true }),
    ],
} satisfies Action;

export const agreementActions = {
    draft: {
        name: "agreement draft",
        path: "/engagements/{e}/agreement/draft",
        fields: [need.text("text"), may.text("why")],
    },
    amend: {
        name: "agreement amend",
        path: "/engagements/{e}/agreement/amend",
        fields: [need.text("text"), need.text("why")],
    },
    propose: {
        name: "agreement propose",
        path: "/engagements/{e}/agreement/propose",
        fields: [need.line("how"), may.number("version", { more: true })],
    },
    sign: {
        name: "agreement sign",
        path: "/engagements/{e}/agreement/sign",
        fields: [
            need.choice("by", { choices: ["client", "freelancer"], initial: "client" }),
            need.line("how"),
            may.number("version", { more: true }),
        ],
        theirs: true,
    },
    request: {
        name: "agreement request",
        path: "/engagements/{e}/agreement/request",
        fields: [may.text("note")],
    },
    keep: {
        name: "agreement keep",
        path: "/engagements/{e}/agreement/keep",
        fields: [
            need.choice("of", {
                choices: ["job-post", "offer", "platform-terms", "other"],
                initial: "job-post",
            }),
            need.items("item"),
            may.text("note"),
        ],
    },
    refuse: {
        name: "agreement refuse",
        path: "/engagements/{e}/agreement/refuse",
        fields: [may.text("note")],
        theirs: true,
    },
} satisfies Record<string, Action>;

export const partySet = {
    name: "party set",
    path: "/engagements/{e}/parties/{n}",
    method: "PUT",
    fields: [
        may.line("name"),
        may.line("legal_name"),
        may.text("service_address"),
        may.line("location"),
        may.choice("is", { choices: ["business", "consumer"] }),
        may.lines("address"),
        may.line("register_number", { more: true }),
    ],
} satisfies Action;

export const channelAgree = {
    name: "channel agree",
    path: "/engagements/{e}/channels",
    fields: [
        need.choice("channel", {
            choices: ["platform", "email", "chat", "link", "in-person", "other"],
            initial: "email",
        }),
        may.line("address"),
        may.line("hours"),
        may.number("answer_within"),
    ],
} satisfies Action;
