// The engagement as a part of the address, where a section can be about any of them.
export interface EngagementSearch {
    engagement?: string;
}

export function engagementSearch(search: Record<string, unknown>): EngagementSearch {
    const engagement = search["engagement"];
    return typeof engagement === "string" && engagement !== "" ? { engagement } : {};
}
