// The few signs that the page uses, drawn here in one hand: 24 units, one stroke. They decorate a word
// beside them and are hidden from screen readers.
const paths = {
    today: "M4 7h16v13H4zM4 11h16M8 3v5M16 3v5M9 15l2 2 4-4",
    engagements: "M4 8h16v12H4zM9 8V5h6v3M4 13h16",
    evidence: "M4 13v6h16v-6l-3-8H7zM4 13h5l1 3h4l1-3h5",
    search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
    cases: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    write: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
    rights: "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5zM12 4a3 3 0 0 1 0 3",
    record: "M12 3l2.6 5.6 6 .7-4.4 4.2 1.1 6L12 16.6 6.7 19.5l1.1-6L3.4 9.3l6-.7z",
    lessons: "M12 3a6 6 0 0 0-3.5 10.9V17h7v-3.1A6 6 0 0 0 12 3zM9.5 20.5h5",
    verify: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2 2 4-4",
    settings:
        "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    more: "M5 12h.01M12 12h.01M19 12h.01",
    plus: "M12 5v14M5 12h14",
    check: "M5 12.5l4.5 4.5L19 7.5",
    alert: "M12 4 3 19.5h18zM12 10v4.5M12 17h.01",
    clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
    lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    next: "M9 5l7 7-7 7",
    back: "M15 5l-7 7 7 7",
    down: "M5 9l7 7 7-7",
    up: "M5 15l7-7 7 7",
    close: "M6 6l12 12M18 6 6 18",
    mail: "M4 6h16v12H4zM4 7l8 6 8-6",
    seal: "M12 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM9 13l-1.5 7 4.5-2.5 4.5 2.5L15 13",
    people: "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19c.5-4 2.5-5.5 5.5-5.5s5 1.5 5.5 5.5M16 5.5a3 3 0 0 1 0 5.5M17 13.8c2 .5 3.2 2 3.5 5.2",
    money: "M4 7h16v10H4zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM7 12h.01M17 12h.01",
    file: "M6 3h8l4 4v14H6zM14 3v4h4",
    chat: "M4 5h16v11H11l-5 4v-4H4z",
    undo: "M8 5 4 9l4 4M4 9h9a6 6 0 0 1 0 12h-3",
    print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1",
    moon: "M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
    return (
        <svg
            className="icon"
            aria-hidden="true"
            width={size}
            height={size}
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth={name === "more" ? 3 : 1.7}
            strokeLinecap="round"
            strokeLinejoin="round"
        >
            <path d={paths[name]} />
        </svg>
    );
}
