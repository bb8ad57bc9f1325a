// What stands around every page: colours, messages, the keeper of answers and the router.
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { queryClient } from "../api/queries";
import type { SessionState } from "../api/session";
import { told_max } from "../kit/tell";
import { LockedPage, OfflinePage } from "./closed";
import { router } from "./router";
import { theme, variables } from "./theme";

const FirstPage = lazy(() => import("./first"));

function Inside({ session }: { session: SessionState }) {
    switch (session) {
        case "open":
            return <RouterProvider router={router} />;
        case "new":
            return (
                <Suspense fallback={null}>
                    <FirstPage />
                </Suspense>
            );
        case "locked":
            return <LockedPage />;
        case "offline":
            return <OfflinePage />;
    }
}

export function App({ session }: { session: SessionState }) {
    return (
        <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
            <QueryClientProvider client={queryClient}>
                <Notifications
                    position="bottom-left"
                    containerWidth={300}
                    limit={told_max}
                    autoClose={7000}
                />
                <Inside session={session} />
            </QueryClientProvider>
        </MantineProvider>
    );
}
