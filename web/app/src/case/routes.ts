import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const caseRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/cases",
        component: lazyRouteComponent(() => import("./page"), "CasesPage"),
    }),
] as const;
