// The answer: a sentence, the layers, what was not checked, and what no verdict shows.
import { BundleReport } from "../bundle";
import { shown } from "../bytes";
import { Check } from "../report";
import { digestText, sha256 } from "../sha256";
import { element } from "./elements";
import { hintFor } from "./hints";
import { Layer, layersOf } from "./layers";
import { doesNotShow, noEd25519, statusWords, subjectWords, verdictWords } from "./words";

const checksShownMax = 200;

function list(className: string, sentences: readonly string[]): HTMLElement {
    return element("ul", className, ...sentences.map((sentence) => element("li", "", sentence)));
}

function linkTo(id: string, words: string): HTMLElement {
    const link = element("a", "", words);
    link.href = `#${id}`;
    return link;
}

function verdictBox(verdict: keyof typeof verdictWords, name: string): HTMLElement {
    const words = verdictWords[verdict];
    const mark = element("span", "mark", words.mark);
    mark.setAttribute("aria-hidden", "true");
    const title = element("h2", "", words.name);
    title.tabIndex = -1;
    title.id = "verdict";
    const next = element("p", "next", words.next);
    if (verdict === "unproven") next.append(" ", linkTo("outside", "Do it here."));
    const text = element(
        "div",
        "",
        element("p", "file", shown(name)),
        title,
        element("p", "sentence", words.sentence),
        next,
    );
    return element("div", `verdict ${verdict}`, mark, text);
}

function checkLine(check: Check): HTMLElement {
    return element(
        "li",
        "",
        element("span", `status ${check.status}`, statusWords[check.status]),
        " ",
        element("span", "subject", shown(subjectWords(check.subject))),
        ": ",
        shown(check.detail),
    );
}

function layerLine(layer: Layer): HTMLElement {
    const head = [
        element("span", `status ${layer.status}`, statusWords[layer.status]),
        element("span", "title", layer.title),
        element("span", "summary", shown(layer.summary)),
    ];
    if (layer.checks.length === 0) return element("li", "layer", element("div", "head", ...head));
    const some = layer.checks.slice(0, checksShownMax);
    const rest = layer.checks.length - some.length;
    const lines = some.map(checkLine);
    if (rest > 0) lines.push(element("li", "", `and ${rest} more`));
    const details = element(
        "details",
        "",
        element("summary", "head", ...head),
        element("ul", "checks", ...lines),
    );
    details.open = layer.status === "failed" || layer.status === "missing";
    return element("li", "layer", details);
}

// Every check of this status as a sentence; nothing where there is none.
function sentencesBox(
    title: string,
    checks: readonly Check[],
    status: Check["status"],
): HTMLElement[] {
    const sentences = checks
        .filter((check) => check.status === status)
        .slice(0, checksShownMax)
        .map((check) => shown(`${subjectWords(check.subject)}: ${check.detail}.`));
    if (sentences.length === 0) return [];
    return [element("section", "box", element("h3", "", title), list("", sentences))];
}

function fact(name: string, value: string): HTMLElement[] {
    return [element("dt", "", name), element("dd", "", value)];
}

function facts({ ledger }: BundleReport): HTMLElement[] {
    if (!ledger.keys || !ledger.id) return [];
    const key = digestText(sha256(ledger.keys.newest()));
    const rows = element(
        "dl",
        "facts",
        ...fact("Record", `tallystick/${ledger.id}`),
        ...fact("Entries", String(ledger.leaves.length)),
        ...fact("Key of the owner, as this file says", key),
        ...fact("Checked", new Date().toUTCString()),
    );
    const warning = element(
        "p",
        "small",
        "Compare this key with one that you know from elsewhere. Do not copy it from here: a forger would " +
            "print his own.",
    );
    return [element("section", "", element("h3", "", "What was read"), rows, warning)];
}

export function resultOf(name: string, result: BundleReport, ed25519: boolean): HTMLElement[] {
    const { report, ledger } = result;
    const layers = layersOf(report, ledger.attestations, ledger.id !== null).map(layerLine);
    const hint = hintFor(report.checks);
    return [
        verdictBox(report.verdict(), name),
        ...(hint === null ? [] : [element("p", "box warning", hint)]),
        ...(ed25519 ? [] : [element("p", "box warning", noEd25519)]),
        element(
            "section",
            "",
            element("h3", "", "Layer by layer"),
            element("ul", "layers", ...layers),
        ),
        ...sentencesBox("What was not checked, and why", report.checks, "unchecked"),
        ...sentencesBox("Worth knowing", report.checks, "noted"),
        ...facts(result),
        element(
            "section",
            "box",
            element("h3", "", "What this does not show"),
            list("", doesNotShow),
        ),
    ];
}
