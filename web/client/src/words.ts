// All words of the page in one place.

// What the client did, by the kind of its entry; kinds are for records, not for readers.
const acts: Readonly<Record<string, string>> = {
    "agreement.signed": "You signed the agreement",
    "milestone.approved": "You approved the work",
    "milestone.changes-requested": "You asked for changes",
    "change.approved": "You approved a change",
    "change.declined": "You declined a change",
    "checkin.acknowledged": "You confirmed that you read a progress report",
    "concern.raised": "You raised a concern",
    "feedback.sealed": "You left sealed feedback",
    "feedback.given": "You opened your sealed feedback",
};

// "milestone/2" is a name for programs. What there is only one of has been named by the act.
function subject(about: string): string {
    const [what = "", number] = about.split("/");
    if (number === undefined) return what === "concern" ? "the work as a whole" : "";
    const names: Record<string, string> = { change: "change order", checkin: "check-in" };
    return `${names[what] ?? what} ${number}`;
}

export const words = {
    loading: "One moment…",
    lockedTitle: "This page is for one person",
    locked: "To open it in this browser you need a code. It goes by mail to the address that this link was made for, and to no other.",
    sendCode: "Mail me a code",
    sent: "A code is on its way. It is good for 15 minutes. Look into your spam folder, too.",
    code: "Code",
    open: "Open",
    forYou: (freelancer: string) => `Your page with ${freelancer}`,
    open_now: "Waiting for you",
    aboutWhat: "What it is about",
    manyAbout: "About one part of the work, or about the whole",
    concerns: "Your concerns",
    concernAbout: (milestone: number) =>
        milestone === 0 ? "about the whole" : `about milestone ${milestone}`,
    notAnswered: "Not answered yet.",
    answered: (freelancer: string) => `${freelancer} answers: `,
    yourName: "Your name, as your signature",
    yourWords: "What you want to say",
    stars: "Stars, 1 to 5",
    cancel: "Not now",
    done: "Done here",
    // An act of a newer program has no words here yet; its kind would tell the client nothing.
    did: (act: string, about: string) => {
        const did = acts[act] ?? "You did something on this page";
        return subject(about) === "" ? did : `${did} (${subject(about)})`;
    },
    claimed: "Recorded; a reply to the receipt mail confirms it",
    confirmed: "Confirmed by your mail",
    half: "Your half of the record",
    halfText:
        "A copy for you: all lines of the record, and the words that you wrote or were sent. It opens without this page and without a network, and says how to check it with other programs.",
    checkHalf: "Check it in this browser",
    download: "Download half.html",
    passkey: "Sign with a passkey",
    passkeyText:
        "A passkey on your phone or computer can sign the record as it stands now, together with the agreement. Nobody else can make that signature.",
    makePasskey: "Make a passkey",
    usePasskey: "Sign the record",
    passkeyClaimed:
        "made here; it counts as yours when you reply to the receipt mail that names it",
    passkeyBound: "confirmed by your mail",
    passkeyDone: (size: number) => `Signed: the first ${size} entries of the record.`,
    limits: "What you should know",
    limit: [
        "The freelancer runs this page. What you do here is recorded as claimed until you confirm it by a plain reply to a mail that names it: that reply is signed by your mail provider and out of the freelancer's hands.",
        "Whoever runs the server could show you something else than what is recorded. Keep your half, and compare the digest of what you agreed to with the one in the mail.",
        "Without your mailbox nobody opens this page: tell the freelancer when you did not ask for a code.",
    ],
    opening: "Keep this. Without it nobody, not even you, can open your sealed feedback:",
    yourOpening: "The opening that you kept; where this browser still has it, it is filled in",
    noOpening: 'This is not the opening: it begins with {"stars": and ends with }',
    trial: "Only for trying: this address works on this computer alone. Nobody else can open the link.",
    failed: "That did not work.",
};
