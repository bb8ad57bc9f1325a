export const writeWords = {
    title: "Write",
    intro: "Letters in plain mail. An ordinary reply to one vouches for your record up to that day, and the client needs to install nothing.",
    kept: "The letter is kept, and not sent",
    fresh: "Write a letter",
    empty: "No letter yet",
    emptyText:
        "A short note after a call, a week of progress, something delivered: each plain reply is proof that the client got it.",
    letters: "Letters",
    to: "To",
    subject: "Subject",
    text: "Words",
    purpose: "What it is",
    half: "Attach the client's own copy of the record, as a page that opens without a network",
    hold: "Hold it until tomorrow morning, to read it once more",
    draft: "Begin with words out of the record",
    replace: "This replaces what you wrote.",
    save: "Keep it",
    saveHint: "Nothing is sent yet.",
    about: "About",
    state: {
        written: "not sent",
        held: "held to cool off",
        waiting: "waiting to be sent",
        refused: "refused by your mail account",
        unclear: "may have been sent",
        sent: "sent",
        answered: "answered",
        "received (proved)": "received, and that is proved",
    },
    strength: {
        none: "",
        weak: "The reply names the record only in its subject.",
        strong: "The reply vouches for the whole record up to this letter.",
    },
    answer: "Their answer",
    preview: "As it will arrive",
    footer: "The lines at the end are a fingerprint of your record. A plain reply to them is all that is needed; they say nothing about its content.",
    noFooter: "The words alone",
    send: "Send it",
    sendText: "It goes out through your own mail account.",
    mailto: "Open in my mail program",
    copy: "Copy all of it",
    sentMyself: "I sent it myself",
    drop: "Take it back",
    sentNow: "Sent",
    notSent: (reply: string) => `It was not sent: ${reply}`,
    cooling: {
        title: "Give it a moment",
        text: (time: string) =>
            `You wrote this ${time}. Read it once more as if the client had shown it to a mediator: it may be read out there.`,
        held: (time: string) =>
            `It is held until ${time}, because it was written in anger, or because you asked for it. Sleep on it; nothing is lost.`,
        why: "Why it cannot wait",
        now: "I read it again; send it",
        wait: "Not yet",
    },
    outbox: {
        title: "Letters that did not leave",
        text: "Of all engagements. What your mail account refused, or did not answer, waits here. One that may have been sent is never sent again by itself: open it, and look into your account first.",
        next: "Tried again from",
        retry: "Try what is due again",
        tried: (sent: number) =>
            sent === 0
                ? "Nothing left: what is not due yet waits for its time. Its own page sends it at once."
                : sent === 1
                  ? "1 letter left."
                  : `${sent} letters left.`,
    },
    platform: {
        title: "On the platform",
        text: "There you write in the platform's own messages. Paste this line at the end of one: the platform's notice of it then vouches for your record.",
    },
    tone: {
        title: "How it reads",
        calm: "Nothing in it can be held against you.",
        unknown: "",
        level: {
            advice: "could be better",
            sharp: "sharp",
            risky: "costs you something",
            heated: "heated",
            forbidden: "accounts are closed for this",
        },
        use: "Use instead",
        line: (line: number) => `line ${line}`,
    },
};
