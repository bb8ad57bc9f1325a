import { describe, expect, it } from "vitest";
import { words } from "../strings/en";
import { backupName, recipientFault } from "./recipient";

const key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

describe("a backup", () => {
    it("is made for a public key", () => {
        expect(recipientFault(` ${key} `)).toBe("");
        expect(recipientFault("")).toBe(words.settings.backup.noKey);
        expect(recipientFault("ssh-ed25519 AAAA")).toBe(words.settings.backup.noKey);
    });
    it("is not made for a secret that was pasted by mistake", () => {
        expect(recipientFault("AGE-SECRET-KEY-1QQQQ")).toBe(words.settings.backup.secret);
    });
    it("is named after the day", () => {
        expect(backupName(Date.parse("2026-11-29T23:30:00Z"))).toBe("tallystick-2026-11-29.age");
    });
});
