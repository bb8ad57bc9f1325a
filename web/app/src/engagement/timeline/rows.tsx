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
import { keyOf, PlainRow, Row } from "./row";

export interface RowsHandle {
    // Scrolls to the entry at this position.
    show: (position: number) => void;
}

interface RowsProps {
    entries: Entry[];
    attestations: Attestations;
}

// Before the style sheet has said how high a row is.
const guess = 69;

export const Rows = forwardRef<RowsHandle, RowsProps>(({ entries, attestations }, ref) => {
    const list = useRef<HTMLOListElement>(null);
    const [top, setTop] = useState(0);
    const [height, setHeight] = useState(guess);
    const [open, setOpen] = useState<string | null>(null);
    // A new function would have the places of all rows worked out again, at each step of the wheel.
    const keys = useMemo(() => entries.map(keyOf), [entries]);
    const keyAt = useCallback((index: number) => keys[index] ?? "", [keys]);
    const toggle = useCallback((entry: Entry) => {
        const key = keyOf(entry);
        setOpen((shown) => (shown === key ? null : key));
    }, []);
    const estimate = useCallback(() => height, [height]);
    const wasFlying = useRef(false);
    const virtual = useWindowVirtualizer({
        count: entries.length,
        estimateSize: estimate,
        overscan: wasFlying.current ? 2 : 12,
        scrollMargin: top,
        getItemKey: keyAt,
    });
    // The first rows come one drawing later than the list, and how high they are goes by the width of the screen.
    const isFilled = virtual.getVirtualItems().length > 0;
    useLayoutEffect(() => {
        const look = () => {
            if (list.current === null) return;
            setTop(list.current.getBoundingClientRect().top + window.scrollY);
            const closed = list.current.querySelector("[data-open=false]");
            if (closed !== null) setHeight(closed.getBoundingClientRect().height);
        };
        look();
        window.addEventListener("resize", look);
        return () => window.removeEventListener("resize", look);
    }, [isFilled]);
    const flying = useFlying(virtual.scrollOffset ?? 0, virtual.isScrolling);
    useLayoutEffect(() => {
        wasFlying.current = flying; // rows beyond the screen are not worth drawing in a fling
    });
    // All closed rows are of one height: only the open one is measured, as each row that is moves all behind it.
    useLayoutEffect(() => virtual.measure(), [virtual, height]);
    useClosing(open, (key) => {
        const index = keys.indexOf(key);
        if (index >= 0) virtual.resizeItem(index, height);
    });
    useImperativeHandle(ref, () => ({
        show: (position) => virtual.scrollToIndex(position, { align: "start" }),
    }));
    return (
        <ol className="timeline" ref={list} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
                const entry = entries[index];
                if (entry === undefined) return null;
                const isOpen = open === key;
                return (
                    <li
                        key={key}
                        ref={isOpen ? virtual.measureElement : undefined}
                        data-index={index}
                        data-open={isOpen}
                        aria-posinset={index + 1}
                        aria-setsize={entries.length}
                        style={{ transform: `translateY(${start - top}px)` }}
                    >
                        {flying && !isOpen ? (
                            <PlainRow entry={entry} />
                        ) : (
                            <Row
                                entry={entry}
                                attestations={attestations}
                                open={isOpen}
                                onToggle={toggle}
                            />
                        )}
                    </li>
                );
            })}
        </ol>
    );
});
Rows.displayName = "Rows";

// Whether rows pass too fast to be read: more than a screen of them at a step.
function useFlying(offset: number, isScrolling: boolean): boolean {
    const before = useRef(offset);
    const step = Math.abs(offset - before.current);
    useLayoutEffect(() => {
        before.current = offset;
    });
    return isScrolling && step > window.innerHeight;
}

// Tells which row was open before.
function useClosing(open: string | null, closed: (key: string) => void): void {
    const before = useRef(open);
    useLayoutEffect(() => {
        if (before.current !== null && before.current !== open) closed(before.current);
        before.current = open;
    });
}
