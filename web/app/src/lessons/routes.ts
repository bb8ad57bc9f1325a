import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const lessonsRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/lessons",
        component: lazyRouteComponent(() => import("./page"), "LessonsPage"),
    }),
] as const;
