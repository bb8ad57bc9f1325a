export const appWords = {
    name: "Tallystick",
    claim: "Your side, on record",
    skip: "Skip to the page",
    sections: {
        today: "Today",
        engagements: "Engagements",
        evidence: "Evidence",
        search: "Search",
        cases: "Cases",
        write: "Write",
        rights: "Rights",
        record: "My record",
        lessons: "Lessons",
        verify: "Verify",
        settings: "Settings",
        more: "More",
    },
    navigation: "Sections",
    phoneNavigation: "Sections you need most",
    work: "Work",
    you: "You",
    palette: "Go to or do…",
    paletteHint: "Ctrl K",
    paletteGo: "Go to",
    paletteDo: "Put on record",
    paletteEmpty: "Nothing by that name",
    shortcuts: "Keyboard shortcuts",
    scheme: { light: "Light", dark: "Dark", auto: "System" },
    schemeLabel: "Appearance",
    loading: "Loading",
    retry: "Try again",
    back: "Back",
    close: "Close",
    cancel: "Cancel",
    copy: "Copy",
    copied: "Copied",
    print: "Print",
    undo: "Undo",
    done: "Done",
    lost: {
        title: "This page does not exist",
        text: "The address may be old, or mistyped. Nothing is lost.",
        home: "Go to Today",
    },
    failed: {
        title: "This could not be shown",
        text: "Your record is not affected by it.",
    },
    locked: {
        title: "This page is locked",
        text: "It opens with the link that the program prints when it starts. Each link works once, so that nobody who finds it later can get in.",
        how: "In a terminal, run this and open the link that it prints:",
        command: "tally serve",
    },
    first: {
        title: "Your record begins here",
        text: "A vault is made on this computer: your evidence, what happened, and the key that signs it. Nothing leaves it unless you send it.",
        name: "Your name",
        nameHint: "As it stands in your contracts",
        email: "Your e-mail address",
        zone: "Your time zone",
        make: "Make my vault",
    },
    offline: {
        title: "The program is not running",
        text: "This page talks to the program on your own computer, and nothing answers there.",
        bar: "The program does not answer. What you see may be old; nothing can be recorded until it is back.",
    },
    workWaits: "Waits until other work is done",
    workWasCut:
        "The program was stopped while it worked on this. What it had recorded by then is safe. Start it once more: what is there already is not taken twice.",
    sources: {
        seen: (day: string) => `read there on ${day}`,
        confidence: {
            high: "well sourced",
            medium: "fairly sure",
            low: "check this yourself",
        },
    },
    mail: {
        fetch: "Fetch mail",
        fetched: (added: number) =>
            added === 0
                ? "Nothing new."
                : added === 1
                  ? "1 mail is new, and in the record."
                  : `${added} mails are new, and in the record.`,
        folderFailed: (folder: string, why: string) =>
            `${folder} was not read to its end; the next time goes on there: ${why}`,
        mailFailed: (folder: string, why: string) =>
            `A mail of ${folder} could not be read: ${why}`,
    },
    setClock: "The clock of this record was set by hand: its times prove nothing.",
} as const;
