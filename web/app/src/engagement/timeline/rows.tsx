// The rows that are on the screen, out of any number.
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
    forwardRef,
    useCallback,
    useImperativeHandle,
    useLayoutEffect,
    useMemo,
    useRef,
    useState,
} from "react";
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

// Of one line of words, on a wide window. A row that turns out otherwise moves all rows behind it.
const row_height = 69;
const estimate = () => row_height;

export const Rows = forwardRef<RowsHandle, RowsProps>(({ entries, attestations }, ref) => {
    const list = useRef<HTMLOListElement>(null);
    const [top, setTop] = useState(0);
    const [open, setOpen] = useState<string | null>(null);
    // A new function would have the places of all rows worked out again, at each step of the wheel.
    const keys = useMemo(() => entries.map(keyOf), [entries]);
    const keyAt = useCallback((index: number) => keys[index] ?? "", [keys]);
    const toggle = useCallback((entry: Entry) => {
        const key = keyOf(entry);
        setOpen((shown) => (shown === key ? null : key));
    }, []);
    useLayoutEffect(() => {
        if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
    }, []);
    const virtual = useWindowVirtualizer({
        count: entries.length,
        estimateSize: estimate,
        overscan: 12,
        scrollMargin: top,
        getItemKey: keyAt,
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
                            onToggle={toggle}
                        />
                    </li>
                );
            })}
        </ol>
    );
});
Rows.displayName = "Rows";

function keyOf({ side, n }: Entry): string {
    return `${side}/${n}`;
}
