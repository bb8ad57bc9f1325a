// Pages of their own for the client and a mediator, and what the client worries about.
export const linkActWords = {
    "link create": {
        title: "Make a link",
        intro: "The code that opens it is mailed to one address and to no other. The link itself is shown once: send it yourself.",
        submit: "Make it",
        labels: { to: "Whom the code goes to (empty: the client’s address)" },
    },
    "link revoke": {
        title: "Close this link",
        intro: "From here on it opens nothing.",
        submit: "Close it",
    },
    "link receipt": {
        title: "Have it confirmed",
        intro: "A letter that names what was done through links. A plain reply that leaves the lines in it confirms it.",
        submit: "Write the letter",
    },
    "link answer": {
        title: "Answer this concern",
        intro: "Answer it while it is small. The client reads it on the page of the link.",
        submit: "Answer",
        labels: { text: "What you say to it" },
    },
};

export const linkFieldNames = {
    opening: {
        label: "The opening that the client kept",
        hint: "For feedback sealed through a link: it holds stars, words and salt, and begins with {",
    },
};

const acts: Record<string, string> = {
    "agreement.signed": "Signed the agreement",
    "milestone.approved": "Approved the work",
    "milestone.changes-requested": "Asked for changes",
    "checkin.acknowledged": "Acknowledged a check-in",
    "change.approved": "Approved a change order",
    "change.declined": "Declined a change order",
    "concern.raised": "Raised a concern",
    "feedback.sealed": "Sealed feedback",
    "feedback.given": "Opened the sealed feedback",
};

export const linkWords = {
    title: "Pages of their own",
    intro: "What a client signs, or a mediator reads, without an account.",
    notOffered:
        "No links yet: nobody but you reaches this program. Put a proxy with a certificate before it, and start it with the address that your client will open:",
    serve: "tally serve --public-url https://…",
    tryIt: (port: string) =>
        `To try a link yourself, on this computer alone: \`tally serve --public-url http://localhost:${port}\``,
    half: "It works without a server, too: a letter brings the client’s half of the record along, and a reply to it answers.",
    write: "Write a letter",
    trial: "Links open on this computer alone: try them here, and send none.",
    none: "No link yet.",
    forClient: "For the client",
    forCase: (name: string) => `For a mediator: case ${name}`,
    number: (link: number) => `Link ${link}`,
    holder: { client: "client", mediator: "mediator" },
    reads: (number: number) => `reads case ${number}`,
    state: { new: "not opened yet", opened: "opened", expired: "expired", revoked: "closed" },
    until: "until",
    once: "This link is shown once. Send it to",
    done: "Done through links",
    doneText:
        "Claimed means that so far only your record says so. A plain reply to a letter confirms it.",
    // What has a number, as "milestone/1", is named; of the rest there is only one.
    act: (act: string, about: string) =>
        (acts[act] ?? act) + (about.includes("/") ? `: ${about.replace("/", " ")}` : ""),
    passkey: (fingerprint: string) => `Made a passkey: ${fingerprint.slice(0, 23)}…`,
    claimed: "claimed",
    confirmed: "confirmed by a reply",
    concern: "The client has a concern",
    answered: "You answered:",
    waits: "Not answered yet",
} as const;
