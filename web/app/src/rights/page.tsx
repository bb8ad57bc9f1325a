import { Page } from "../kit/page";
import { words } from "../strings/en";

export function RightsPage() {
    return <Page title={words.app.sections.rights}>{null}</Page>;
}
