// Whether the page is being put on paper: browsers say so before they lay it out.
import { useLayoutEffect, useSyncExternalStore } from "react";

const paper = window.matchMedia("print");
let between = false;

function subscribe(listener: () => void): () => void {
    const begin = () => {
        between = true;
        listener();
    };
    const end = () => {
        between = false;
        listener();
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", listener);
    return () => {
        window.removeEventListener("beforeprint", begin);
        window.removeEventListener("afterprint", end);
        paper.removeEventListener("change", listener);
    };
}

export function usePrinting(): boolean {
    return useSyncExternalStore(subscribe, () => between || paper.matches);
}

const scheme = "data-mantine-color-scheme";

// Paper is light, also at night.
export function useLightPaper(): void {
    const printing = usePrinting();
    useLayoutEffect(() => {
        const page = document.documentElement;
        const usual = page.getAttribute(scheme);
        if (!printing || usual === null) return;
        page.setAttribute(scheme, "light");
        return () => page.setAttribute(scheme, usual);
    }, [printing]);
}
