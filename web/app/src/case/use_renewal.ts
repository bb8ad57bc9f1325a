// Makes the file of a case anew by itself, a moment after the last change.
import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useAnswer } from "../api/queries";
import { contentOf, isDue, type Preview } from "./content";
import { casePath } from "./use_case";

// Several changes in a row make one file.
const gathered_ms = 1000;

// What the case is made of now; "" until the record has said so.
export function useContent(id: string): string {
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits"));
    const matrix = useAnswer("case matrix", casePath(id, "/matrix"));
    const known = !exhibits.isPlaceholderData && !matrix.isPlaceholderData;
    if (!known || exhibits.data === undefined || matrix.data === undefined) return "";
    return contentOf(exhibits.data, matrix.data);
}

export function useRenewal(preview: Omit<Preview, "seen">, renew: () => void): void {
    const due = isDue({ ...preview, seen: useDocumentVisibility() === "visible" });
    const newest = useRef(renew);
    newest.current = renew;
    useEffect(() => {
        if (!due) return;
        const timer = setTimeout(() => newest.current(), gathered_ms);
        return () => clearTimeout(timer);
        // Another change begins the wait anew.
    }, [due, preview.content]);
}
