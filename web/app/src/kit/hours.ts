// Minutes as hours and minutes: "7:05".
export function hoursText(minutes: number): string {
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
