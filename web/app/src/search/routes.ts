import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

// The query is a part of the address, so that back, forward and a bookmark lead to it.
export interface Wanted {
    q?: string;
    sort?: "relevance";
    threads?: true;
}

function wantedOf(search: Record<string, unknown>): Wanted {
    return {
        ...(typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {}),
        ...(search["sort"] === "relevance" ? { sort: "relevance" as const } : {}),
        ...(search["threads"] === true ? { threads: true as const } : {}),
    };
}

export const searchRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/search",
        validateSearch: wantedOf,
        component: lazyRouteComponent(() => import("./page"), "SearchPage"),
    }),
] as const;
