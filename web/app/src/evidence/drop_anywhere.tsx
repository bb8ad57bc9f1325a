// Files can be let go anywhere in the window, and a screenshot can be pasted anywhere but beside words that
// somebody is writing.
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../app/icons";
import { isTyping } from "../app/shortcuts";
import { words } from "../strings/en";
import { bring, named } from "../kit/arrivals";
import "./drop.css";

const say = words.evidence.drop;

function holdsFiles(event: DragEvent): boolean {
    return event.dataTransfer?.types.includes("Files") ?? false;
}

// Nothing is lost when the page leaves a line that is still empty, as that of a search.
function isWriting({ target, clipboardData }: ClipboardEvent): boolean {
    if (!isTyping(target)) return false;
    const empty = target instanceof HTMLInputElement && target.value === "";
    const words = clipboardData?.types.includes("text/plain") ?? false;
    return !empty || words || target.closest("[role=dialog]") !== null;
}

export function DropAnywhere() {
    const [over, setOver] = useState(false);
    const navigate = useNavigate();
    const verifying = useLocation({ select: ({ pathname }) => pathname === "/verify" });
    const place = useRef(verifying);
    place.current = verifying;

    useEffect(() => {
        const take = (files: File[]) => {
            if (files.length === 0) return;
            bring(files);
            if (!place.current) void navigate({ to: "/evidence" });
        };
        const onOver = (event: DragEvent) => {
            if (!holdsFiles(event)) return;
            event.preventDefault();
            setOver(true);
        };
        const onLeave = (event: DragEvent) => {
            if (event.relatedTarget === null) setOver(false);
        };
        const onDrop = (event: DragEvent) => {
            setOver(false);
            if (!holdsFiles(event)) return;
            event.preventDefault();
            take([...(event.dataTransfer?.files ?? [])]);
        };
        const onPaste = (event: ClipboardEvent) => {
            if (isWriting(event)) return;
            const files = [...(event.clipboardData?.files ?? [])];
            take(files.map((file) => named(file, new Date(), say.pasted)));
        };
        window.addEventListener("dragover", onOver);
        window.addEventListener("dragleave", onLeave);
        window.addEventListener("drop", onDrop);
        window.addEventListener("paste", onPaste);
        return () => {
            window.removeEventListener("dragover", onOver);
            window.removeEventListener("dragleave", onLeave);
            window.removeEventListener("drop", onDrop);
            window.removeEventListener("paste", onPaste);
        };
    }, [navigate]);

    if (!over) return null;
    return (
        <div className="drop-veil" role="status">
            <div>
                <Icon name={verifying ? "verify" : "evidence"} size={44} />
                <p>{verifying ? say.releaseVerify : say.release}</p>
            </div>
        </div>
    );
}
