// The page: takes what is chosen or dropped, verifies it, and shows the answer.
import { BundleReport, verifyBundle, verifyZip } from "../bundle";
import { shown } from "../bytes";
import { openFolder } from "../files";
import { Anchors } from "../ledger";
import { attempt, refuse, Refused } from "../refused";
import { findSignatures, Signatures } from "../signatures";
import { Case, Chosen, folderOfInput, sortOutDrop, sortOutInput } from "./choose";
import { byId, element } from "./elements";
import { Outside } from "./outside";
import { resultOf } from "./result";

const page = {
    drop: byId("div", "drop"),
    zip: byId("input", "zip"),
    folder: byId("input", "folder"),
    letters: byId("input", "letters"),
    lettersNote: byId("p", "letters-note"),
    fingerprint: byId("input", "fingerprint"),
    fingerprintNote: byId("p", "fingerprint-note"),
    mailKeys: byId("textarea", "mail-keys"),
    mailKeysNote: byId("p", "mail-keys-note"),
    again: byId("button", "again"),
    progress: byId("p", "progress"),
    result: byId("section", "result"),
};

const outside = new Outside(page);
let chosen: Case | null = null;
let run = 0; // a later choice makes an earlier run's answer worthless

function sizeOf(what: Case): number {
    if ("zip" in what) return what.zip.size;
    return [...what.folder.values()].reduce((sum, file) => sum + file.size, 0);
}

async function verify(
    what: Case,
    anchors: Anchors,
    signatures: Signatures,
    onBytes: (count: number) => void,
): Promise<BundleReport> {
    if ("zip" in what) return verifyZip(what.name, what.zip, anchors, signatures, onBytes);
    const files = attempt(() => openFolder(what.folder));
    if (files instanceof Refused) return refuse(files.message);
    return verifyBundle(files, anchors, signatures, onBytes);
}

function showProgress(done: number, total: number): void {
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
    page.progress.textContent =
        total > 2e6
            ? `Reading: ${megabytes(Math.min(done, total))} of ${megabytes(total)} MB`
            : "Reading";
}

async function check(): Promise<void> {
    const what = chosen;
    const anchors = outside.anchors();
    if (!what || !anchors) return;
    const mine = ++run;
    let done = 0;
    page.result.replaceChildren();
    showProgress(0, sizeOf(what));
    try {
        const signatures = await findSignatures();
        const result = await verify(what, anchors, signatures, (count) => {
            done += count;
            if (mine === run) showProgress(done, sizeOf(what));
        });
        if (mine !== run) return;
        page.result.replaceChildren(...resultOf(what.name, result, signatures.available));
        byId("h2", "verdict").focus();
    } catch (error) {
        if (mine === run) page.result.replaceChildren(notFinished(error));
    }
    page.progress.textContent = "";
    document.body.classList.add("checked");
}

function notFinished(error: unknown): HTMLElement {
    const why = error instanceof Error ? error.message : String(error);
    return element(
        "p",
        "box warning",
        `No verdict: the check could not be finished (${shown(why)}). Choose the file again; if that does not ` +
            "help, tally-verify can tell more.",
    );
}

async function take(what: Chosen): Promise<void> {
    if (what.letters.length > 0) await outside.takeLetters(what.letters);
    if (what.cases.length > 0) chosen = what.cases[what.cases.length - 1]!;
    page.again.disabled = chosen === null;
    await check();
}

function listenToDrops(): void {
    addEventListener("dragover", (event) => {
        event.preventDefault();
        page.drop.classList.add("over");
    });
    addEventListener("dragleave", () => page.drop.classList.remove("over"));
    addEventListener("drop", (event) => {
        event.preventDefault();
        page.drop.classList.remove("over");
        if (event.dataTransfer) void sortOutDrop(event.dataTransfer).then(take);
    });
}

// A closed section would be missing on paper.
function openDetailsInPrint(): void {
    addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll("details")) details.open = true;
    });
}

page.zip.addEventListener("change", () => void sortOutInput(page.zip.files!).then(take));
page.letters.addEventListener(
    "change",
    () => void take({ cases: [], letters: [...page.letters.files!] }),
);
page.folder.addEventListener(
    "change",
    () => void take({ cases: [folderOfInput(page.folder.files!)], letters: [] }),
);
page.fingerprint.addEventListener("change", () => void check());
page.mailKeys.addEventListener("change", () => void check());
page.again.addEventListener("click", () => void check());
listenToDrops();
openDetailsInPrint();
