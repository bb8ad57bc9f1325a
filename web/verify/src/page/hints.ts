// What often lies behind an `altered` that nobody meant.
import { Check } from "../report";

const filesOfSystems = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

// A sentence for the reader, or null where nothing speaks for an accident.
export function hintFor(checks: readonly Check[]): string | null {
    const failed = checks.filter((check) => check.status === "failed");
    if (failed.length === 0) return null;
    if (failed.every((check) => filesOfSystems.test(check.subject)))
        return (
            "Only files that macOS or Windows write when somebody looks at a folder are too many. Choose the ZIP " +
            "itself, or unpack it anew and choose that folder before you open it."
        );
    if (checks.length === 1 && failed[0]!.detail.startsWith("ZIP, byte "))
        return (
            "This ZIP is not in the one form that a case has. If a program has unpacked it and packed it again, choose " +
            "the unpacked folder: what is inside may be as it was."
        );
    return null;
}
