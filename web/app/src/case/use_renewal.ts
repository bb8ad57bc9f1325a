// Lays the pages of a case out anew by itself, a moment after the last change.
import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useAnswer } from "../api/queries";
import { contentOf, isDue, type Preview } from "./content";
import { casePath } from "./use_case";
import type { Wish } from "./use_making";

// Several changes in a row make one set of pages; the first pages wait for nothing.
const gathered_ms = 1000;

// What the case is made of now; "" until the record has said so.
export function useContent(id: string, wish: Wish): string {
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits"));
    const matrix = useAnswer("case matrix", casePath(id, "/matrix"));
    const known = !exhibits.isPlaceholderData && !matrix.isPlaceholderData;
    if (!known || exhibits.data === undefined || matrix.data === undefined) return "";
    return contentOf(exhibits.data, matrix.data, wish);
}

export function useRenewal(preview: Omit<Preview, "seen">, renew: () => void): void {
    const due = isDue({ ...preview, seen: useDocumentVisibility() === "visible" });
    const newest = useRef(renew);
    newest.current = renew;
    useEffect(() => {
        if (!due) return;
        const timer = setTimeout(() => newest.current(), preview.made === null ? 0 : gathered_ms);
        return () => clearTimeout(timer);
        // Another change begins the wait anew.
    }, [due, preview.content, preview.made]);
}
