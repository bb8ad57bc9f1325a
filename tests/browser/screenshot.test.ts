// A screenshot in the clipboard: pasted anywhere, offered for import, and then a picture on record.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, openIn, settled, shoot, signIn, violations } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
let context: BrowserContext;

before(async () => {
    context = await signIn(browser, server);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});
after(async () => {
    await browser.close();
    await server.remove();
});

const open = (address: string) => openIn(context, server.origin + address);

// Puts a picture of these words into the clipboard, as the screen's own tool does.
async function copyPicture(page: Page, words: string): Promise<void> {
    await page.evaluate(async (text) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [900, 200];
        const draw = canvas.getContext("2d")!;
        draw.fillStyle = "white";
        draw.fillRect(0, 0, canvas.width, canvas.height);
        draw.fillStyle = "black";
        draw.font = "56px sans-serif";
        draw.fillText(text, 40, 120);
        const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
        await navigator.clipboard.write([new ClipboardItem({ "image/png": png! })]);
    }, words);
}

const offered = (page: Page) =>
    page.getByText(/^screenshot \d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2} UTC\.png$/);

interface Hit {
    item: string;
    kind: string;
    engagement: string;
}
function pictures(): Hit[] {
    return (server.tally("search", "kind:image", "screenshot") as { hits: Hit[] }).hits;
}

test("a screenshot that is pasted becomes a picture on record", { timeout: 900_000 }, async () => {
    const page = await open("/rights");
    assert.deepEqual(pictures(), []);
    await copyPicture(page, "the invoice is paid");
    await page.keyboard.press("Control+V");
    await page.waitForURL("**/evidence");
    await offered(page).waitFor();
    assert.deepEqual(pictures(), [], "nothing is on record before it is asked for");
    assert.deepEqual(await violations(page), []);
    await shoot(page, "screenshot-offered");
    await page.getByRole("combobox", { name: "Where it belongs" }).click();
    await page.getByRole("option", { name: /^Website redesign/ }).click();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await page.getByRole("button", { name: "Done" }).waitFor();
    const [hit, ...others] = pictures();
    assert.deepEqual(others, []);
    assert.deepEqual([hit?.kind, hit?.engagement], ["image", "website-redesign"]);

    await page.goto(`${server.origin}/evidence/${hit?.item ?? ""}`);
    await settled(page);
    await page.waitForFunction(
        () => document.querySelector<HTMLImageElement>(".picture-frame img")?.naturalWidth === 900,
    );
    assert.deepEqual(await violations(page), []);
    await shoot(page, "screenshot-shown");
    await page.close();
});

test(
    "it is taken in an empty field too, and words in a field stay alone",
    { timeout: 900_000 },
    async () => {
        const page = await open("/search");
        await copyPicture(page, "the second one");
        const field = page.getByRole("combobox").first();
        await field.fill("invoice");
        await page.keyboard.press("Control+V");
        assert.equal(await field.inputValue(), "invoice");
        assert.match(page.url(), /\/search/);
        await field.fill("");
        await page.keyboard.press("Control+V");
        await page.waitForURL("**/evidence");
        await offered(page).waitFor();
        await page.close();
    },
);
