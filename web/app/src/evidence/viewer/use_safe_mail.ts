import { useEffect, useRef, useState } from "react";

export type FrameState = "opening" | "shown" | "none" | "unreadable";

// Puts the sent form of a mail into the frame. The sanitizer and the reader of mails are loaded by then only.
export function useSafeMail(raw: ArrayBuffer) {
    const frame = useRef<HTMLIFrameElement>(null);
    const [state, setState] = useState<FrameState>("opening");
    useEffect(() => {
        let current = true;
        const open = async () => {
            const { sentForm, showIn } = await import("./safe_mail");
            const form = await sentForm(raw);
            if (!current) return;
            if (form.html === "") return setState("none");
            if (frame.current !== null) showIn(frame.current, form);
            setState("shown");
        };
        open().catch(() => current && setState("unreadable"));
        return () => {
            current = false;
        };
    }, [raw]);
    return { frame, state };
}
