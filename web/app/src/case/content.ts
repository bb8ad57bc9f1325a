// What the file of a case is made of, as one text: another text is another file.
import type { Answers } from "../api/model";

type Exhibits = Answers["case exhibits"];
type Matrix = Answers["case matrix"];

// Suggestions stay out of it: each new mail may bring some, and no file holds one before it is accepted.
export function contentOf({ claims, exhibits }: Exhibits, matrix: Matrix): string {
    const asserted = matrix.claims.map(({ elements, ...claim }) => ({
        ...claim,
        elements: elements.map(({ element, status, accepted, denied_by, they_say, they_show }) => {
            return { element, status, accepted, denied_by, they_say, they_show };
        }),
    }));
    return JSON.stringify({ claims, exhibits, asserted });
}

export interface Preview {
    // What it is made of now; "" while nobody knows.
    content: string;
    // What the newest file was made of; null before the first one, which is made by hand.
    made: string | null;
    busy: boolean;
    paused: boolean;
    seen: boolean;
}

export function isOutdated({ content, made }: Pick<Preview, "content" | "made">): boolean {
    return content !== "" && made !== null && content !== made;
}

// A file is made anew while somebody looks, one at a time. One that failed waits for the next change.
export function isDue(preview: Preview): boolean {
    return isOutdated(preview) && preview.seen && !preview.busy && !preview.paused;
}
