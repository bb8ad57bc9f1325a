import { Page } from "../kit/page";
import { words } from "../strings/en";

export function LessonsPage() {
    return <Page title={words.app.sections.lessons}>{null}</Page>;
}
