// What the palette can do: the acts that begin something, for the engagement that is open, or for all.
import type { Action } from "../actions/action";
import { checkinActions, moneyActions, scopeActions } from "../actions/daily";
import { disputeActions, endActions, feedbackActions, lessonAdd } from "../actions/end";
import { milestoneActions } from "../actions/milestones";
import type { EngagementLine } from "../api/model";

export const engagementActions: Action[] = [
    milestoneActions.add,
    scopeActions.log,
    scopeActions.propose,
    checkinActions.send,
    checkinActions.plan,
    moneyActions.deliver,
    moneyActions.issue,
    endActions.end,
    disputeActions.open,
    feedbackActions.seal,
    lessonAdd,
];

// The engagements that an act can be meant for: the open one alone, or all.
export function meant(engagements: EngagementLine[], pathname: string): EngagementLine[] {
    const open = /^\/engagements\/([^/]+)/.exec(pathname)?.[1];
    const found = engagements.filter(
        ({ engagement }) => open !== undefined && engagement === decodeURIComponent(open),
    );
    return found.length > 0 ? found : engagements;
}
