// What the page says. Sentences for people who never saw a hash.
import limits from "../../../../src/bundle/does_not_show.txt";
import { Verdict } from "../report";
import { LayerStatus } from "./layers";

export interface VerdictWords {
    name: string;
    mark: string;
    sentence: string;
    next: string;
}

export const verdictWords: Record<Verdict, VerdictWords> = {
    intact: {
        name: "Intact",
        mark: "\u2713",
        sentence: "Everything fits together, and something that you brought vouches for it.",
        next: "You can rely on these bytes being the ones that were recorded and signed.",
    },
    unproven: {
        name: "Unproven",
        mark: "?",
        sentence: "Everything fits together, but nothing from outside vouches for it yet.",
        next:
            "This is no accusation: a file can always agree with itself. Name the owner\u2019s key as you know it " +
            "from elsewhere, or give a letter that you kept.",
    },
    incomplete: {
        name: "Incomplete",
        mark: "\u2026",
        sentence: "Something that was announced is not here.",
        next: "Ask for the missing part. What it is stands below.",
    },
    altered: {
        name: "Altered",
        mark: "\u2717",
        sentence: "The bytes contradict what was signed.",
        next:
            "Do not rely on this material. It may have been damaged on the way: ask for the file once more, and " +
            "check that one.",
    },
};

export const statusWords: Record<LayerStatus, string> = {
    passed: "passed",
    failed: "failed",
    missing: "missing",
    unchecked: "not checked",
    noted: "note",
    absent: "none here",
};

export const doesNotShow: readonly string[] = [
    ...limits.trim().split("\n"),
    "That this page is honest, if it came with the case: whoever changes a case can change the page in it. " +
        "Take a copy from the project, or use tally-verify, when much depends on it.",
];

export const noEd25519 =
    "This browser cannot check the signatures (Ed25519), so nothing here can be more than unproven. " +
    "Chromium 137, Firefox 129 and Safari 17, or newer, can.";

// How a check calls what it looked at, where a reader would not understand it.
const subjects: Record<string, string> = {
    times: "Recorded times",
    "from outside": "From outside",
    withheld: "Withheld",
    erased: "Erased",
    bodies: "Disclosed entries",
    "entry lines": "Entries",
    "ledger id": "Name of the record",
    "pinned key": "The key that you named",
    "first key": "First key",
};

export function subjectWords(subject: string): string {
    const known = subjects[subject] ?? subject.replace(/^entry (\d+)$/, "Entry $1");
    return known
        .replace(/^kept/, "Kept")
        .replace(/^key since/, "Key since")
        .replace(/^partition/, "Topic");
}
