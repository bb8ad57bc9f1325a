import { Outlet } from "@tanstack/react-router";

export function EngagementFrame() {
    return <Outlet />;
}
