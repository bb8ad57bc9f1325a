import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const lessonsRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/lessons",
        component: lazyRouteComponent(() => import("./page"), "LessonsPage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/lessons/$engagement",
        component: lazyRouteComponent(() => import("./retrospective"), "RetrospectivePage"),
    }),
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/check-client",
        component: lazyRouteComponent(() => import("./check_client"), "CheckClientPage"),
    }),
] as const;
