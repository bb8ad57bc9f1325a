// The forms in which DKIM signs a mail (RFC 6376 section 3.4).
import { asciiLower } from "../bytes";

export type Form = "simple" | "relaxed";

// Runs of white space become one space; none stays at the end.
function relaxed(line: string): string {
    return line.replace(/[ \t]+/g, " ").replace(/ $/, "");
}

// What is left never ends a line, not even where two ends lie in each other: what is signed of one
// field could be said of two.
function withoutFolds(raw: string): string {
    const kept: string[] = [];
    for (const c of raw) {
        if (c === "\n" && kept.at(-1) === "\r") kept.pop();
        else kept.push(c);
    }
    return kept.join("");
}

export function canonicalField(raw: string, form: Form): string {
    if (form === "simple") return raw;
    const field = withoutFolds(raw);
    const colon = field.indexOf(":");
    const name = (colon < 0 ? field : field.slice(0, colon)).replace(/[ \t]+$/, "");
    const value = colon < 0 ? "" : field.slice(colon + 1);
    return `${asciiLower(name)}:${relaxed(value.replace(/^[ \t]+/, ""))}`;
}

export function canonicalBody(body: string, form: Form): string {
    const lines = body.split("\r\n").map((line) => (form === "relaxed" ? relaxed(line) : line));
    while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
    if (lines.length === 0) return form === "simple" ? "\r\n" : "";
    return lines.join("\r\n") + "\r\n";
}
