// What people do with a page besides clicking: keys, back and forward, two tabs, a server that comes and goes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, openIn, settled, signIn, violations, watched } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
const engagement = "/engagements/website-redesign";
let context: BrowserContext;

before(async () => {
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
});

const open = (address: string) => openIn(context, server.origin + address);

async function log(page: Page, quote: string): Promise<void> {
    await page.getByRole("button", { name: "Record a request" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("The client's words", { exact: true }).fill(quote);
    await form.getByRole("button", { name: "Record it", exact: true }).click();
    await form.waitFor({ state: "detached" });
}

test("keys alone lead everywhere and record an act", { timeout: 900_000 }, async () => {
    const page = await open("/");
    await page.keyboard.press("Tab");
    assert.equal(
        await page.evaluate(() => document.activeElement?.textContent),
        "Skip to the page",
    );
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.waitForURL("**/engagements");
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("textbox", { name: "Go to or do…" });
    await palette.waitFor();
    await page.keyboard.type("Record a request");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const form = page.getByRole("dialog", { name: "Record a request" });
    await form.waitFor();
    await page.keyboard.type("could the menu blink?");
    await page.keyboard.press("Tab");
    await form.getByRole("button", { name: "Record it" }).focus();
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "detached" });
    assert.match(JSON.stringify(server.tally("scope", "list", "website-redesign")), /menu blink/);
    await page.close();
});

test("a key typed into a field is text and no shortcut", { timeout: 600_000 }, async () => {
    const page = await open(`${engagement}/timeline`);
    await page.getByLabel("Words in it").fill("");
    await page.getByLabel("Words in it").pressSequentially("ge?");
    assert.equal(new URL(page.url()).pathname, `${engagement}/timeline`);
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.close();
});

test("back, forward and reload show what was there", { timeout: 900_000 }, async () => {
    const page = await open(engagement);
    await page.getByRole("link", { name: "Agreement" }).click();
    await page.getByText("What is not included").waitFor();
    await page.getByRole("link", { name: "People" }).click();
    await page.getByText("Northwind Studio LLC").waitFor();
    await page.goBack();
    await page.getByText("What is not included").waitFor();
    await page.goForward();
    await page.getByText("Northwind Studio LLC").waitFor();
    await page.reload();
    await page.getByText("Northwind Studio LLC").waitFor();
    await page.close();
});

test("what one tab or a command records, the other tab shows", { timeout: 900_000 }, async () => {
    const one = await open(`${engagement}/scope`);
    const other = await open(`${engagement}/scope`);
    await log(one, "please also print it");
    await other.getByText("please also print it").first().waitFor();
    server.tally("scope", "log", "website-redesign", "--quote", "and frame it");
    await one.getByText("and frame it").first().waitFor();
    await one.close();
    await other.close();
});

test("a form with words in it asks before it closes", { timeout: 600_000 }, async () => {
    const page = await open(`${engagement}/scope`);
    await page.getByRole("button", { name: "Record a request" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("The client's words", { exact: true }).fill("half a sentence");
    await form.getByRole("button", { name: "Cancel" }).click();
    await form.getByText("Close and lose what you typed?").waitFor();
    await form.getByRole("button", { name: "Keep writing" }).click();
    assert.equal(
        await form.getByLabel("The client's words", { exact: true }).inputValue(),
        "half a sentence",
    );
    await page.close();
});

// A file that is let go over the window.
async function drop(page: Page, name: string): Promise<void> {
    await page.evaluate((called) => {
        const data = new DataTransfer();
        data.items.add(new File(["Agreed on the phone."], called, { type: "text/plain" }));
        window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    }, name);
}

const question = (page: Page) =>
    page.getByRole("alertdialog", { name: "Close and lose what you typed?" });

async function stay(page: Page): Promise<void> {
    await question(page).waitFor();
    await page.getByRole("button", { name: "Keep writing" }).click();
    await question(page).waitFor({ state: "detached" });
}

test("a letter with words in it asks before it is left", { timeout: 900_000 }, async () => {
    const page = await open("/write?engagement=website-redesign");
    await page.getByRole("link", { name: "Write a letter" }).first().click();
    await page.waitForURL("**/write/website-redesign/new");
    const letter = page.getByLabel("Words", { exact: true });
    await letter.fill("Dear Daniel, half a");
    await page.getByRole("link", { name: "Cancel" }).click();
    await stay(page);
    await page.getByRole("link", { name: "Rights" }).first().click();
    await stay(page);
    await page.evaluate(() => window.history.back());
    await stay(page);
    await drop(page, "call.txt");
    await stay(page);
    await page.getByText("What you brought along waits under Evidence").waitFor();
    const asked = page.waitForEvent("dialog");
    const reloaded = page.reload({ timeout: 5_000 }).catch(() => undefined);
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    await reloaded;
    assert.equal(new URL(page.url()).pathname, "/write/website-redesign/new");
    assert.equal(await letter.inputValue(), "Dear Daniel, half a");
    await drop(page, "note.txt");
    await question(page).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Close it" }).click();
    await page.waitForURL("**/evidence");
    await page.getByText("call.txt").waitFor();
    await page.getByText("note.txt").waitFor();
    await page.close();
});

test("a letter that is kept, or was not begun, is left at once", { timeout: 900_000 }, async () => {
    const page = await open("/write/website-redesign/new?purpose=summary");
    await page.waitForFunction(() => (document.querySelector("textarea")?.value ?? "") !== "");
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.waitForURL(/\/write\?/);
    await page.goto(`${server.origin}/write/website-redesign/new`);
    await settled(page);
    await page.getByLabel("Subject").fill("The pages");
    await page.getByLabel("Words", { exact: true }).fill("All five pages are online.");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.waitForURL(/website-redesign\/\d+$/);
    await page.close();
});

test("an agreement with words in it asks before it closes", { timeout: 900_000 }, async () => {
    const page = await open(`${engagement}/agreement`);
    await page.getByRole("button", { name: "Change it" }).click();
    const form = page.getByRole("dialog", { name: "The agreement" });
    const included = form.getByLabel("What is included");
    await included.fill("Five pages\nhalf a line");
    await page.keyboard.press("Escape");
    await stay(page);
    await form.getByRole("button", { name: "Close", exact: true }).click();
    await stay(page);
    await drop(page, "scope.txt");
    await stay(page);
    assert.equal(await included.inputValue(), "Five pages\nhalf a line");
    await form.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Close it" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Change it" }).click();
    assert.doesNotMatch(await included.inputValue(), /half a line/);
    await form.getByRole("button", { name: "Cancel" }).click();
    await form.waitFor({ state: "detached" });
    await page.close();
});

test("a mistake is taken back with a reason and stays visible", { timeout: 900_000 }, async () => {
    const page = await open(`${engagement}/scope`);
    await log(page, "a wish that nobody had");
    await page.goto(`${server.origin}${engagement}/timeline`);
    await settled(page);
    await page.getByLabel("Words in it").fill("a wish that nobody had");
    await page
        .getByRole("button", { name: /a wish that nobody had/ })
        .first()
        .click();
    await page.getByRole("button", { name: "Take it back" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Why it is wrong").fill("written into the wrong engagement");
    await form.getByRole("button", { name: "Take it back" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("Taken back").first().waitFor();
    await page.close();
});

test("a server that stops is missed, and found again", { timeout: 900_000 }, async () => {
    const page = await open("/record");
    await server.stop();
    await page.getByText("The program does not answer.").waitFor();
    await server.start();
    await page.getByText("The program does not answer.").waitFor({ state: "detached" });
    await page.close();
});

test("without a link the page is locked and shows nothing", { timeout: 600_000 }, async () => {
    const { page } = await watched(browser, server.origin);
    await page.goto(server.origin + engagement);
    await page.getByRole("heading", { name: "This page is locked" }).waitFor();
    assert.equal(await page.getByText("pottery").count(), 0);
});
