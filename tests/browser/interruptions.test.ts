// What goes wrong outside of the page: the program is killed in the middle of an import, and the way to it
// is slow.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { launch, openIn, settled, signIn, violations } from "./browser";
import { failed, Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
// So many that the page sees the import going on, also on a busy machine.
const mails = 16_000;
let context: BrowserContext;

before(async () => {
  context = await signIn(browser, server);
});
after(async () => {
  await browser.close();
  await server.remove();
});

const open = (address: string) =>
  openIn(context, server.origin + address, 120_000);

function mailbox(): string {
  const one = (n: number) =>
    `From x@y Thu Nov 12 10:00:00 2026\nFrom: Daniel <studio@northwind-studio.example>\n` +
    `To: mira@okafor-design.example\nSubject: Numbat ${n}\n` +
    `Message-ID: <numbat-${n}@northwind-studio.example>\n` +
    `Date: Thu, 12 Nov 2026 10:00:00 +0100\n\nnumbat number ${n} ${"and so on ".repeat(60)}\n\n`;
  const place = path.join(server.folder, "numbats.mbox");
  writeFileSync(
    place,
    Array.from({ length: mails }, (_, n) => one(n)).join(""),
  );
  return place;
}

function count(): number {
  return (
    server.tally("search", "numbat", "--exact", "--limit", "1") as {
      total: number;
    }
  ).total;
}

test("a server that is killed during an import loses nothing, and the page says what to do", async () => {
  const page = await open("/evidence");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  await chooser.setFiles(mailbox());
  await page.getByRole("button", { name: "Bring it in" }).click();
  await page.getByText(/Reading.* · [1-9]/).waitFor();
  await server.stop("SIGKILL");
  await page.getByText("The program does not answer").waitFor();
  await server.start();
  await page
    .getByText("The program was stopped while it worked on this")
    .waitFor();
  await page
    .getByText("The program does not answer")
    .waitFor({ state: "detached" });
  assert.deepEqual(await violations(page), []);
  const kept = count();
  assert.ok(kept < mails, `it was killed in the middle: ${kept}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Done" }).waitFor();
  assert.equal(count(), mails, "each mail is there once");
  assert.deepEqual(failed(server.verify(server.vault)), []);
  await page.close();
});

test("over a slow line the page says that it loads, and can be used meanwhile", async () => {
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  const slow = {
    offline: false,
    latency: 1_500,
    downloadThroughput: 60_000,
    uploadThroughput: 20_000,
  };
  await line.send("Network.emulateNetworkConditions", slow);
  await page.goto(`${server.origin}/engagements/website-redesign`);
  const loading = page.locator('[role="status"][aria-label="Loading"]').first();
  await loading.waitFor();
  // Away again before the answers are there: the navigation is no part of what is waited for.
  await page.getByRole("link", { name: "Evidence" }).first().click();
  await page.waitForURL("**/evidence");
  await page.getByRole("heading", { level: 1, name: "Evidence" }).waitFor();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.close();
});
