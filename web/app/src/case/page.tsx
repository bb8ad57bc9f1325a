import { Page } from "../kit/page";
import { words } from "../strings/en";

export function CasesPage() {
    return <Page title={words.app.sections.cases}>{null}</Page>;
}
