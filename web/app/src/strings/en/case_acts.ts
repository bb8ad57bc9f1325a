// The acts about evidence, cases and letters, and their fields.
export const caseActWords = {
    "case link": {
        title: "Use as an exhibit",
        intro: "It gets the next number, and its original goes into the case file.",
        submit: "Add it",
        labels: { item: "Which evidence", why: "What it shows, in one sentence" },
    },
    erase: {
        title: "Erase for good",
        intro: "The content is overwritten and cannot be brought back. That it was here, its fingerprint and your reason stay on record.",
        submit: "Erase it",
        labels: { reason: "Why; it stays on record" },
    },
    "case open": {
        title: "Open a case",
        intro: "A case gathers claims and exhibits for one forum. Opening it tells nobody and costs nothing.",
        submit: "Open it",
        labels: { claim: "What you assert, in one or two sentences" },
    },
    "case assert": {
        title: "Add a claim",
        intro: "What you ask for, or what the other side will say. The record is laid against it.",
        submit: "Add it",
        labels: { text: "What is asserted, in one sentence" },
    },
    "case highlight": {
        title: "Mark the sentence that decides",
        intro: "Exactly as it stands in the original. It is marked on the page and quoted in front.",
        submit: "Mark it",
        labels: { quote: "The sentence" },
    },
    "case describe": {
        title: "What it shows",
        intro: "One sentence for somebody who knows nothing. It stands above the exhibit and in the list.",
        submit: "Keep it",
        labels: { why: "What it shows, in one sentence" },
    },
    "case withhold": {
        title: "Keep out of the case",
        intro: "The reader sees that something was kept back and why, and not what.",
        submit: "Keep it out",
        labels: { item: "What to keep back", text: "What the reader is told about it" },
    },
    "case dispute": {
        title: "They deny it",
        intro: "The other side says that this is not so, or will. Better to read it here first than in their paper.",
        submit: "Note it",
        labels: { why: "What they say", item: "The paper with which they say it" },
    },
    "case answer": {
        title: "Your words",
        intro: "The record cannot say this for you.",
        submit: "Keep it",
    },
    "letter drop": {
        title: "Take the letter back",
        intro: "It was not sent. It stays on record as taken back.",
        submit: "Take it back",
    },
    "letter sent": {
        title: "I sent it myself",
        intro: "The subject must have kept its token, and the lines at the end must be there: a reply to them vouches for your record.",
        submit: "Record it",
    },
} as const;

export const caseFieldNames = {
    asks: { label: "How much you ask for", hint: "" },
    kind: { label: "Kind of claim", hint: "" },
    about: { label: "What it is about", hint: "Such as milestone/2, invoice/1 or contract" },
    translation: {
        label: "What it says in the language of the case",
        hint: "Printed as your translation",
    },
    message_id: { label: "Message-ID of what you sent", hint: "Only if that program made its own" },
};

export const caseChoices = {
    "payment-for-work": "Mine: payment for agreed work",
    "payment-of-invoice": "Mine: payment of an invoice",
    "payment-for-hours": "Mine: payment for hours",
    "late-interest": "Mine: interest for late payment",
    "extra-work": "Mine: payment for extra work",
    "unfounded-cancellation": "Mine: it was ended without reason",
    "not-as-agreed": "Theirs: it is not what was agreed",
    "not-delivered": "Theirs: it was never delivered",
    late: "Theirs: it was late",
    "expected-more": "Theirs: more was expected",
    "hours-not-worked": "Theirs: hours were not worked",
    "refund-demanded": "Theirs: the money is to go back",
    "no-longer-wanted": "Theirs: it is no longer wanted",
    privilege: "Words with a lawyer",
    nda: "Under a promise of secrecy",
    private: "Private",
    checkin: "Progress",
    delivery: "Something delivered",
    change: "A change order",
    invoice: "An invoice",
    summary: "What was agreed in a call",
    contract: "The agreement",
};
