export const todayWords = {
    title: "Today",
    safe: "Nothing needs you today",
    safeText: "No deadline is close, and nothing waits for you. The next ones stand below.",
    needs: (count: number) => (count === 1 ? "One thing needs you" : `${count} things need you`),
    urgent: (count: number) => (count === 1 ? "One thing is urgent" : `${count} things are urgent`),
    atStake: "at stake",
    severity: {
        critical: "Urgent",
        warning: "Soon",
        notice: "In good time",
        info: "Good to know",
    },
    now: "What to do now",
    next: "What comes next",
    nextIntro: "If nobody acts, this is what happens.",
    noDeadlines: "No clock is running.",
    open: "Open",
    money: "Money",
    held: "Held for you",
    paid: "Paid to you",
    planned: "Planned",
    unpaid: "Owed on invoices",
    inbox: "Unfiled evidence",
    inboxText: (count: number) =>
        count === 1
            ? "One item belongs to no engagement yet."
            : `${count} items belong to no engagement yet.`,
    inboxOpen: "File it",
    engagements: "Engagements",
    proof: "What you can prove",
    proofText: "Every act is recorded so that nobody can change it in silence, also not you.",
    verify: "Check the record",
    evidence: "Bring in mail and files",
    claimed: "claimed",
    yours: "You act",
    theirs: "The client acts",
    passed: "passed",
    welcome: {
        title: "Welcome. Let us get your side on record.",
        text: "Most disputes are lost by a missed deadline or a missing proof, and not by bad work. This page keeps both for you, on your own computer and nowhere else.",
        steps: [
            {
                title: "Name the contract",
                text: "Client, kind of contract, currency. It takes less than a minute.",
            },
            {
                title: "Bring in what you have",
                text: "Mails, chats and files. The originals are kept, bit for bit.",
            },
            {
                title: "Look here once a day",
                text: "Deadlines, with the money at stake, stand on top.",
            },
        ],
        begin: "Begin with the first engagement",
    },
} as const;
