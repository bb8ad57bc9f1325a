// Exact sums of decimal amounts of one currency.
import type { Money } from "../api/model";

function units(amount: string, decimals: number): bigint {
    const [whole = "0", part = ""] = amount.replace("-", "").split(".");
    const value = BigInt(whole + part.padEnd(decimals, "0"));
    return amount.startsWith("-") ? -value : value;
}

function decimalsOf(amount: string): number {
    return amount.split(".")[1]?.length ?? 0;
}

function decimalText(value: bigint, decimals: number): string {
    const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
    const sign = value < 0n ? "-" : "";
    if (decimals === 0) return sign + digits;
    return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

// The sum of amounts, all in `currency`; those in another one are left out.
export function sum(amounts: Money[], currency: string): Money {
    const own = amounts.filter((money) => money.currency === currency);
    const decimals = Math.max(0, ...own.map(({ amount }) => decimalsOf(amount)));
    const total = own.reduce((value, { amount }) => value + units(amount, decimals), 0n);
    return { amount: decimalText(total, decimals), currency };
}

// Amounts of several currencies, one sum for each.
export function sums(amounts: Money[]): Money[] {
    const currencies = [...new Set(amounts.map(({ currency }) => currency))];
    return currencies.map((currency) => sum(amounts, currency));
}

// How much of `whole` a part is, from 0 to 1, for drawing only.
export function share(part: Money, whole: Money): number {
    const total = Number(whole.amount);
    return total > 0 ? Math.min(1, Math.max(0, Number(part.amount) / total)) : 0;
}
