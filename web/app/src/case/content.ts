// What the pages of a case are made of, as one text: another text is another file.
import type { Answers } from "../api/model";
import type { Wish } from "./use_making";

type Exhibits = Answers["case exhibits"];
type Matrix = Answers["case matrix"];

// Suggestions stay out of it: each new mail may bring some, and no file holds one before it is accepted.
export function contentOf({ claims, exhibits }: Exhibits, matrix: Matrix, wish: Wish): string {
    const asserted = matrix.claims.map(({ elements, ...claim }) => ({
        ...claim,
        elements: elements.map(({ element, status, accepted, denied_by, they_say, they_show }) => {
            return { element, status, accepted, denied_by, they_say, they_show };
        }),
    }));
    return JSON.stringify({ claims, exhibits, asserted, wish });
}

export interface Preview {
    // What it is made of now; "" while nobody knows.
    content: string;
    // What the newest pages were made of; null before the first ones.
    made: string | null;
    busy: boolean;
    paused: boolean;
    seen: boolean;
}

export function isOutdated({ content, made }: Pick<Preview, "content" | "made">): boolean {
    return content !== "" && content !== made;
}

// Pages are made anew while somebody looks, one at a time. What was refused waits for the next change.
export function isDue(preview: Preview): boolean {
    return isOutdated(preview) && preview.seen && !preview.busy && !preview.paused;
}
