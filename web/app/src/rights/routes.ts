import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const rightsRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/rights",
        component: lazyRouteComponent(() => import("./page"), "RightsPage"),
    }),
] as const;
