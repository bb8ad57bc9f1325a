import { useParams } from "@tanstack/react-router";
import { Page } from "../kit/page";

export function OverviewPage() {
    const { engagement } = useParams({ from: "/engagements/$engagement" });
    return <Page title={engagement}>{null}</Page>;
}
