// All words of a mediator's page in one place; those of the verdict are in web/verify.
export const words = {
    title: (title: string) => `Case file: ${title}`,
    sides: (freelancer: string, client: string) =>
        client === ""
            ? `Handed over by ${freelancer}.`
            : `${freelancer} and ${client}. Handed over by ${freelancer}.`,
    readOnly: (number: number, until: string) =>
        `This page shows case ${number} and nothing else. You can read it and keep it; nothing you do here changes the record. Open until ${until}.`,
    loading: (done: number, total: number) =>
        `Loading the file: ${megabytes(done)} of ${megabytes(total)} MB`,
    checking: "Comparing every byte with what was signed",
    notLoaded: "The file did not arrive in full.",
    again: "Try again",
    checkedHere:
        "This browser made the check, over the file that it loaded. All that you read below comes out of that file.",
    notShown:
        "The contents are not shown, because the bytes contradict what was signed. You can keep the file as it came, and have it looked at.",
    unfinished: "No verdict: the check could not be finished.",
    checks: "All checks",
    jump: "In this file",
    summary: "Summary",
    asks: "Asked for",
    exhibits: "Exhibits",
    entries: "Entries in the record",
    period: "From, to",
    of: (count: number) => `${count} in this file`,
    brief: "The first page of the PDF says in one page what the case is about.",
    openPdf: "Read case.pdf",
    savePdf: "Save case.pdf",
    claims: "Claims",
    claimsHelp:
        "What the freelancer asserts, what each assertion needs, and what shows it. The words are the freelancer\u2019s.",
    noClaims: "No claims were broken down into elements.",
    element: "What it needs",
    status: "How it stands",
    shows: "What shows it",
    exhibit: (number: string) => `Exhibit ${number}`,
    exhibitsHelp:
        "The originals, byte for byte, as they are recorded. They open outside of this page: take care as with any attachment.",
    keptBack:
        "Kept back by the freelancer. Its place in the record is in the file, its content is not.",
    save: (name: string, bytes: number) => `Save ${name} (${size(bytes)})`,
    chronology: "What happened",
    chronologyHelp:
        "Both sides\u2019 acts, oldest first, in UTC. \u201cClaimed\u201d: the freelancer alone says so.",
    when: "When",
    what: "What",
    rest: (count: number) => `${count} more lines are in data/chronology.csv of the file.`,
    claimed: "claimed",
    keep: "Keep the file, and check it yourself",
    keepHelp:
        "Whoever runs this page could show you anything. What you keep and check on your own computer is out of their hands: with verify.html in a browser that is offline, with stock tools, or with tally-verify.",
    saveCase: "Save the whole file (ZIP)",
    savePage: "Save verify.html",
    stock: "With stock tools: sha256sum, openssl, unzip",
    outside: "What you know from elsewhere",
    outsideHelp:
        "A file can always agree with itself. What makes the difference is one thing that did not come with it.",
    fingerprint: "Fingerprint of the owner\u2019s key",
    fingerprintHelp:
        "From an earlier letter, contract or mail; not from this page. It begins with sha256:",
    letters: "Letters that were kept",
    lettersHelp:
        "Mails of the freelancer with lines that start with tallystick/, as the client has them: .eml, .mbox or plain text. They show that the record up to them is as it was.",
    chooseLetters: "Choose letters",
    mailKeys: "Keys of mail domains, for those who looked them up in DNS",
    mailKeysLabel: "One key a line: a name, a space, the TXT record",
    checkAgain: "Check again",
};

const statuses: Record<string, string> = {
    proved: "shown",
    missing: "nothing shows it yet",
    "disputed by them": "the client disputes it",
    "disputed by us": "the freelancer disputes it",
};

export function statusText(status: string): string {
    return statuses[status] ?? status;
}

function megabytes(bytes: number): string {
    return (bytes / 1e6).toFixed(1);
}

export function size(bytes: number): string {
    if (bytes < 1000) return `${bytes} B`;
    return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${megabytes(bytes)} MB`;
}

// "not-paid": "Not paid"
export function elementText(id: string): string {
    const text = id.replaceAll("-", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}
