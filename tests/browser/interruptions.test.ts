// What comes between: the program is killed in the middle of an import, somebody leaves the page of one that
// runs, and the way to the program is slow.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, openIn, settled, signIn, violations } from "./browser";
import { give, go, press } from "./hands";
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

function mailbox(word: string): string {
  const one = (n: number) =>
    `From x@y Thu Nov 12 10:00:00 2026\nFrom: Daniel <studio@northwind-studio.example>\n` +
    `To: mira@okafor-design.example\nSubject: One more ${n}\n` +
    `Message-ID: <${word}-${n}@northwind-studio.example>\n` +
    `Date: Thu, 12 Nov 2026 10:00:00 +0100\n\n${word} number ${n} ${"and so on ".repeat(60)}\n\n`;
  const place = path.join(server.folder, `${word}s.mbox`);
  writeFileSync(
    place,
    Array.from({ length: mails }, (_, n) => one(n)).join(""),
  );
  return place;
}

// Chooses the mailbox, and waits until the page shows that it is read.
async function beginImport(page: Page, word: string): Promise<void> {
  await give(page, "Choose files", mailbox(word));
  await press(page, "Bring it in");
  await page.getByText(/Reading.* · [1-9]/).waitFor();
}

function count(word: string): number {
  return (
    server.tally("search", word, "--exact", "--limit", "1") as {
      total: number;
    }
  ).total;
}

test("a server that is killed during an import loses nothing, and the page says what to do", async () => {
  const page = await open("/evidence");
  await beginImport(page, "numbat");
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
  const kept = count("numbat");
  assert.ok(kept < mails, `it was killed in the middle: ${kept}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Done" }).waitFor();
  assert.equal(count("numbat"), mails, "each mail is there once");
  assert.deepEqual(failed(server.verify(server.vault)), []);
  await page.close();
});

test("an import goes on while its page is left, and whoever comes back sees how far it is and what came of it", async () => {
  const page = await open("/evidence");
  await beginImport(page, "quokka");
  await go(page, "Sections", "Rights");
  await go(page, "Sections", "Evidence");
  // On a busy machine it may be over before the page is drawn; then what came of it stands there.
  await page
    .getByText(/Reading.* · [1-9]/)
    .or(page.getByText("It is on record"))
    .first()
    .waitFor();
  assert.equal(
    await page.getByRole("button", { name: "Choose files" }).count(),
    0,
    "the import that runs is shown in place of a new one",
  );
  await go(page, "Sections", "Rights");
  while (count("quokka") < mails) await page.waitForTimeout(500);
  // Its end is told to no page that shows it.
  await page.waitForTimeout(1_000);
  await go(page, "Sections", "Evidence");
  await page.getByText("It is on record").waitFor();
  const outcome = new RegExp(`${mails.toLocaleString("en-GB")} new items`);
  await page.getByText(outcome).waitFor();
  assert.deepEqual(await violations(page), []);
  // It stands there until it was read.
  await go(page, "Sections", "Rights");
  await go(page, "Sections", "Evidence");
  await page.getByText(outcome).waitFor();
  await press(page, "Done");
  await page.getByRole("button", { name: "Choose files" }).waitFor();
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
