// The root of all routes: the shell, and what it shows where no page is.
import { createRootRoute } from "@tanstack/react-router";
import { FailedPage, LostPage } from "./failed";
import { Shell } from "./shell";

export const rootRoute = createRootRoute({
    component: Shell,
    notFoundComponent: LostPage,
    errorComponent: FailedPage,
});
