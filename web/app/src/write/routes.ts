import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";
import { engagementSearch } from "../kit/engagement_search";

// What kind of letter it is to be, where that is known already.
function purposeSearch(search: Record<string, unknown>): { purpose?: string } {
    const purpose = search["purpose"];
    return typeof purpose === "string" && purpose !== "" ? { purpose } : {};
}

export const writeRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/write",
        validateSearch: engagementSearch,
        component: lazyRouteComponent(() => import("./page"), "WritePage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/write/$engagement/new",
        validateSearch: purposeSearch,
        component: lazyRouteComponent(() => import("./editor"), "EditorPage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/write/$engagement/$letter",
        component: lazyRouteComponent(() => import("./letter"), "LetterPage"),
    }),
] as const;
