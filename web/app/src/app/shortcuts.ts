// Keys that work everywhere: Ctrl-K for the palette, ? for this list, g and a letter for a section.
// A key typed into a field is text and never a shortcut.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { allSections } from "./sections";

export type Overlay = "palette" | "shortcuts" | null;

// The second key counts that long after g.
const chord_ms = 1200;

export function isTyping(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

export function useShortcuts() {
    const [open, setOpen] = useState<Overlay>(null);
    const navigate = useNavigate();
    const chordEnd = useRef(0);
    useEffect(() => {
        const go = (key: string): boolean => {
            const section = allSections.find((candidate) => candidate.key === key);
            if (section === undefined || Date.now() > chordEnd.current) return false;
            chordEnd.current = 0;
            void navigate({ to: section.to });
            return true;
        };
        const onKey = (event: KeyboardEvent) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
                event.preventDefault();
                setOpen("palette");
                return;
            }
            const modified = event.ctrlKey || event.metaKey || event.altKey;
            if (modified || isTyping(event.target) || document.querySelector("[role=dialog]"))
                return;
            if (go(event.key)) event.preventDefault();
            else if (event.key === "?") setOpen("shortcuts");
            else if (event.key === "g") chordEnd.current = Date.now() + chord_ms;
        };
        document.addEventListener("keydown", onKey);
        return () => document.removeEventListener("keydown", onKey);
    }, [navigate]);
    return { open, setOpen };
}
