import { Page } from "../kit/page";
import { words } from "../strings/en";

export function WritePage() {
    return <Page title={words.app.sections.write}>{null}</Page>;
}
