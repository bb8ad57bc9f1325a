// What a verification did and found (docs/formats/ledger.md, "Verification"). Each check is listed,
// and no check made is not a pass.

export type Status = "passed" | "failed" | "missing" | "unchecked" | "noted";
export type Verdict = "intact" | "unproven" | "incomplete" | "altered";

export interface Check {
    layer: string;
    subject: string;
    status: Status;
    detail: string;
}

// The layer whose passed checks turn `unproven` into `intact`.
export const anchorLayer = "anchor";

// Failures beyond this many are counted, not listed.
const failuresListedMax = 100;

export class Report {
    readonly checks: Check[] = [];
    private failures = 0;

    add(layer: string, subject: string, status: Status, detail: string): void {
        if (status === "failed" && ++this.failures > failuresListedMax) {
            if (this.failures === failuresListedMax + 1)
                this.checks.push({
                    layer,
                    subject: "more",
                    status,
                    detail: "more failures follow; they are not listed one by one",
                });
            return;
        }
        this.checks.push({ layer, subject, status, detail });
    }

    append(other: Report): void {
        for (const check of other.checks)
            this.add(check.layer, check.subject, check.status, check.detail);
    }

    verdict(): Verdict {
        const any = (status: Status): boolean => this.checks.some((one) => one.status === status);
        if (any("failed")) return "altered";
        if (any("missing") || !any("passed")) return "incomplete";
        const anchored = this.checks.some(
            (one) => one.layer === anchorLayer && one.status === "passed",
        );
        return anchored ? "intact" : "unproven";
    }
}
