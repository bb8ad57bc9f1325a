import { Page } from "../kit/page";
import { words } from "../strings/en";

export function SettingsPage() {
    return <Page title={words.app.sections.settings}>{null}</Page>;
}
