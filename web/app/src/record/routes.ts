import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const recordRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/record",
        component: lazyRouteComponent(() => import("./page"), "RecordPage"),
    }),
] as const;
