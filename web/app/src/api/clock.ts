// What time it is in the record: the server says. That of a sample stands in its story, and the clock of
// this machine may be wrong.
let ahead = 0; // ms

export function setRecordClock(now: string): void {
    const difference = Date.parse(now) - Date.now();
    if (Number.isFinite(difference)) ahead = difference;
}

// Milliseconds since 1970, as Date.now().
export function recordNow(): number {
    return Date.now() + ahead;
}
