import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const evidenceRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/evidence",
        component: lazyRouteComponent(() => import("./page"), "EvidencePage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/evidence/$item",
        component: lazyRouteComponent(() => import("./viewer/page"), "ItemPage"),
    }),
] as const;
