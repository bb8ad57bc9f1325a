// The words around the check of a client's half; those of the checks are in web/verify.
export const halfWords = {
    how: "Your browser takes the files out of your half and compares every byte with what was signed. Type the fingerprint of the owner’s key as you know it from elsewhere, such as your contract: without it a half can only agree with itself.",
    fingerprint: "Fingerprint of the owner’s key (sha256:…)",
    check: "Check it now",
    checking: "Comparing every byte with what was signed…",
    notLoaded:
        "Your half did not arrive. Load the page again, and open the link anew if that does not help.",
    noFiles: "Your half came without its files: what arrived is not what this program makes.",
    badFingerprint:
        "This is no fingerprint: it is sha256: and 64 characters from 0 to 9 and a to f.",
    checks: (count: number) => `All ${count} checks`,
    next: {
        intact: "These are the bytes that the key signed which you named.",
        unproven: "Name the fingerprint as you know it from elsewhere, and check again.",
        incomplete: "Ask for the missing part. What it is stands among the checks.",
        altered:
            "Do not rely on it. Load the page again; if this stays, keep the file and have it looked at.",
    },
} as const;
