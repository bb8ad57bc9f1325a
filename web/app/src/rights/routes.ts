import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";
import { engagementSearch } from "../kit/engagement_search";

const all = createRoute({
    getParentRoute: () => rootRoute,
    path: "/rights",
    validateSearch: engagementSearch,
    component: lazyRouteComponent(() => import("./page"), "RightsPage"),
});

const parent = () => all;

const parts = [
    createRoute({
        getParentRoute: parent,
        path: "/",
        component: lazyRouteComponent(() => import("./rules"), "RulesPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "sheet",
        component: lazyRouteComponent(() => import("./sheet"), "SheetPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "owed",
        component: lazyRouteComponent(() => import("./owed"), "OwedPage"),
    }),
] as const;

const rule = createRoute({
    getParentRoute: () => rootRoute,
    path: "/rules/$rule",
    component: lazyRouteComponent(() => import("./rule"), "RulePage"),
});

export const rightsRoutes = [all.addChildren(parts), rule] as const;
