import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

const list = createRoute({
    getParentRoute: () => rootRoute,
    path: "/cases",
    component: lazyRouteComponent(() => import("./page"), "CasesPage"),
});

// One case: its header stays while its pages change.
const one = createRoute({
    getParentRoute: () => rootRoute,
    path: "/cases/$case",
    component: lazyRouteComponent(() => import("./frame"), "CaseFrame"),
});

const parent = () => one;

const pages = [
    createRoute({
        getParentRoute: parent,
        path: "/",
        component: lazyRouteComponent(() => import("./matrix"), "MatrixPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "exhibits",
        component: lazyRouteComponent(() => import("./exhibits"), "ExhibitsPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "file",
        component: lazyRouteComponent(() => import("./file"), "FilePage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "against",
        component: lazyRouteComponent(() => import("./against"), "AgainstPage"),
    }),
] as const;

export const caseRoutes = [list, one.addChildren(pages)] as const;
