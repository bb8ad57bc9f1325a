// What the reader knows from elsewhere, as it was typed and chosen: a fingerprint, letters, keys of
// mail domains.
import { shown, toText, utf8 } from "../bytes";
import { parseKeyFile } from "../evidence";
import { Anchors } from "../ledger";
import { findNotes } from "../mail/carrier";
import { attempt, Refused } from "../refused";
import { parseDigest } from "../sha256";
import { bytesOf } from "../zip";

const lettersBytesMax = 64 << 20;

// Each field with the place where it is said what is wrong with it.
export interface OutsideFields {
    fingerprint: HTMLInputElement;
    fingerprintNote: HTMLElement;
    mailKeys: HTMLTextAreaElement;
    mailKeysNote: HTMLElement;
    lettersNote: HTMLElement;
}

function say(note: HTMLElement, sentence: string, isError = false): void {
    note.textContent = sentence;
    note.classList.toggle("error", isError);
}

// The value of a field, or null when it is empty; what is wrong with it is said below it.
function fieldOf<T>(
    text: string,
    note: HTMLElement,
    read: (text: string) => T,
): T | null | Refused {
    say(note, "");
    if (text.trim() === "") return null;
    const value = attempt(() => read(utf8(text.trim())));
    if (value instanceof Refused) say(note, `This cannot be read: ${shown(value.message)}.`, true);
    return value;
}

export class Outside {
    private keptNotes: string[] = [];

    constructor(private readonly fields: OutsideFields) {}

    // Null when something that was typed cannot be read.
    anchors(): Anchors | null {
        const { fingerprint, fingerprintNote, mailKeys, mailKeysNote } = this.fields;
        const key = fieldOf(fingerprint.value, fingerprintNote, (text) =>
            parseDigest(text.toLowerCase()),
        );
        const keys = fieldOf(mailKeys.value, mailKeysNote, parseKeyFile);
        if (key instanceof Refused || keys instanceof Refused) return null;
        return { key, keptNotes: this.keptNotes, mailKeys: keys ?? new Map() };
    }

    // The letters that were chosen now take the place of earlier ones.
    async takeLetters(files: readonly File[]): Promise<void> {
        const note = this.fields.lettersNote;
        const notes: string[] = [];
        for (const file of files) {
            if (file.size > lettersBytesMax)
                return say(
                    note,
                    `${file.name} is larger than 64 MB: give only the letter itself.`,
                    true,
                );
            notes.push(...findNotes(toText(await bytesOf(file))));
        }
        this.keptNotes = notes;
        const names = files.map((file) => file.name).join(", ");
        if (notes.length === 0)
            return say(
                note,
                `${names}: no signed checkpoint in it. Look for a letter with a line that starts with tallystick/.`,
                true,
            );
        say(
            note,
            `${names}: ${notes.length} signed ${notes.length === 1 ? "checkpoint" : "checkpoints"}.`,
        );
    }
}
