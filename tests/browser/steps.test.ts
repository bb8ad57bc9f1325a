// What a step of a playbook asks for is done where the step stands: a letter is written, a week is checked, and
// the words that come of it are shown there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { launch, openIn, shoot, signIn, violations } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
const trouble = "/engagements/website-redesign/trouble";
let context: BrowserContext;

before(async () => {
    server.addCare("upwork-hourly", "USD");
    server.tally("hours", "dispute", "care", "2026-11-16", "--minutes", "60");
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
});

const open = (address: string) => openIn(context, server.origin + address);

test("an answer out of a case is written where the step stands", { timeout: 900_000 }, async () => {
    const before = JSON.stringify(server.tally("timeline", "website-redesign"));
    const page = await open(`${trouble}/return-request`);
    const name = /^Write it out of the record: The answer to the request/;
    await page.getByRole("button", { name }).last().click();
    const form = page.getByRole("dialog", {
        name: "Write it out of the record",
    });
    const kind = form.getByLabel("What it is", { exact: true });
    assert.equal(await kind.inputValue(), "An answer to a request to return money");
    await form.getByRole("button", { name: "Write it", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("you asked for the return of $1,200.00").waitFor();
    await page.getByRole("button", { name: "Copy" }).first().waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, "step-answer");
    assert.equal(await page.getByText("Recorded", { exact: true }).count(), 0);
    assert.equal(JSON.stringify(server.tally("timeline", "website-redesign")), before);
    await page.close();
});

test(
    "a letter to the client begins there, and goes on where letters are written",
    { timeout: 900_000 },
    async () => {
        const page = await open(`${trouble}/bad-review-threatened`);
        await page
            .getByRole("button", { name: /^Begin the letter/ })
            .last()
            .click();
        const form = page.getByRole("dialog", { name: "Begin the letter" });
        const purpose = form.getByLabel("What it is for", { exact: true });
        assert.equal(await purpose.inputValue(), "What was agreed in a call");
        await form.getByRole("button", { name: "Show me the words" }).click();
        await form.waitFor({ state: "detached" });
        assert.match(await page.locator(".paper pre").innerText(), /\w{3}/);
        assert.deepEqual(await violations(page), []);
        await page.getByRole("link", { name: "Go on writing" }).click();
        await page.waitForURL("**/write/website-redesign/new?purpose=summary");
        await page.close();
    },
);

test("a week of hours is checked where the step stands", { timeout: 900_000 }, async () => {
    const page = await open("/engagements/care/trouble/hours-disputed");
    await page
        .getByRole("button", {
            name: /^Check this week: Which of them the protection covers/,
        })
        .last()
        .click();
    await page.getByText("Classes page: prices on the right").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, "step-hours");
    await page.getByRole("button", { name: /^Close the check/ }).click();
    await page.locator(".segments").waitFor({ state: "detached" });
    await page.close();
});

test("the page of a case writes its letters", { timeout: 900_000 }, async () => {
    const page = await open("/cases/website-redesign%2F1/file");
    await page.getByRole("button", { name: "Write a letter" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("What it is", { exact: true }).click();
    await page.getByRole("option", { name: "An offer to settle" }).click();
    await form.getByLabel(/^What you would settle for/).fill("900.00");
    await form.getByRole("button", { name: "Write it", exact: true }).click();
    await form.waitFor({ state: "detached" });
    assert.match(await page.locator(".paper pre").innerText(), /900\.00/);
    assert.deepEqual(await violations(page), []);
    await shoot(page, "case-letter");
    await page.close();
});
