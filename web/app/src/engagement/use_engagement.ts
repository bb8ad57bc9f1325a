// The engagement of the address, and its state, which the frame has loaded before any page shows.
import { useParams } from "@tanstack/react-router";
import { useAnswer } from "../api/queries";

export function useEngagement(): string {
    return useParams({ from: "/engagements/$engagement" }).engagement;
}

export function engagementPath(engagement: string, rest = ""): string {
    return `/engagements/${encodeURIComponent(engagement)}${rest}`;
}

export function useEngagementState() {
    const engagement = useEngagement();
    return useAnswer("engagement show", engagementPath(engagement));
}
