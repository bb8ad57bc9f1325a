export const settingsWords = {
    intro: "Your key, your backup, and what the program says about itself.",
    key: "Your key",
    keyText:
        "It signs your record. Give the fingerprint to whoever will check it, early and by another way, such as in the footer of your mails.",
    fingerprint: "Fingerprint",
    file: "Kept in",
    keyWarning:
        "Whoever has this file can sign as you; without it you cannot go on. A backup holds it, encrypted.",
    doctor: "Is everything in order?",
    doctorIntro: "What could go wrong, and what to do about it.",
    status: { ok: "In order", warn: "Look at this", fail: "Broken" },
    allWell: "Everything is in order.",
    showAll: "Show all checks",
    backup: {
        title: "Backup",
        text: "One encrypted file with everything in it, and it checks itself. Keep it on another machine.",
        recipient: "For whose key",
        recipientHint:
            "Your public key of age, as age-keygen prints it (age1…). Keep the secret one away from this computer: only it opens the file.",
        make: "Make a backup",
        made: (name: string, size: string) => `${name} is made: ${size}, among your downloads.`,
        noKey: "A public key begins with age1",
        secret: "This is the secret key. Keep it away from here, and give the public one.",
        passphrase:
            "With a passphrase instead of a key: `tally backup tallystick.age` in a terminal asks for one, so that it never passes through a browser.",
    },
    mail: "Mail account",
    mailText:
        "Letters go out through your own account, and mails come in from it. Its settings live in a file that only you can read; nothing is sent anywhere else.",
    reminders: {
        title: "Reminders",
        text: "Deadlines ring also when this page is closed.",
        on: "They ring",
        off: "They do not ring",
        turnOn: "Let them ring",
        turnOff: "Let them ring no longer",
    },
    packs: {
        title: "Rules",
        intro: "Platforms change their pages. Each rule says where and when it was read.",
        fresh: "None is older than a year",
        old: (n: number) => (n === 1 ? "1 is older than a year" : `${n} are older than a year`),
        count: (n: number) => `${n} rules, the oldest read on`,
        look: "Which of them apply to you",
    },
    appearance: "Appearance",
    about: "About",
    version: (version: string) => `Release ${version}`,
    local: "Everything stays on this computer. The page loads nothing from elsewhere, and reports nothing to anyone.",
} as const;
