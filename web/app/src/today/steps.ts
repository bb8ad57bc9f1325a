// Which acts and which page an alert asks for: what the program itself warns of, and the rules that run.
import { startsNothing } from "../actions/case";
import { checkinActions } from "../actions/daily";
import { linkActions } from "../actions/links";
import { vaultActions } from "../actions/vault";
import { actOf, placeOf } from "../engagement/trouble/ways";
import { places } from "./places";
import { lawStep, ruleSteps } from "./rule_steps";
import { one, whole, type Known, type Step, type Subject } from "./step";

const checkedIn = (alert: Subject) => ({
    acts: [whole(checkinActions.send, alert)],
    place: places.checkins(alert.engagement),
});

// A place to look at, and nothing to record there and then.
const at =
    (place: (engagement: string) => Step["place"]) =>
    ({ engagement }: Subject) => ({ acts: [], place: place(engagement) });

// A mail that is named can be read and settled; of the others only their sender is known.
function labelled({ subject, engagement, text }: Subject): Step {
    const item = /^mail (\S+)$/.exec(subject)?.[1];
    if (item === undefined)
        return { acts: [], place: places.search(`engagement:${engagement} kind:mail`) };
    return {
        acts: [
            {
                ...startsNothing(item),
                target: { engagement },
                about: text,
            },
        ],
        place: places.item(item),
    };
}

// A gap in what can be proved names the command that closes it, between backticks.
function gap({ action, engagement }: Subject): Step {
    const [, ...commandWords] = (/`([^`]+)`/.exec(action)?.[1] ?? "").split(" ");
    const asked = { words: commandWords, asks: [] };
    const name = commandWords.slice(0, 2).join(" ");
    // What the client gave as reasons is answered at the end of the contract.
    if (name === "case reasons") return { acts: [], place: places.end(engagement) };
    const place = placeOf(asked, engagement) ?? places.cases();
    const act = name === "letter draft" ? null : actOf(asked, engagement);
    return { acts: act === null ? [] : [act], place };
}

const own: readonly Known[] = [
    ["MAIL-UNLABELLED", labelled],
    ["GAP-", gap],
    [
        "LETTER-HELD",
        ({ engagement, subject }) => ({
            acts: [],
            place: places.letter(engagement, subject.replace("letter/", "")),
        }),
    ],
    ["CHAT-CHANGED", at((engagement) => places.search(`engagement:${engagement} kind:chat`))],
    [
        "CONCERN-RAISED",
        (alert) => ({
            acts: one("concern", linkActions.answer, alert),
            place: places.overview(alert.engagement),
        }),
    ],
    [
        "INDEX-BROKEN",
        () => ({ acts: [{ action: vaultActions.reindex }], place: places.settings() }),
    ],
    ["PACK-BROKEN", at(places.settings)],
    ["LESSON-", at(places.lessons)],
    [
        "SEEMS-",
        ({ rule, engagement }) => ({
            acts: [],
            place: places.situation(engagement, rule.replace("SEEMS-", "")),
        }),
    ],
    ["HEALTH-checkins", checkedIn],
    ["HEALTH-client-silent", checkedIn],
    ["HEALTH-questions", at(places.checkins)],
    ["HEALTH-duties", at(places.checkins)],
    ["HEALTH-requests", at(places.scope)],
    ["HEALTH-revision-rounds", at(places.scope)],
    ["HEALTH-work-unfunded", at((engagement) => places.newLetter(engagement, "notice"))],
    ["HEALTH-invoices", at((engagement) => places.newLetter(engagement, "invoice"))],
    ["HEALTH-no-signed-agreement", at(places.agreement)],
    ["HEALTH-terms", at(places.agreement)],
    ["HEALTH-no-", at(places.people)],
    ["HEALTH-contract-ended", at(places.end)],
];

// The first that fits counts.
const known: readonly Known[] = [...own, ...ruleSteps];

// Rules of one's own are not known here: they lead to where the thing stands that they are about.
function byNoun({ subject, engagement }: Subject): Step {
    const noun = subject.split(" ")[0] ?? "";
    if (noun === "dispute" || noun === "feedback")
        return { acts: [], place: places.end(engagement) };
    if (noun === "invoice" || subject.startsWith("the week of"))
        return { acts: [], place: places.money(engagement) };
    return { acts: [], place: places.overview(engagement) };
}

export function isKnown(rule: string): boolean {
    return rule.includes("/") || known.some(([beginning]) => rule.startsWith(beginning));
}

export function stepFor(alert: Subject): Step {
    const found = known.find(([beginning]) => alert.rule.startsWith(beginning));
    if (found !== undefined) return found[1](alert);
    return alert.rule.includes("/") ? lawStep(alert) : byNoun(alert);
}
