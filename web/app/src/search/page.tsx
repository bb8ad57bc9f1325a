import { Page } from "../kit/page";
import { words } from "../strings/en";

export function SearchPage() {
    return <Page title={words.app.sections.search}>{null}</Page>;
}
