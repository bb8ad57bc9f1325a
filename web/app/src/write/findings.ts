// What is said about the tone of a text, as places in it.
import type { Answers } from "../api/model";

// `line` and `column` are of its first character, counted from 1; `length` counts characters.
export type Finding = Answers["draft check"]["findings"][number];

export interface Place {
    from: number;
    to: number;
}

// Where a finding stands in the text, counted as JavaScript counts; nothing where the text has changed since.
export function placeOf(text: string, finding: Finding): Place | null {
    const lines = text.split("\n");
    const line = lines[finding.line - 1];
    if (line === undefined) return null;
    const before = lines
        .slice(0, finding.line - 1)
        .reduce((sum, { length }) => sum + length + 1, 0);
    // Columns count characters, and some of them are two units here.
    const lead = [...line].slice(0, finding.column - 1).join("").length;
    const from = before + lead;
    const to = from + [...text.slice(from)].slice(0, finding.length).join("").length;
    const found = text.slice(from, to).replaceAll(/\s+/g, " ").trim();
    return found === finding.text.replaceAll(/\s+/g, " ").trim() ? { from, to } : null;
}

export interface Piece {
    text: string;
    finding: Finding | null;
}

// The text in pieces, with what was found marked; of two that overlap, the first is.
export function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
    const places = findings
        .map((finding) => ({ finding, place: placeOf(text, finding) }))
        .filter((each): each is { finding: Finding; place: Place } => each.place !== null)
        .sort((a, b) => a.place.from - b.place.from);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { finding, place } of places) {
        if (place.from < at) continue;
        if (place.from > at) pieces.push({ text: text.slice(at, place.from), finding: null });
        pieces.push({ text: text.slice(place.from, place.to), finding });
        at = place.to;
    }
    if (at < text.length) pieces.push({ text: text.slice(at), finding: null });
    return pieces;
}

// The text with the suggestion in place of what was found.
export function withSuggestion(text: string, finding: Finding): string {
    const place = placeOf(text, finding);
    if (place === null) return text;
    return text.slice(0, place.from) + finding.suggest + text.slice(place.to);
}
