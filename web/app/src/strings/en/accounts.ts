// What the forms of accounts say, and those about the vault itself.
export const accountActWords = {
    "account out": {
        title: "Set up mail out",
        intro: "Your letters go out through your own account. Most providers want an app password here, not the one that you log in with.",
        submit: "Keep it",
        labels: { url: "Server", address: "Sender of letters" },
    },
    "account in": {
        title: "Set up mail in",
        intro: "The account that answers arrive in. It is only read: nothing is flagged, moved or deleted there.",
        submit: "Keep it",
        labels: { url: "Server" },
    },
    "account timestamp": {
        title: "Add an authority",
        intro: "It signs that your record existed at a time, and gets a fingerprint and nothing else.",
        submit: "Add it",
        labels: { url: "Its address" },
    },
    "account drop": {
        title: "Use it no longer",
        intro: "Nothing goes there from now on. What it was set to stays in a file beside the settings.",
        submit: "Use it no longer",
    },
    reindex: {
        title: "Make the index anew",
        intro: "The search index holds nothing of its own: it is read again out of your evidence. With much of it this takes a few minutes.",
        submit: "Make it anew",
    },
} as const;
