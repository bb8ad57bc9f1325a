import { Page } from "../kit/page";
import { words } from "../strings/en";

export function EvidencePage() {
    return <Page title={words.app.sections.evidence}>{null}</Page>;
}
