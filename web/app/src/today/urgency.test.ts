import { describe, expect, it } from "vitest";
import { mostUrgentFirst } from "./urgency";

const alert = (severity: "info" | "notice" | "warning" | "critical", of: string) => ({
    severity,
    of,
});

describe("the alerts of a day", () => {
    it("begin with the most urgent, and keep their order among equals", () => {
        const alerts = [
            alert("warning", "a"),
            alert("info", "a"),
            alert("critical", "b"),
            alert("warning", "b"),
            alert("notice", "b"),
        ];
        expect(mostUrgentFirst(alerts).map(({ severity, of }) => `${severity} ${of}`)).toEqual([
            "critical b",
            "warning a",
            "warning b",
            "notice b",
            "info a",
        ]);
        expect(alerts[0]?.of).toBe("a");
    });
});
