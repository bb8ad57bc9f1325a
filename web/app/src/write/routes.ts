import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const writeRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/write",
        component: lazyRouteComponent(() => import("./page"), "WritePage"),
    }),
] as const;
