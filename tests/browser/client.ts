// The other side of a link: a browser of its own, and the mailbox that the code comes to.
import type { Browser, Page } from "playwright-core";
import { codeIn } from "../support/mailbox.mjs";
import { watched, type Watched } from "./browser";
import { press } from "./hands";

// The page behind the link, opened with a code that comes by mail.
export async function openAsClient(
    browser: Browser,
    link: string,
    mails: readonly string[],
): Promise<Watched> {
    const seen = await watched(browser, new URL(link).origin, { width: 390, height: 844 });
    await seen.page.goto(link);
    await typeCode(seen.page, mails);
    return seen;
}

async function typeCode(page: Page, mails: readonly string[]): Promise<void> {
    await press(page, "Mail me a code");
    await page.getByText("A code is on its way").waitFor();
    await page.getByLabel("Code").fill(codeIn(mails));
    await press(page, "Open");
    await page.getByRole("heading", { name: "What you should know" }).waitFor();
}
