// Amounts, always with their currency. They come as exact decimal text and never become a number.
import type { Money } from "../api/model";

interface Shape {
    // What stands around the digits of an amount above and below zero.
    above: Intl.NumberFormatPart[];
    below: Intl.NumberFormatPart[];
    decimals: number;
}

const grouped = new Intl.NumberFormat("en-US");
const shapes = new Map<string, Shape>();

function shapeOf(currency: string): Shape {
    const known = shapes.get(currency);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
    const around = (one: number) =>
        format.formatToParts(one).filter(({ type }) => type !== "decimal" && type !== "fraction");
    const shape = {
        above: around(1),
        below: around(-1),
        decimals: format.resolvedOptions().minimumFractionDigits ?? 0,
    };
    shapes.set(currency, shape);
    return shape;
}

// "$1,200.00", "€45.00", "CA$10.00". Every digit that came is shown: engines before Node 19 make a number
// of text that they format, and for some currencies they know fewer decimals than ISO 4217.
export function moneyText({ amount, currency }: Money): string {
    const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
    if (whole === undefined) return `${currency} ${amount}`;
    const { above, below, decimals } = shapeOf(currency);
    const after = fraction.padEnd(decimals, "0");
    const digits = grouped.format(BigInt(whole)) + (after === "" ? "" : `.${after}`);
    return (sign === "-" ? below : above)
        .map(({ type, value }) => (type === "integer" ? digits : value))
        .join("");
}

export function isZero({ amount }: Money): boolean {
    return !/[1-9]/.test(amount);
}

export function Amount({ value, strong = false }: { value: Money; strong?: boolean }) {
    const text = <span className="amount">{moneyText(value)}</span>;
    return strong ? <strong>{text}</strong> : text;
}
