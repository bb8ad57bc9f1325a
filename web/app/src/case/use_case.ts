// The case of the address: "website/2", whose engagement is what stands before the stroke.
import { useParams } from "@tanstack/react-router";

export function useCaseId(): string {
    return useParams({ from: "/cases/$case" }).case;
}

export function casePath(id: string, rest = ""): string {
    return `/cases/${encodeURIComponent(id)}${rest}`;
}

export function engagementOf(id: string): string {
    return id.split("/")[0] ?? id;
}

export function numberOf(id: string): string {
    return id.split("/")[1] ?? "";
}
