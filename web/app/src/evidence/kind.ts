import { words } from "../strings/en";

// The kind of an item in a plain word; a kind that is not known here keeps its own.
export function kindText(kind: string): string {
    return words.evidence.kinds[kind] ?? kind;
}
