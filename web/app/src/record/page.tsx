import { Page } from "../kit/page";
import { words } from "../strings/en";

export function RecordPage() {
    return <Page title={words.app.sections.record}>{null}</Page>;
}
