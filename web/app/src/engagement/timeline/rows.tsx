// The rows that are on the screen, out of any number.
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { Entry } from "../../api/model";
import type { Attestations } from "./page";
import { Row } from "./row";

export interface RowsHandle {
    // Scrolls to the entry at this position.
    show: (position: number) => void;
}

interface RowsProps {
    entries: Entry[];
    attestations: Attestations;
}

const row_height = 66;

export const Rows = forwardRef<RowsHandle, RowsProps>(({ entries, attestations }, ref) => {
    const list = useRef<HTMLOListElement>(null);
    const [top, setTop] = useState(0);
    const [open, setOpen] = useState<string | null>(null);
    useLayoutEffect(() => {
        if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
    }, []);
    const virtual = useWindowVirtualizer({
        count: entries.length,
        estimateSize: () => row_height,
        overscan: 12,
        scrollMargin: top,
        getItemKey: (index) => keyOf(entries[index]),
    });
    useImperativeHandle(ref, () => ({
        show: (position) => virtual.scrollToIndex(position, { align: "start" }),
    }));
    return (
        <ol className="timeline" ref={list} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
                const entry = entries[index];
                if (entry === undefined) return null;
                return (
                    <li
                        key={key}
                        ref={virtual.measureElement}
                        data-index={index}
                        aria-posinset={index + 1}
                        aria-setsize={entries.length}
                        style={{ transform: `translateY(${start - top}px)` }}
                    >
                        <Row
                            entry={entry}
                            attestations={attestations}
                            open={open === keyOf(entry)}
                            onToggle={() => setOpen(open === keyOf(entry) ? null : keyOf(entry))}
                        />
                    </li>
                );
            })}
        </ol>
    );
});
Rows.displayName = "Rows";

function keyOf(entry: Entry | undefined): string {
    return entry === undefined ? "" : `${entry.side}/${entry.n}`;
}
