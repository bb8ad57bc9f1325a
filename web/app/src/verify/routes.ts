import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const verifyRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/verify",
        component: lazyRouteComponent(() => import("./page"), "VerifyPage"),
    }),
] as const;
