import { Page } from "../kit/page";
import { words } from "../strings/en";

export function EngagementsPage() {
    return <Page title={words.app.sections.engagements}>{null}</Page>;
}
