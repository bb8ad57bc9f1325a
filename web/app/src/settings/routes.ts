import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

export const settingsRoutes = [
    createRoute({
        getParentRoute: () => rootRoute,
        path: "/settings",
        component: lazyRouteComponent(() => import("./page"), "SettingsPage"),
    }),
] as const;
