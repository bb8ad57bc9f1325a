// The shell around every page: sections on the left of a wide window, at the bottom of a phone.
import { Alert, AppShell } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Suspense, lazy, useEffect, useState } from "react";
import { ActProvider } from "../actions/act";
import { listen } from "../api/live";
import { DropAnywhere } from "../evidence/drop_anywhere";
import { useLightPaper } from "../kit/use_printing";
import { words } from "../strings/en";
import { PhoneBar, SideBar } from "./navigation";
import { useShortcuts } from "./shortcuts";

const Palette = lazy(() => import("./palette"));
const ShortcutList = lazy(() => import("./shortcut_list"));

function useLive(): boolean {
    const client = useQueryClient();
    const [connected, setConnected] = useState(true);
    useEffect(() => listen(client, setConnected), [client]);
    return connected;
}

export function Shell() {
    const connected = useLive();
    useLightPaper();
    const { open, setOpen } = useShortcuts();
    return (
        <ActProvider>
            <AppShell
                navbar={{ width: 236, breakpoint: "sm", collapsed: { mobile: true } }}
                footer={{ height: { base: 64, sm: 0 } }}
                padding={0}
            >
                <a className="skip" href="#main">
                    {words.app.skip}
                </a>
                <AppShell.Navbar className="side" component="nav" aria-label={words.app.navigation}>
                    <SideBar onPalette={() => setOpen("palette")} />
                </AppShell.Navbar>
                <AppShell.Main id="main" tabIndex={-1}>
                    <div className="page">
                        {!connected && (
                            <Alert color="yellow" mb="lg" role="status">
                                {words.app.offline.bar}
                            </Alert>
                        )}
                        <Outlet />
                    </div>
                </AppShell.Main>
                <AppShell.Footer
                    className="phone-bar"
                    component="nav"
                    aria-label={words.app.phoneNavigation}
                    hiddenFrom="sm"
                >
                    <PhoneBar />
                </AppShell.Footer>
                <DropAnywhere />
                <Suspense fallback={null}>
                    {open === "palette" && <Palette onClose={() => setOpen(null)} />}
                    {open === "shortcuts" && <ShortcutList onClose={() => setOpen(null)} />}
                </Suspense>
            </AppShell>
        </ActProvider>
    );
}
