import { describe, expect, it } from "vitest";
import { dayText, fromNow, instantText } from "./time";

describe("times", () => {
    it("always carry the zone that they are shown in", () => {
        expect(instantText("2026-11-27T15:20:00.000Z", "Europe/Berlin")).toBe(
            "27 Nov 2026, 16:20 CET",
        );
        expect(instantText("2026-07-01T15:20:00.000Z", "Europe/Berlin")).toBe(
            "1 Jul 2026, 17:20 CEST",
        );
    });
    it("spell September as the program does", () => {
        expect(instantText("2026-09-14T15:42:18.000Z", "UTC")).toBe("14 Sep 2026, 15:42 UTC");
    });
    it("leave a day without a time as that day in every zone", () => {
        expect(dayText("2026-10-09", "Pacific/Honolulu")).toBe("9 Oct 2026");
        expect(dayText("2026-10-09", "Pacific/Kiritimati")).toBe("9 Oct 2026");
    });
    it("count the last two days in hours, and the last hour in minutes", () => {
        const now = Date.parse("2026-11-26T10:00:00.000Z");
        expect(fromNow("2026-12-02T11:00:00.000Z", now)).toBe("in 6 days");
        expect(fromNow("2026-11-27T16:00:00.000Z", now)).toBe("in 30 hours");
        expect(fromNow("2026-11-26T10:40:00.000Z", now)).toBe("in 40 minutes");
        expect(fromNow("2026-11-25T04:00:00.000Z", now)).toBe("30 hours ago");
    });
});
