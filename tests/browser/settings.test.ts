// Settings: the sheet of paper that brings the key back, and the servers for mail and timestamps.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { launch, openIn, picture, settled, signIn, violations } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
let context: BrowserContext;

before(async () => {
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
});

async function openSettings() {
    const page = await openIn(context, `${server.origin}/settings`);
    await settled(page);
    return page;
}

test(
    "the key goes on paper, alone, and its lines bring it back",
    { timeout: 600_000 },
    async () => {
        const page = await openSettings();
        await page.getByRole("button", { name: "Recovery sheet" }).click();
        const sheet = page.getByRole("dialog", { name: "Recovery sheet" });
        await sheet.waitFor();
        await picture(page, "settings-key-sheet");
        assert.deepEqual(await violations(page), []);
        const lines = await sheet.locator(".key-lines").innerText();
        await page.emulateMedia({ media: "print" });
        assert.ok(await sheet.locator(".key-lines").isVisible());
        assert.ok(!(await page.getByRole("heading", { name: "Settings" }).isVisible()));
        await page.emulateMedia({ media: null });
        await sheet.getByRole("button", { name: "Close" }).last().click();
        await sheet.waitFor({ state: "detached" });
        assert.ok(!(await page.content()).includes(lines.split("\n")[0]!));
        const key = path.join(server.vault, "keys", "owner.key");
        const before = readFileSync(key);
        rmSync(key);
        assert.equal(server.type(lines, "key", "recover")["recovered"], true);
        assert.deepEqual(readFileSync(key), before);
        await page.close();
    },
);

test("an account is set up, tried, changed and dropped", { timeout: 600_000 }, async () => {
    const page = await openSettings();
    await page.getByRole("button", { name: "Set up mail out" }).click();
    const form = page.getByRole("dialog", { name: "Set up mail out" });
    await form.getByLabel("Server", { exact: true }).fill("smtp.provider.example");
    await form.getByLabel("User (optional)").fill("mira@okafor-design.example");
    await form.getByLabel("Password (optional)").fill("correct horse");
    await picture(page, "settings-account");
    assert.deepEqual(await violations(page), []);
    await form.getByRole("button", { name: "Keep it" }).click();
    await form.waitFor({ state: "detached" });
    await page
        .getByText("smtps://smtp.provider.example:465, as mira@okafor-design.example")
        .waitFor();
    await page.getByRole("button", { name: "Change" }).click();
    await form.getByLabel("Server", { exact: true }).fill("smtp://127.0.0.1:9");
    await form.getByRole("button", { name: "Keep it" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("smtp://127.0.0.1:9, as mira@okafor-design.example").waitFor();
    await page.getByText("It does not work").waitFor();
    await picture(page, "settings-accounts");
    assert.deepEqual(await violations(page), []);
    const kept = readFileSync(path.join(server.vault, "mail.toml"), "utf8");
    assert.match(kept, /secret = "correct horse"/);
    assert.ok(!(await page.content()).includes("correct horse"));
    await page.getByRole("button", { name: "Use it no longer" }).click();
    const drop = page.getByRole("dialog", { name: "Use it no longer" });
    await drop.getByRole("button", { name: "Use it no longer" }).click();
    await drop.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Set up mail out" }).waitFor();
    assert.deepEqual(server.tally("account", "list")["accounts"], []);
    await page.close();
});

test("an authority for timestamps is added", { timeout: 600_000 }, async () => {
    const page = await openSettings();
    await page.getByRole("button", { name: "Add an authority" }).click();
    const form = page.getByRole("dialog", { name: "Add an authority" });
    await form.getByLabel("Its address").fill("https://tsa.provider.example/tsr");
    await form.getByRole("button", { name: "Add it" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("https://tsa.provider.example/tsr").waitFor();
    await page.close();
});

test("a key under a passphrase is said to be so", { timeout: 600_000 }, async () => {
    const words = path.join(path.dirname(server.vault), "words");
    writeFileSync(words, "correct horse\n", { mode: 0o600 });
    server.tally("key", "protect", "--passphrase-file", words);
    const page = await openSettings();
    await page.getByText("It is under a passphrase").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Recovery sheet" }).click();
    await page.getByText("start the server anew").waitFor();
    await picture(page, "settings-key-protected");
    await page.close();
});
