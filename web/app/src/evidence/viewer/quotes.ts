// The words of a mail in pieces: what was written, and what was quoted from before.
export interface Piece {
    quoted: boolean;
    lines: string[];
}

export function piecesOf(text: string): Piece[] {
    const pieces: Piece[] = [];
    for (const line of text.split("\n")) {
        const quoted = line.startsWith(">");
        const last = pieces.at(-1);
        if (last?.quoted === quoted) last.lines.push(line);
        else pieces.push({ quoted, lines: [line] });
    }
    return pieces;
}
