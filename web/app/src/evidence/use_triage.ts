// Filing one item after the other: the cursor, what was filed last, and the writes.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { send } from "../api/client";
import { useWrite } from "../api/queries";
import { isTyping } from "../app/shortcuts";
import { showUndo } from "../kit/undo_message";
import { tell } from "../kit/tell";
import { words } from "../strings/en";
import { deedOf, placeAfter, type Deed, type InboxItem } from "./triage";

const say = words.evidence.inbox;

const undoBody = (item: string[]) => ({ item, undo: true, reason: say.undoReason });

export function useTriage(
    items: readonly InboxItem[],
    engagements: readonly string[],
    titleOf: (engagement: string) => string,
) {
    const [at, setAt] = useState(0);
    const filed = useRef<string[][]>([]);
    const write = useWrite();
    const navigate = useNavigate();

    const fail = (error: Error) =>
        tell({ color: "red", title: words.fields.failed, message: error.message });

    const file = (wanted: string[], body: Record<string, unknown>, message: string) => {
        write.mutate(
            { path: "/inbox/file", body: { item: wanted, ...body } },
            {
                onSuccess: (answer) => {
                    const { items: done } = answer as { items: string[] };
                    filed.current.push(done);
                    setAt((old) => placeAfter(old, items.length - wanted.length));
                    showUndo({
                        message,
                        undo: () => send("/inbox/file", undoBody(done)),
                        onUndone: () => {
                            filed.current = filed.current.filter((one) => one !== done);
                        },
                    });
                },
                onError: fail,
            },
        );
    };

    const undo = () => {
        const last = filed.current.pop();
        if (last === undefined) return;
        write.mutate(
            { path: "/inbox/file", body: undoBody(last) },
            { onSuccess: () => tell({ message: say.undone }), onError: fail },
        );
    };

    const run = (deed: Deed) => {
        if (write.isPending && deed.do !== "move") return;
        switch (deed.do) {
            case "move":
                return setAt(deed.to);
            case "open":
                return void navigate({ to: "/evidence/$item", params: { item: deed.item } });
            case "undo":
                return undo();
            case "file":
                return file([deed.item], { into: deed.into }, say.filed(titleOf(deed.into)));
        }
    };
    const fileAll = () => {
        const wanted = items.filter(({ proposed }) => proposed).map(({ item }) => item);
        file(wanted, { proposed: true }, say.filed(`${wanted.length}`));
    };

    const latest = useRef({ items, at, engagements, run });
    latest.current = { items, at, engagements, run };
    useEffect(() => {
        const onKey = (event: KeyboardEvent) => {
            const modified = event.ctrlKey || event.metaKey || event.altKey;
            const pressing = event.target instanceof Element && event.target.closest("a, button");
            if (modified || isTyping(event.target) || document.querySelector("[role=dialog]"))
                return;
            if (event.key === "Enter" && pressing) return;
            const deed = deedOf(event.key, latest.current);
            if (deed === null) return;
            event.preventDefault();
            latest.current.run(deed);
        };
        document.addEventListener("keydown", onKey);
        return () => document.removeEventListener("keydown", onKey);
    }, []);
    return { at: placeAfter(at, items.length), setAt, run, fileAll, busy: write.isPending };
}
