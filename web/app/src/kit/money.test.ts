import { describe, expect, it } from "vitest";
import { isZero, moneyText } from "./money";
import { share, sum, sums } from "./sum";

const usd = (amount: string) => ({ amount, currency: "USD" });

describe("money", () => {
    it("is shown with its currency and its own decimals", () => {
        expect(moneyText(usd("1200.00"))).toBe("$1,200.00");
        expect(moneyText({ amount: "1200", currency: "JPY" })).toBe("¥1,200");
        expect(moneyText({ amount: "-3.50", currency: "EUR" })).toBe("-€3.50");
    });
    it("is never rounded, however large", () => {
        expect(moneyText(usd("9007199254740993.01"))).toBe("$9,007,199,254,740,993.01");
    });
    it("is not rounded to the decimals that only the engine has for its currency", () => {
        expect(moneyText({ amount: "10.50", currency: "AFN" })).toBe("AFN\u00a010.50");
        expect(moneyText({ amount: "-0.50", currency: "EUR" })).toBe("-€0.50");
        expect(moneyText(usd("0"))).toBe("$0.00");
    });
    it("is added up exactly", () => {
        expect(sum([usd("0.10"), usd("0.20"), usd("-0.05")], "USD")).toEqual(usd("0.25"));
        expect(sum([usd("-0.10")], "USD")).toEqual(usd("-0.10"));
        expect(sum([], "USD")).toEqual(usd("0"));
    });
    it("of several currencies is never added up", () => {
        expect(sums([usd("1.00"), { amount: "2.00", currency: "EUR" }, usd("3.00")])).toEqual([
            usd("4.00"),
            { amount: "2.00", currency: "EUR" },
        ]);
    });
    it("of nothing is zero in every spelling", () => {
        expect(isZero(usd("0.00"))).toBe(true);
        expect(isZero(usd("0.01"))).toBe(false);
        expect(share(usd("5.00"), usd("0.00"))).toBe(0);
        expect(share(usd("5.00"), usd("20.00"))).toBe(0.25);
    });
});
