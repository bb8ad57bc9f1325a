// Words that stand nowhere but in the page: nothing takes them away without a question, neither what closes the
// form, nor the way to another page, nor the end of the window.
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { words } from "../strings/en";
import { areWaiting } from "./arrivals";
import { tell } from "./tell";

// `onClose` is for what closes without going to another page.
export function useUnsaved(changed: boolean, onClose: () => void = () => undefined) {
    const [closing, setClosing] = useState(false);
    const blocker = useBlocker({
        // Another choice on the same page takes nothing away.
        shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
        disabled: !changed,
        withResolver: true,
    });
    const isBlocked = blocker.status === "blocked";
    return {
        asking: closing || isBlocked,
        close: () => (changed ? setClosing(true) : onClose()),
        stay: () => {
            setClosing(false);
            if (!isBlocked) return;
            blocker.reset();
            // Files that were dropped here are not lost either.
            if (blocker.next.pathname === "/evidence" && areWaiting())
                tell({ message: words.evidence.drop.waits });
        },
        leave: () => (isBlocked ? blocker.proceed() : onClose()),
    };
}
