// Alerts of several engagements in one row.
import type { Alert } from "../api/model";

const ranks: Record<Alert["severity"], number> = { critical: 0, warning: 1, notice: 2, info: 3 };

// The most urgent first, whichever engagement they are of; among equals the order stays, so that those of one
// engagement stand together.
export function mostUrgentFirst<One extends Pick<Alert, "severity">>(alerts: One[]): One[] {
    return [...alerts].sort((one, other) => ranks[one.severity] - ranks[other.severity]);
}
