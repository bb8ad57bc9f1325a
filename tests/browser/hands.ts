// What a person does with the page: press, go, fill in a form, let files go over it, save one.
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { settled } from "./browser";

// The first button of this name: some pages have one for each thing that waits.
export async function press(page: Page, name: string): Promise<void> {
    await page.getByRole("button", { name, exact: true }).first().click();
}

// A link of the navigation, or of the bar above a page.
export async function go(page: Page, to: string, name: string): Promise<void> {
    await page
        .getByRole("navigation", { name: to, exact: true })
        .getByRole("link", { name, exact: true })
        .click();
    await settled(page);
}

// One of the answers that a field of a form offers.
export async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole("dialog").getByLabel(label, { exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
}

// Evidence is chosen by words in it, out of what is found.
export async function evidence(
    page: Page,
    label: string,
    words: string,
    name: RegExp,
): Promise<void> {
    await page.getByRole("dialog").getByLabel(label, { exact: true }).fill(words);
    await page.getByRole("option", { name }).first().click();
}

// Fills the form that is open.
export async function fill(page: Page, fields: Record<string, string>): Promise<Locator> {
    const form = page.getByRole("dialog");
    for (const [label, value] of Object.entries(fields))
        await form.getByLabel(label, { exact: true }).fill(value);
    return form;
}

// Fills the form that is open and sends it.
export async function record(
    page: Page,
    button: string,
    fields: Record<string, string> = {},
): Promise<void> {
    const form = await fill(page, fields);
    await form.getByRole("button", { name: button, exact: true }).click();
}

export async function closed(page: Page): Promise<void> {
    await page.getByRole("dialog").waitFor({ state: "detached" });
}

// Files are let go somewhere over the window.
export async function drop(page: Page, files: Record<string, string>): Promise<void> {
    await page.evaluate((contents) => {
        const data = new DataTransfer();
        for (const [name, content] of Object.entries(contents))
            data.items.add(new File([content], name));
        window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    }, files);
}

// What the browser saves when this link is pressed, in a folder.
export async function save(page: Page, link: string, folder: string): Promise<string> {
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: link, exact: true }).click(),
    ]);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
}

// The button asks for files, and gets these.
export async function give(page: Page, button: string, file: string): Promise<void> {
    const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: button, exact: true }).click(),
    ]);
    await chooser.setFiles(file);
}
