import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";
import { engagementSearch } from "../kit/engagement_search";

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
        component: lazyRouteComponent(() => import("./editor"), "EditorPage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/write/$engagement/$letter",
        component: lazyRouteComponent(() => import("./letter"), "LetterPage"),
    }),
] as const;
