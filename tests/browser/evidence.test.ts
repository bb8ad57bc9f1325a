// Evidence in the browser: what comes in, what a mail of a stranger may do (nothing), filing by keyboard,
// and the way from a case to its verified file.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, settled, signIn, violations, watched } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
let signedIn: Awaited<ReturnType<BrowserContext["cookies"]>> = [];

before(async () => {
  const context = await signIn(browser, server);
  signedIn = await context.cookies();
});
after(async () => {
  await browser.close();
  await server.remove();
});

async function open(address: string) {
  const seen = await watched(browser, server.origin);
  await seen.page.context().addCookies(signedIn);
  await seen.page.goto(server.origin + address);
  await settled(seen.page);
  return seen;
}

const elsewhere = "http://elsewhere.invalid";
const hostileMail = `From: Mallory <mallory@elsewhere.example>
To: Mira <mira@okafor-design.example>
Subject: <script>document.title="owned"</script>
Date: Thu, 12 Nov 2026 10:00:00 +0100
Message-ID: <hostile-1@elsewhere.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><base href="${elsewhere}/"><meta http-equiv="refresh" content="0;url=${elsewhere}/r">
<style>@import url(${elsewhere}/a.css); p{background:url(${elsewhere}/b.png)}</style></head>
<body onload="top.document.title='owned'"><p style="background:url(${elsewhere}/c.png)">The pages look great.</p>
<img src="${elsewhere}/pixel.png" srcset="${elsewhere}/2x.png 2x"><img src=x onerror="top.document.title='owned'">
<script>top.document.title="owned";fetch("${elsewhere}/s")</script><iframe src="${elsewhere}/f"></iframe>
<object data="${elsewhere}/o"></object><embed src="${elsewhere}/e"><video poster="${elsewhere}/p.png"></video>
<a href="javascript:top.document.title='owned'">a link</a><form action="${elsewhere}/"><input name="password"></form>
<svg onload="top.document.title='owned'"><image href="${elsewhere}/i.png"/></svg>
<math><mtext><table><mglyph><style><img src=x onerror="top.document.title='owned'"></style></table></math>
</body></html>
`;

function fileOf(name: string, content: string): string {
  const place = path.join(server.folder, name);
  writeFileSync(place, content.replaceAll("\n", "\r\n"));
  return place;
}

function plainMail(word: string): string {
  return `From: Daniel <daniel@northwind.example>
To: Mira <mira@okafor-design.example>
Subject: ${word}
Date: Thu, 12 Nov 2026 11:00:00 +0100
Message-ID: <${word}@northwind.example>

The word is ${word}.
`;
}

function hitsOf(...words: string[]): { item: string }[] {
  return (server.tally("search", ...words) as { hits: { item: string }[] })
    .hits;
}

async function bringIn(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole("button", { name: "Bring it in" }).click();
  await page.getByRole("button", { name: "Done" }).waitFor({ timeout: 60_000 });
}

test("a mail of a stranger is shown without a request and without a script", async () => {
  const { page, foreign } = await open("/evidence");
  await bringIn(page, fileOf("hostile.eml", hostileMail));
  const { hits } = server.tally("search", "from:mallory") as {
    hits: { item: string }[];
  };
  await page.goto(`${server.origin}/evidence/${hits[0]?.item ?? ""}`);
  await settled(page);
  await page.getByText("As it was sent", { exact: true }).click();
  const mail = page.frameLocator("iframe");
  await mail.getByText("The pages look great.").waitFor();
  await page.waitForTimeout(500);
  const inside = await mail.locator("body").innerHTML();
  assert.doesNotMatch(inside, /elsewhere\.invalid\/(?:pixel|2x|f|o|e|p|i)\b/);
  assert.doesNotMatch(
    inside,
    /<(?:script|iframe|object|embed|form|svg|style)|on(?:load|error)=/i,
  );
  assert.notEqual(await page.title(), "owned");
  assert.deepEqual(foreign, []);
  assert.deepEqual(await violations(page), []);
});

test("what is dropped anywhere arrives in the import, and a chat is shown as one", async () => {
  const { page } = await open("/rights");
  const chat =
    "[12.11.26, 09:14:02] Daniel Reyes: Morning! Are the pages online?\n" +
    "[12.11.26, 09:15:40] Mira Okafor: Yes, all five.\n";
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(
      new File([text], "WhatsApp Chat.txt", { type: "text/plain" }),
    );
    window.dispatchEvent(
      new DragEvent("drop", { dataTransfer: data, bubbles: true }),
    );
  }, chat);
  await page.getByText("WhatsApp Chat.txt").waitFor();
  await page.getByRole("button", { name: "Bring it in" }).click();
  await page.getByRole("button", { name: "Done" }).waitFor({ timeout: 60_000 });
  const { hits } = server.tally("search", "kind:chat", "online") as {
    hits: { item: string }[];
  };
  const message = encodeURIComponent(hits[0]?.item ?? "");
  await page.goto(`${server.origin}/evidence/${message}`);
  await page.getByText("Morning! Are the pages online?").waitFor();
  assert.deepEqual(await violations(page), []);
});

test("unfiled evidence is filed, and taken back, without a mouse", async () => {
  const { page } = await open("/evidence");
  const waiting = () => (server.tally("inbox") as { total: number }).total;
  const before = waiting();
  // A key for an engagement that is not named yet does nothing.
  await page
    .getByRole("button", { name: "Website redesign" })
    .first()
    .waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await page.getByText("Filed to Website redesign").first().waitFor();
  assert.equal(waiting(), before - 1);
  await page.keyboard.press("u");
  await page.getByText("Back in the list").waitFor();
  assert.equal(waiting(), before);
});

test("a search is typed, chosen and opened without a mouse", async () => {
  const { page } = await open("/search");
  await page.keyboard.type("opens fro");
  await page.keyboard.press("Tab");
  // Words that were typed before may have been answered; the hits of all of them are meant.
  const answered = page.waitForResponse(
    (response) =>
      new URL(response.url()).searchParams
        .get("query")
        ?.endsWith("from:daniel") === true,
  );
  await page.keyboard.type("daniel");
  await answered;
  await page.waitForURL(/daniel$/);
  await page.locator("mark", { hasText: "opens" }).first().waitFor();
  assert.match(
    page.url(),
    /q=opens\+from%3Adaniel|q=opens%20from%3Adaniel|q=opens\+from:daniel/,
  );
  await page.keyboard.press("Enter");
  await page
    .getByRole("heading", { level: 1, name: /three changes/ })
    .waitFor();
  await page.goBack();
  await page.locator("mark", { hasText: "opens" }).first().waitFor();
});

test("letters typed faster than the screen draws stay behind what Tab has taken", async () => {
  const { page } = await open("/search");
  await page.evaluate(() => {
    const next = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
      next(() => setTimeout(() => draw(performance.now()), 40));
  });
  await page.keyboard.type("opens fro");
  await page.keyboard.press("Tab");
  await page.keyboard.type("daniel", { delay: 15 });
  await page.waitForURL(/daniel$/);
});

test("a word that is only begun finds, and stays as it was typed", async () => {
  const { page } = await open("/search");
  await page.keyboard.type("redesig");
  await page.locator("mark", { hasText: "redesign" }).first().waitFor();
  await page.waitForURL(/q=redesig$/);
  await page.keyboard.type(" ");
  await page.getByText("Nothing found").waitFor();
});

test("a case is made into a file, looked at, and holds when it is checked", async () => {
  const { page, foreign } = await open("/cases/website-redesign%2F1/file");
  await page.getByRole("button", { name: "Make the file" }).click();
  await page
    .getByText("It fits", { exact: true })
    .waitFor({ timeout: 600_000 });
  await page.getByText(/^Page 1 of \d+$/).waitFor();
  assert.deepEqual(await violations(page), []);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save the case file" }).click(),
  ]);
  const file = path.join(server.folder, "case-from-page.zip");
  await download.saveAs(file);
  await page.goto(`${server.origin}/verify`);
  await settled(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByText("It fits together").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(foreign, []);
});

// The questions after a job, from now on. `unanswered` leaves each without an answer.
async function questionsAfterJobs(
  page: Page,
  unanswered: boolean,
): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/\/api\/v1\/jobs\/[^/]+$/, async (route) => {
    asked.push(route.request().url());
    if (!unanswered) await route.continue();
  });
  return asked;
}

test("an import is followed through the stream of events, without asking", async () => {
  const { page } = await open("/evidence");
  await questionsAfterJobs(page, true);
  await bringIn(page, fileOf("streamed.eml", plainMail("streamed")));
  assert.equal(hitsOf("streamed").length, 1);
});

test("an import is asked after while the stream is down", async () => {
  const seen = await watched(browser, server.origin);
  const { page } = seen;
  await page.context().addCookies(signedIn);
  await page.route("**/api/v1/events", (route) => route.abort());
  const asked = await questionsAfterJobs(page, false);
  await page.goto(`${server.origin}/evidence`);
  await settled(page);
  await bringIn(page, fileOf("polled.eml", plainMail("polled")));
  assert.ok(asked.length > 0);
  assert.equal(hitsOf("polled").length, 1);
});
