// Amounts, always with their currency. They come as exact decimal text and never become a number.
import type { Money } from "../api/model";

type Decimal = `${number}`;

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
    let format = formats.get(currency);
    if (format === undefined) {
        format = new Intl.NumberFormat("en-US", { style: "currency", currency });
        formats.set(currency, format);
    }
    return format;
}

// "$1,200.00", "€45.00", "CA$10.00".
export function moneyText({ amount, currency }: Money): string {
    return formatOf(currency).format(amount as Decimal);
}

export function isZero({ amount }: Money): boolean {
    return !/[1-9]/.test(amount);
}

export function Amount({ value, strong = false }: { value: Money; strong?: boolean }) {
    const text = <span className="amount">{moneyText(value)}</span>;
    return strong ? <strong>{text}</strong> : text;
}
