const units = ["bytes", "kB", "MB", "GB"] as const;

// "891 bytes", "12 kB", "1.4 MB": decimal units, as file managers show them.
export function bytesText(bytes: number): string {
    let value = bytes;
    let at = 0;
    while (value >= 1000 && at < units.length - 1) {
        value /= 1000;
        at += 1;
    }
    const digits = at > 0 && value < 10 ? 1 : 0;
    return `${value.toLocaleString("en-GB", { maximumFractionDigits: digits })} ${units[at]}`;
}
