import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const searchRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/search",
        component: lazyRouteComponent(() => import("./page"), "SearchPage"),
    }),
] as const;
