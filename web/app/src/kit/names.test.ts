import { describe, expect, it } from "vitest";
import { nameInPage } from "./names";

describe("what a command is called in the page", () => {
    it("is the act, whatever stands behind it", () => {
        expect(nameInPage("tally milestone submit")).toBe("Hand in");
        expect(nameInPage('tally link answer shop 1 --text "..."')).toBe("Answer this concern");
        expect(nameInPage("tally deliver")).toBe("Deliver files");
    });
    it("is the page, where there is no such act", () => {
        expect(nameInPage("tally deadlines")).toBe("Today");
        expect(nameInPage("tally agreement")).toBe("Agreement");
        expect(nameInPage("tally case matrix shop")).toBe("Cases");
    });
    it("is nothing, where the page has no counterpart", () => {
        expect(nameInPage("tally backup tallystick.age")).toBeNull();
        expect(nameInPage("systemctl --user start tally")).toBeNull();
        expect(nameInPage("")).toBeNull();
    });
});
