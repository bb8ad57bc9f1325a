// How a letter carries a checkpoint (docs/formats/letter.md): in its Message-ID, as a token in its
// Subject, and as a note in its text, in any quoting.
import { asciiLower, fromBase32, fromBase64, fromHex, toBase32 } from "../bytes";
import { parseNote } from "../note";
import { attempt, Refused } from "../refused";

const idBegin = "tally.";
const digestCharacters = 52;
const tokenCharacters = 16;
const idsMax = 1_000;
const notesMax = 10_000;
const origin = "tallystick/";
const dash = "\xe2\x80\x94 ";
const base64Line = /^[A-Za-z0-9+/=]+$/;
const base64LineMin = 20;

function digestInMessageId(id: string): string | null {
    const lower = asciiLower(id);
    const at = lower.indexOf("@");
    if (!lower.startsWith(idBegin) || at !== idBegin.length + digestCharacters) return null;
    const digest = attempt(() => fromBase32(lower.slice(idBegin.length, at)));
    return digest instanceof Refused || digest.length !== 32 ? null : digest;
}

// Whether a field such as In-Reply-To or References names the letter of this checkpoint.
export function namesId(value: string, checkpoint: string): boolean {
    let ids = 0;
    for (
        let open = value.indexOf("<");
        open >= 0 && ids < idsMax;
        open = value.indexOf("<", open + 1)
    ) {
        const close = value.indexOf(">", open);
        if (close < 0) break;
        if (digestInMessageId(value.slice(open + 1, close)) === checkpoint) return true;
        ++ids;
    }
    return false;
}

// Also where the subject was folded or encoded (RFC 2047: the token itself is plain ASCII).
export function namesToken(text: string, checkpoint: string): boolean {
    const plain = asciiLower(text.replace(/[\r\n \t]/g, ""));
    return plain.includes("[t-" + toBase32(checkpoint).slice(0, tokenCharacters));
}

export function textNamesToken(text: string, checkpoint: string): boolean {
    return writingsOf(text).some((one) => namesToken(one, checkpoint));
}

// Whether the text of a mail has these words, whatever quoted and wrapped them on the way; `words` are
// in lower case and without white space.
export function textQuotes(text: string, words: string): boolean {
    return writingsOf(text).some((one) => asciiLower(one.replace(/[\n \t>]/g, "")).includes(words));
}

// The text as it is, and as its quoted-printable and base64 parts say.
function writingsOf(text: string): string[] {
    const unix = text.replaceAll("\r", "");
    return [unix, undoQuotedPrintable(unix), undoBase64(unix)];
}

// RFC 2045 section 6.7: soft line ends and =XX. Other text passes unchanged.
function undoQuotedPrintable(text: string): string {
    return text.replace(/=(\n|[0-9A-Fa-f]{2})/g, (_, code: string) =>
        code === "\n" ? "" : fromHex(asciiLower(code)),
    );
}

// What parts in base64 say: runs of lines in that alphabet, each run by itself.
function undoBase64(text: string): string {
    let out = "";
    let run: string[] = [];
    const flush = (): void => {
        const digits = run.join("").replace(/=+$/, "");
        const bytes = attempt(() => fromBase64(digits + "=".repeat((4 - (digits.length % 4)) % 4)));
        if (!(bytes instanceof Refused)) out += bytes + "\n";
        run = [];
    };
    for (const line of text.split("\n")) {
        const inAlphabet = base64Line.test(line);
        const goesOn = inAlphabet && line.length >= base64LineMin;
        if (goesOn || (inAlphabet && run.length > 0)) run.push(line);
        if (!goesOn && run.length > 0) flush();
    }
    if (run.length > 0) flush();
    return out.replaceAll("\r", "");
}

function unquoted(line: string): string {
    return line.replace(/^[> ]+/, "").replace(/ +$/, "");
}

// Origin, size, root, empty line, then signature lines, from line `at` on; null when it is no note.
function noteAt(lines: readonly string[], at: number): string | null {
    const line = (i: number): string => unquoted(lines[at + i] ?? "");
    if (!line(0).startsWith(origin) || line(3) !== "") return null;
    let note = `${line(0)}\n${line(1)}\n${line(2)}\n\n`;
    for (let i = 4; line(i).startsWith(dash); ++i) note += line(i) + "\n";
    return attempt(() => parseNote(note)) instanceof Refused ? null : note;
}

// Signed notes in a mail or letter, whole and in any quoting. Each once.
export function findNotes(text: string): string[] {
    const notes = new Set<string>();
    for (const writing of writingsOf(text)) {
        const lines = writing.split("\n");
        for (let at = 0; at < lines.length && notes.size < notesMax; ++at) {
            if (!lines[at]!.includes(origin)) continue;
            const note = noteAt(lines, at);
            if (note !== null) notes.add(note);
        }
    }
    return [...notes];
}
