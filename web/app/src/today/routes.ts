import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const todayRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/",
        component: lazyRouteComponent(() => import("./page"), "TodayPage"),
    }),
] as const;
