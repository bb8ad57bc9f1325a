import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../app/root";

const list = createRoute({
    getParentRoute: () => rootRoute,
    path: "/engagements",
    component: lazyRouteComponent(() => import("./list"), "EngagementsPage"),
});

// One engagement: its header stays while its pages change.
const one = createRoute({
    getParentRoute: () => rootRoute,
    path: "/engagements/$engagement",
    component: lazyRouteComponent(() => import("./frame"), "EngagementFrame"),
});

const parent = () => one;

const pages = [
    createRoute({
        getParentRoute: parent,
        path: "/",
        component: lazyRouteComponent(() => import("./overview"), "OverviewPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "timeline",
        component: lazyRouteComponent(() => import("./timeline/page"), "TimelinePage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "agreement",
        component: lazyRouteComponent(() => import("./agreement/page"), "AgreementPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "scope",
        component: lazyRouteComponent(() => import("./scope"), "ScopePage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "checkins",
        component: lazyRouteComponent(() => import("./checkins"), "CheckinsPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "people",
        component: lazyRouteComponent(() => import("./people"), "PeoplePage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "money",
        component: lazyRouteComponent(() => import("./money"), "MoneyPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "proof",
        component: lazyRouteComponent(() => import("./proof"), "ProofPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "end",
        component: lazyRouteComponent(() => import("./end"), "EndPage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "trouble",
        component: lazyRouteComponent(() => import("./trouble/page"), "TroublePage"),
    }),
    createRoute({
        getParentRoute: parent,
        path: "trouble/$situation",
        component: lazyRouteComponent(() => import("./trouble/playbook"), "PlaybookPage"),
    }),
] as const;

export const engagementRoutes = [list, one.addChildren(pages)] as const;
