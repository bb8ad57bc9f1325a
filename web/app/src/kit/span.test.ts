import { expect, it } from "vitest";
import { spanText } from "./span";

it("says a length of time in one unit", () => {
    expect(spanText(0)).toBe("1 minute");
    expect(spanText(45 * 60_000)).toBe("45 minutes");
    expect(spanText(3_600_000)).toBe("1 hour");
    expect(spanText(30 * 3_600_000)).toBe("30 hours");
    expect(spanText(350_202_000)).toBe("4 days");
});
