// Links: made and closed by the owner. What is done through them is the other side's.
import { may, need, type Action } from "./action";

const links = "/engagements/{e}/links";

export const linkActions = {
    create: { name: "link create", path: links, fields: [may.email("to")], plain: true },
    forMediator: { name: "link create", path: links, fields: [need.line("to")], plain: true },
    revoke: {
        name: "link revoke",
        path: `${links}/{n}/revocation`,
        fields: [may.line("why")],
        plain: true,
    },
    receipt: { name: "link receipt", path: `${links}/receipt`, fields: [], plain: true },
    answer: {
        name: "link answer",
        path: "/engagements/{e}/concerns/{n}/answer",
        fields: [need.text("text")],
        plain: true,
    },
} satisfies Record<string, Action>;
