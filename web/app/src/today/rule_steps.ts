// What the rules of platforms and of laws (packs/rights, packs/laws) ask for: the act that settles each clock.
import { checkinActions, moneyActions } from "../actions/daily";
import { disputeActions, endActions, feedbackActions } from "../actions/end";
import { caseActions } from "../actions/case";
import { milestoneActions } from "../actions/milestones";
import { places } from "./places";
import { one, week, whole, type Known, type Step, type Subject } from "./step";

// The freelancer's word against money that is to go back, where the platform has a dispute for that.
const disputed = (forum: string) => (alert: Subject) =>
    whole(disputeActions.open, alert, { forum, by: "freelancer" });

const answeredBy = (by: "client" | "freelancer") => (alert: Subject) => ({
    acts: one("dispute", disputeActions.answer, alert, { by }),
    place: places.end(alert.engagement),
});

const reviewed = (alert: Subject) => ({
    acts: [
        ...one("milestone", milestoneActions.approve, alert),
        ...one("milestone", milestoneActions.requestChanges, alert),
    ],
    place: places.overview(alert.engagement),
});

const handedIn = (alert: Subject) => ({
    acts: one("milestone", milestoneActions.submit, alert),
    place: places.overview(alert.engagement),
});

const fought = (forum: string) => (alert: Subject) => ({
    acts: [disputed(forum)(alert)],
    place: places.end(alert.engagement),
});

const foughtOrReturned = (alert: Subject) => ({
    acts: [disputed("generic")(alert), ...one("milestone", milestoneActions.giveBack, alert)],
    place: places.end(alert.engagement),
});

// Nothing is to be done but to look: the money, or the hours, stand there.
const looked = ({ engagement }: Subject): Step => ({ acts: [], place: places.money(engagement) });

const upwork: Known[] = [
    [
        "UW-FB-REPLY",
        (alert) => ({
            acts: [whole(feedbackActions.reply, alert)],
            place: places.end(alert.engagement),
        }),
    ],
    [
        "UW-FB",
        (alert) => ({
            acts: [whole(feedbackActions.seal, alert)],
            place: places.end(alert.engagement),
        }),
    ],
    ["UW-CIRC", looked],
    [
        "UW-CHARGEBACK",
        (alert) => ({
            acts: [
                whole(disputeActions.open, alert, { forum: "chargeback", by: "client" }),
                whole(caseActions.open, alert, { forum: "chargeback" }),
            ],
            place: places.end(alert.engagement),
        }),
    ],
    [
        "UW-HR-ANSWER",
        (alert) => ({
            acts: week(moneyActions.hoursAnswer, alert),
            place: places.money(alert.engagement),
        }),
    ],
    [
        "UW-HR-DISPUTE",
        (alert) => ({
            acts: week(moneyActions.hoursDispute, alert),
            place: places.money(alert.engagement),
        }),
    ],
    [
        "UW-HR-MANUAL",
        ({ engagement }) => ({ acts: [], place: places.newLetter(engagement, "summary") }),
    ],
    ["UW-HR-", looked],
    ["UW-FP-REVIEW", reviewed],
    ["UW-FP-HOLD", looked],
    ["UW-REL-", looked],
    ["UW-FP-REFUNDREQ", fought("upwork-dispute")],
    ["UW-FP-RETURNREQ", fought("upwork-dispute")],
    ["UW-FP-CLIENTANSWER", answeredBy("client")],
    [
        "UW-FP-PROPOSAL-ANSWER",
        (alert) => ({
            acts: [
                ...one("dispute", disputeActions.accept, alert, { by: "freelancer" }),
                ...one("dispute", disputeActions.decline, alert, { by: "freelancer" }),
            ],
            place: places.end(alert.engagement),
        }),
    ],
    [
        "UW-FP-PROPOSAL",
        (alert) => ({
            acts: one("dispute", disputeActions.propose, alert, { by: "mediator" }),
            place: places.end(alert.engagement),
        }),
    ],
    [
        "UW-FP-ARB",
        (alert) => ({
            acts: one("dispute", disputeActions.fee, alert, { by: "freelancer" }),
            place: places.end(alert.engagement),
        }),
    ],
    [
        "UW-FP-DORMANT",
        (alert) => ({
            acts: [
                ...one("milestone", milestoneActions.submit, alert),
                whole(milestoneActions.add, alert),
            ],
            place: places.overview(alert.engagement),
        }),
    ],
    ["UW-FP-NOT-SUBMITTED", handedIn],
    ["UW-FP-CHANGES", handedIn],
    [
        "UW-PC-REQUIREMENTS",
        (alert) => ({
            acts: [whole(checkinActions.send, alert, { via: "platform" })],
            place: places.checkins(alert.engagement),
        }),
    ],
    [
        "UW-PC-CANCEL",
        (alert) => ({
            acts: [whole(endActions.end, alert, { by: "freelancer" })],
            place: places.overview(alert.engagement),
        }),
    ],
    ["UW-DC-DISPUTE", fought("generic")],
];

const others: Known[] = [
    ["FV-REVIEW", reviewed],
    ["FV-CLEAR", looked],
    ["FV-CANCEL", foughtOrReturned],
    ["FL-CLIENTANSWER", answeredBy("client")],
    ["FL-ANSWER", answeredBy("freelancer")],
    ["FL-LAST-EVIDENCE", answeredBy("freelancer")],
    ["PPH-INVOICE", looked],
    ["PPH-REFUND", foughtOrReturned],
    [
        "MALT-AMICABLE",
        (alert) => ({
            acts: [
                ...one("dispute", disputeActions.propose, alert, { by: "freelancer" }),
                ...one("dispute", disputeActions.accept, alert, { by: "freelancer" }),
            ],
            place: places.end(alert.engagement),
        }),
    ],
    ["CONTRA-REVIEW", reviewed],
];

export const ruleSteps: readonly Known[] = [...upwork, ...others];

// Where a law sends the freelancer to, by the end of its rule's name: us-ny/sue-payment.
const forums: [string, string][] = [
    ["/sue-payment", "small-claims"],
    ["/sue-contract", "small-claims"],
    ["/complain", "generic"],
];

// What nobody has billed yet is billed first; a claim is raised where the law says.
export function lawStep(alert: Subject): Step {
    const { rule, subject, engagement } = alert;
    if (rule.endsWith("/payment")) {
        const billed = subject.startsWith("invoice");
        const acts = billed ? [] : [whole(moneyActions.issue, alert)];
        return { acts, place: places.money(engagement) };
    }
    if (rule.endsWith("/answer")) return answeredBy("client")(alert);
    const forum = forums.find(([ending]) => rule.endsWith(ending))?.[1];
    if (forum === undefined) return { acts: [], place: places.owed(engagement) };
    return { acts: [disputed(forum)(alert)], place: places.owed(engagement) };
}
