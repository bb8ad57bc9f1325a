// Taking back what was just put on record. Nothing is erased: the entries stay, marked as a mistake.
import { getPart, send } from "../api/client";
import type { Entry } from "../api/model";
import { words } from "../strings/en";

type Placed = Pick<Entry, "n" | "side" | "kind" | "recorded" | "corrected">;

const nounOf = (kind: string) => kind.split(".")[0] ?? kind;

// Of entries, the newest ones of these kinds, one for each time that a kind is named, the newest first.
export function newestOf<Found extends Placed>(
    entries: readonly Found[],
    kinds: readonly string[],
): Found[] {
    const left = [...kinds];
    const newestFirst = entries
        .filter(({ corrected }) => corrected === null)
        .sort((a, b) => b.recorded.localeCompare(a.recorded) || b.n - a.n);
    return newestFirst.filter(({ kind }) => {
        const at = left.indexOf(kind);
        if (at === -1) return false;
        left.splice(at, 1);
        return true;
    });
}

const path = (engagement: string, rest: string) =>
    `/engagements/${encodeURIComponent(engagement)}${rest}`;

const part_size = 1000;

async function entriesOf(engagement: string, noun: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (;;) {
        const { answer, total } = await getPart("timeline", path(engagement, "/timeline"), {
            kind: noun,
            after: entries.length,
            limit: part_size,
        });
        entries.push(...answer.entries);
        if (entries.length >= total || answer.entries.length === 0) return entries;
    }
}

// Finds what was just recorded, at once, so that a later act of the same kind is not taken for it. Answers what
// takes it back.
export function undoOf(engagement: string, kinds: readonly string[]): () => Promise<void> {
    const nouns = [...new Set(kinds.map(nounOf))];
    const found = Promise.all(nouns.map((noun) => entriesOf(engagement, noun)))
        .then((parts) => newestOf(parts.flat(), kinds))
        .catch((): Entry[] => []);
    return async () => {
        const entries = await found;
        if (entries.length < kinds.length) throw new Error(words.fields.undo.gone);
        for (const { n, side } of entries)
            await send(path(engagement, `/entries/${n}/void`), {
                reason: words.fields.undo.reason,
                ...(side === "private" ? { private: true } : {}),
            });
    };
}
