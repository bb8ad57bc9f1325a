// What a backup is made for, and how its file is named.
import { words } from "../strings/en";

// What is wrong with a public key of age, or "". Whether it is one, the program says.
export function recipientFault(text: string): string {
    const key = text.trim();
    if (key.startsWith("AGE-SECRET-KEY-")) return words.settings.backup.secret;
    return /^age1[0-9a-z]{20,}$/.test(key) ? "" : words.settings.backup.noKey;
}

// Named after the day, in UTC, so that a folder of them is in order.
export function backupName(now: number): string {
    return `tallystick-${new Date(now).toISOString().slice(0, 10)}.age`;
}
