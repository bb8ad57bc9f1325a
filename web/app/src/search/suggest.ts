// Which operators to offer while a query is typed, and what taking one makes of it.
export interface Suggestion {
    // What is put in place of the word at the caret.
    text: string;
    about: string;
}

export interface Known {
    operators: Record<string, string>;
    engagements: readonly { engagement: string; title: string }[];
}

const kinds = ["mail", "chat", "file", "image", "pdf", "page", "commit", "statement-row", "note"];
const sources = [
    "mbox",
    "eml",
    "maildir",
    "whatsapp",
    "slack",
    "telegram",
    "file",
    "archive",
    "page",
];
const shown_max = 6;

// The word that ends at the caret: from the last space outside of quotes.
export function wordAt(query: string, caret: number): string {
    const before = query.slice(0, caret);
    const quotes = before.split('"').length - 1;
    const start = quotes % 2 === 1 ? before.lastIndexOf('"') : before.lastIndexOf(" ") + 1;
    return before.slice(start);
}

function valuesFor(operator: string, known: Known): Suggestion[] {
    switch (operator) {
        case "kind:":
            return kinds.map((kind) => ({ text: operator + kind, about: "" }));
        case "source:":
            return sources.map((source) => ({ text: operator + source, about: "" }));
        case "engagement:":
            return known.engagements.map(({ engagement, title }) => ({
                text: operator + engagement,
                about: title,
            }));
        default:
            return [];
    }
}

// Nothing is offered for a word that is complete, nor where nothing was typed.
export function suggestionsFor(query: string, caret: number, known: Known): Suggestion[] {
    const word = wordAt(query, caret).toLowerCase();
    if (word === "" || word.startsWith('"')) return [];
    const colon = word.indexOf(":");
    const all =
        colon >= 0
            ? valuesFor(word.slice(0, colon + 1), known)
            : Object.entries(known.operators).map(([text, about]) => ({ text, about }));
    return all.filter(({ text }) => text.startsWith(word) && text !== word).slice(0, shown_max);
}

// The query with the suggestion in place, and where the caret stands then.
export function take(
    query: string,
    caret: number,
    { text }: Suggestion,
): { query: string; caret: number } {
    const word = wordAt(query, caret);
    const before = query.slice(0, caret - word.length) + text + (text.endsWith(":") ? "" : " ");
    return { query: before + query.slice(caret).trimStart(), caret: before.length };
}

// A snippet in pieces: what the server put between « and » was found.
export function snippetPieces(snippet: string): { text: string; hit: boolean }[] {
    return snippet
        .split(/(«[^«»]*»)/)
        .filter((text) => text !== "")
        .map((text) =>
            text.startsWith("«") && text.endsWith("»")
                ? { text: text.slice(1, -1), hit: true }
                : { text, hit: false },
        );
}
