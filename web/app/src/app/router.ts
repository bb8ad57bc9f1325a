// All pages and their addresses. Each section names its own in routes.ts, and its code is loaded when it
// is opened first.
import { createRouter } from "@tanstack/react-router";
import { caseRoutes } from "../case/routes";
import { engagementRoutes } from "../engagement/routes";
import { evidenceRoutes } from "../evidence/routes";
import { lessonsRoutes } from "../lessons/routes";
import { recordRoutes } from "../record/routes";
import { rightsRoutes } from "../rights/routes";
import { searchRoutes } from "../search/routes";
import { settingsRoutes } from "../settings/routes";
import { todayRoutes } from "../today/routes";
import { verifyRoutes } from "../verify/routes";
import { writeRoutes } from "../write/routes";
import { rootRoute } from "./root";

export const router = createRouter({
    routeTree: rootRoute.addChildren([
        ...todayRoutes,
        ...engagementRoutes,
        ...evidenceRoutes,
        ...searchRoutes,
        ...caseRoutes,
        ...writeRoutes,
        ...rightsRoutes,
        ...recordRoutes,
        ...lessonsRoutes,
        ...verifyRoutes,
        ...settingsRoutes,
    ]),
    defaultPreload: "intent",
    defaultPreloadDelay: 60,
    scrollRestoration: true,
});

declare module "@tanstack/react-router" {
    interface Register {
        router: typeof router;
    }
}
