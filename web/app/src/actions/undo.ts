// Taking back what was just put on record. Nothing is erased: the entries stay, marked as a mistake.
import { getPart, send } from "../api/client";
import type { Entry } from "../api/model";
import { words } from "../strings/en";

type Placed = Pick<Entry, "n" | "side" | "kind" | "summary" | "recorded" | "corrected">;

// Of entries, the newest ones with these summaries or of these kinds, one for each, the newest first.
export function newestOf<Found extends Placed>(
    entries: readonly Found[],
    recorded: readonly string[],
): Found[] {
    const left = [...recorded];
    const newestFirst = entries
        .filter(({ corrected }) => corrected === null)
        .sort((a, b) => b.recorded.localeCompare(a.recorded) || b.n - a.n);
    return newestFirst.filter(({ kind, summary }) => {
        const at = left.findIndex((one) => one === summary || one === kind);
        if (at === -1) return false;
        left.splice(at, 1);
        return true;
    });
}

const path = (engagement: string, rest: string) =>
    `/engagements/${encodeURIComponent(engagement)}${rest}`;

const part_size = 500;

// Looks from the end of the timeline backwards, as what happened just now mostly stands there.
async function find(engagement: string, recorded: readonly string[]): Promise<Entry[]> {
    const at = path(engagement, "/timeline");
    const { total } = await getPart("timeline", at, { after: 0, limit: 1 });
    const entries: Entry[] = [];
    // The end is asked for with room to spare: a browser that has asked before may know an older total.
    for (let end = total + part_size / 2; end > 0; end -= part_size) {
        const after = Math.max(0, end - part_size);
        const { answer } = await getPart("timeline", at, { after, limit: end - after });
        entries.push(...answer.entries);
        const found = newestOf(entries, recorded);
        if (found.length === recorded.length) return found;
    }
    return [];
}

// Finds what was just recorded, at once, so that a later act of the same kind is not taken for it. `recorded` are
// the sentences that an act answers, or kinds of entries. Answers what takes it back.
export function undoOf(engagement: string, recorded: readonly string[]): () => Promise<void> {
    const found = find(engagement, recorded).catch((): Entry[] => []);
    return async () => {
        const entries = await found;
        if (entries.length === 0) throw new Error(words.fields.undo.gone);
        for (const { n, side } of entries)
            await send(path(engagement, `/entries/${n}/void`), {
                reason: words.fields.undo.reason,
                ...(side === "private" ? { private: true } : {}),
            });
    };
}
