import { Page } from "../kit/page";
import { words } from "../strings/en";

export function VerifyPage() {
    return <Page title={words.app.sections.verify}>{null}</Page>;
}
