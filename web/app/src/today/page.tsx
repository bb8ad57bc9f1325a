import { Page } from "../kit/page";
import { words } from "../strings/en";

export function TodayPage() {
    return <Page title={words.app.sections.today}>{null}</Page>;
}
