// An instant as both pages of links show it, in the zone of whoever reads: "29 Nov 2026, 12:42 CET".
const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
});

export function instantText(at: string): string {
    return format.format(new Date(at));
}
