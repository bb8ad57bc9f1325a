// The client's half of the record, checked in this browser with the code of verify.html: the files that half.html
// carries in it. Without anything from elsewhere the answer can only be "unproven".
import { verifyZip, type BundleReport } from "../../../verify/src/bundle";
import { shown, utf8 } from "../../../verify/src/bytes";
import type { Anchors } from "../../../verify/src/ledger";
import { statusWords, subjectWords, verdictWords } from "../../../verify/src/page/words";
import { attempt, Refused } from "../../../verify/src/refused";
import { parseDigest } from "../../../verify/src/sha256";
import { findSignatures } from "../../../verify/src/signatures";
import { button, element, field } from "../elements";
import { halfWords as words } from "./half_words";

interface Half {
    name: string;
    zip: Blob;
}

// half.html holds the files as one link with all their bytes in it (docs/formats/letter.md).
const carried = /download="([^"]+)" href="data:application\/zip;base64,([A-Za-z0-9+/=]+)"/;

async function loadHalf(address: string): Promise<Half> {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(words.notLoaded);
    const found = carried.exec(await answer.text());
    if (found === null) throw new Error(words.noFiles);
    const bytes = Uint8Array.from(atob(found[2]!), (character) => character.charCodeAt(0));
    return { name: found[1]!, zip: new Blob([bytes]) };
}

function anchorsOf(typed: string): Anchors {
    const none = { keptNotes: [], mailKeys: new Map() };
    if (typed.trim() === "") return { key: null, ...none };
    const key = attempt(() => parseDigest(utf8(typed.trim().toLowerCase())));
    if (key instanceof Refused) throw new Error(words.badFingerprint);
    return { key, ...none };
}

function answerOf({ report }: BundleReport): HTMLElement[] {
    const verdict = report.verdict();
    const { name, sentence } = verdictWords[verdict];
    const lines = report.checks.map(({ subject, status, detail }) =>
        element(
            "li",
            {},
            `${shown(subjectWords(subject))}: ${statusWords[status]}. ${shown(detail)}`,
        ),
    );
    return [
        element(
            "p",
            { class: verdict === "altered" ? "error" : "" },
            element("strong", {}, name),
            ". ",
            sentence,
        ),
        element("p", {}, words.next[verdict]),
        element(
            "details",
            {},
            element("summary", {}, words.checks(lines.length)),
            element("ul", {}, ...lines),
        ),
    ];
}

// What to type, the button, and below it the answer.
export function halfChecker(address: string): HTMLElement {
    const fingerprint = element("input", {
        type: "text",
        autocomplete: "off",
        spellcheck: "false",
    });
    const answer = element("div", { role: "status" });
    const check = button(words.check, async () => {
        answer.replaceChildren(element("p", {}, words.checking));
        try {
            const anchors = anchorsOf(fingerprint.value);
            const { name, zip } = await loadHalf(address);
            answer.replaceChildren(
                ...answerOf(await verifyZip(name, zip, anchors, await findSignatures())),
            );
        } catch (error) {
            answer.replaceChildren();
            throw error;
        }
    });
    return element(
        "div",
        {},
        element("p", { class: "quiet" }, words.how),
        field(words.fingerprint, fingerprint),
        check,
        answer,
    );
}
