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
    backup: "Backup",
    backupText:
        "One encrypted file with everything in it, and it checks itself. Keep it on another machine. In a terminal:",
    mail: "Mail account",
    mailText:
        "Letters go out through your own account, and mails come in from it. Its settings live in a file that only you can read; nothing is sent anywhere else.",
    reminders: "Reminders",
    remindersText: "They ring also when this page is closed:",
    appearance: "Appearance",
    about: "About",
    version: (version: string) => `Release ${version}`,
    local: "Everything stays on this computer. The page loads nothing from elsewhere, and reports nothing to anyone.",
} as const;
