// The report as a reader wants it: one line for each layer, the worst of its checks first.
import { Attestation } from "../attestation";
import { kinds } from "../entry";
import { Check, Report, Status } from "../report";
import { subjectWords } from "./words";

export type LayerStatus = Status | "absent";

export interface Layer {
    id: string;
    title: string;
    status: LayerStatus;
    summary: string;
    checks: Check[];
}

interface LayerKind {
    id: string;
    title: string;
    good: string; // what it says when all passed
    absent: string; // when the case has nothing of the kind
}

const layerKinds: readonly LayerKind[] = [
    {
        id: "bytes",
        title: "Files",
        good: "Every file is the one that was listed, and nothing was added.",
        absent: "The files were not compared.",
    },
    {
        id: "package",
        title: "Package",
        good: "One signature covers all files together.",
        absent: "The signature over the files was not checked.",
    },
    {
        id: "ledger",
        title: "Record",
        good: "The entries are complete up to the end, in order, and say what they committed to.",
        absent: "The record was not read.",
    },
    {
        id: "checkpoint",
        title: "Checkpoint",
        good: "The owner signed exactly these entries.",
        absent: "No signed checkpoint was checked.",
    },
    {
        id: "keys",
        title: "Keys",
        good: "The keys of the owner follow one another as the record says.",
        absent: "The keys were not checked.",
    },
    {
        id: "exhibits",
        title: "Exhibits",
        good: "Every exhibit is recorded, byte for byte.",
        absent: "No exhibits are in this case.",
    },
    {
        id: "proofs",
        title: "Proofs",
        good: "What was recorded elsewhere first is proved to stand there.",
        absent: "No exhibit needs a proof of its own.",
    },
    {
        id: "cosignatures",
        title: "Replies of others",
        good: "The mail domain signed the reply, under a key that you gave.",
        absent: "Nobody's reply is part of this case.",
    },
    {
        id: "timestamps",
        title: "Timestamps",
        good: "An authority stamped the record.",
        absent: "No timestamp is part of this case.",
    },
    {
        id: "anchor",
        title: "From outside",
        good: "Something that you brought vouches for this record.",
        absent: "Nothing from outside was compared.",
    },
];

// Worst first.
const order: readonly Status[] = ["failed", "missing", "unchecked", "passed", "noted"];

function layerOf(check: Check, attestations: readonly Attestation[]): string {
    if (check.layer === "exhibits" && check.subject.startsWith("data/proofs/")) return "proofs";
    if (check.layer !== "attestation") return check.layer;
    const n = Number(check.subject.replace(/^entry /, ""));
    const about = attestations.find((one) => one.n === n);
    if (check.subject.startsWith("data/ledger/timestamps/")) return "timestamps";
    if (check.subject.startsWith("data/ledger/cosignatures/")) return "cosignatures";
    if (!about) return "ledger"; // recorded times: nobody attested them, or somebody contradicts them
    return about.kind === kinds.timestampReceived ? "timestamps" : "cosignatures";
}

// Of the checks of a layer, the worst decides. `unchecked` does not hide that the rest passed where the
// layer only says that more could be known.
function statusOf(checks: readonly Check[]): LayerStatus {
    const worst = order.find((status) => checks.some((check) => check.status === status));
    if (worst !== "unchecked") return worst ?? "absent";
    const passed = checks.some((check) => check.status === "passed");
    const onlyTimes = checks.every(
        (check) => check.status !== "unchecked" || check.subject === "times",
    );
    return passed && onlyTimes ? "passed" : "unchecked";
}

function summaryOf(kind: LayerKind, status: LayerStatus, checks: readonly Check[]): string {
    if (status === "absent") return kind.absent;
    if (status === "passed") return kind.good;
    const same = checks.filter((check) => check.status === status);
    const { subject, detail } = same[0]!;
    const words =
        subject === "from outside"
            ? detail.charAt(0).toUpperCase() + detail.slice(1)
            : `${subjectWords(subject)}: ${detail}`;
    return same.length > 1 ? `${words} (and ${same.length - 1} more)` : `${words}.`;
}

// `wasRead`: the record of the case could be read. Without it nothing is said about what a case lacks.
export function layersOf(
    report: Report,
    attestations: readonly Attestation[],
    wasRead: boolean,
): Layer[] {
    return layerKinds.map((kind) => {
        const { id, title } = kind;
        const checks = report.checks.filter((check) => layerOf(check, attestations) === id);
        const status = statusOf(checks);
        if (status === "absent" && !wasRead)
            return { id, title, status: "unchecked", summary: "Not looked at.", checks };
        return { id, title, status, summary: summaryOf(kind, status, checks), checks };
    });
}
