// Every act that the page has a form for, by the name of the command that does the same.
import type { Action } from "./action";
import { accountActions } from "./accounts";
import { agreementActions, channelAgree, engagementAdd, partySet } from "./agreement";
import { caseActions, evidenceActions, letterActions } from "./case";
import { checkinActions, moneyActions, scopeActions } from "./daily";
import {
    disputeActions,
    endActions,
    entryVoid,
    feedbackActions,
    lessonAdd,
    lessonAnswer,
} from "./end";
import { linkActions } from "./links";
import { milestoneActions } from "./milestones";
import { vaultActions } from "./vault";

const groups: Record<string, Action>[] = [
    accountActions,
    agreementActions,
    milestoneActions,
    checkinActions,
    moneyActions,
    scopeActions,
    endActions,
    disputeActions,
    feedbackActions,
    evidenceActions,
    caseActions,
    letterActions,
    linkActions,
    vaultActions,
];

export const everyAction: readonly Action[] = [
    ...groups.flatMap((group) => Object.values(group)),
    channelAgree,
    engagementAdd,
    entryVoid,
    lessonAdd,
    lessonAnswer,
    partySet,
];

export function actionNamed(name: string): Action | undefined {
    return everyAction.find((action) => action.name === name);
}
