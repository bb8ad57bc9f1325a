// Which act or page an alert asks for. What is not known here opens the engagement.
import { checkinActions, moneyActions } from "../actions/daily";
import { disputeActions, feedbackActions } from "../actions/end";
import { linkActions } from "../actions/links";
import type { Act } from "../actions/act";
import type { Alert } from "../api/model";

type EngagementPage =
    | "/engagements/$engagement"
    | "/engagements/$engagement/agreement"
    | "/engagements/$engagement/scope"
    | "/engagements/$engagement/checkins"
    | "/engagements/$engagement/people"
    | "/engagements/$engagement/money"
    | "/engagements/$engagement/end";

const of = <Page extends string>(page: Page) => `/engagements/$engagement/${page}` as const;

export interface Step {
    act?: Act;
    to: EngagementPage;
}

type Subject = Pick<Alert, "rule" | "engagement" | "subject" | "text">;

// The beginning of a rule's name, and what follows from it; the first that fits counts.
const steps: [string, (alert: Subject) => Step][] = [
    [
        "UW-FB",
        ({ engagement }) => ({
            act: { action: feedbackActions.seal, target: { engagement } },
            to: of("end"),
        }),
    ],
    [
        "UW-FP-REFUNDREQ",
        ({ engagement }) => ({
            act: {
                action: disputeActions.open,
                target: { engagement },
                known: { forum: "upwork-dispute", by: "freelancer" },
            },
            to: of("end"),
        }),
    ],
    [
        "UW-FP-RETURNREQ",
        ({ engagement }) => ({
            act: {
                action: disputeActions.open,
                target: { engagement },
                known: { forum: "upwork-dispute", by: "freelancer" },
            },
            to: of("end"),
        }),
    ],
    [
        "HEALTH-checkins",
        ({ engagement }) => ({
            act: { action: checkinActions.send, target: { engagement } },
            to: of("checkins"),
        }),
    ],
    [
        "HEALTH-client-silent",
        ({ engagement }) => ({
            act: { action: checkinActions.send, target: { engagement } },
            to: of("checkins"),
        }),
    ],
    [
        "CONCERN-RAISED",
        ({ engagement, subject, text }) => ({
            act: {
                action: linkActions.answer,
                target: { engagement, subject: subject.replace("concern ", "") },
                about: text,
            },
            to: "/engagements/$engagement",
        }),
    ],
    ["HEALTH-questions", () => ({ to: of("checkins") })],
    ["HEALTH-duties", () => ({ to: of("checkins") })],
    ["HEALTH-requests", () => ({ to: of("scope") })],
    ["HEALTH-invoices", () => ({ to: of("money") })],
    ["HEALTH-no-signed-agreement", () => ({ to: of("agreement") })],
    ["HEALTH-terms", () => ({ to: of("agreement") })],
    ["HEALTH-no-", () => ({ to: of("people") })],
    ["HEALTH-contract-ended", () => ({ to: of("end") })],
];

export function stepFor(alert: Subject): Step {
    const found = steps.find(([rule]) => alert.rule.startsWith(rule));
    if (found !== undefined) return found[1](alert);
    if (alert.rule.includes("payment")) {
        return {
            act: { action: moneyActions.issue, target: { engagement: alert.engagement } },
            to: of("money"),
        };
    }
    return { to: "/engagements/$engagement" };
}
