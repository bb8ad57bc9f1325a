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

const overview = createRoute({
    getParentRoute: () => one,
    path: "/",
    component: lazyRouteComponent(() => import("./overview"), "OverviewPage"),
});

export const engagementRoutes = [list, one.addChildren([overview])] as const;
