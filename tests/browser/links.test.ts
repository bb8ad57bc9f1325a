// Pages of their own, made by the owner in the page, used by a client in another browser, and closed; the client's
// concerns on the way to an answer; and what a server says that nobody else reaches.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { openMailbox } from "../support/mailbox.mjs";
import {
    launch,
    openIn,
    settled,
    shoot,
    signIn,
    violations,
    violationsInBoth,
    type Watched,
} from "./browser";
import { openAsClient } from "./client";
import { closed, press, record } from "./hands";
import { Server } from "./server";

const server = new Server();
const alone = new Server();
const mailbox = await openMailbox();
const browser = await launch();
let owner: BrowserContext;
let link = "";
let client: Watched;

function fill(where: Server): void {
    where.tally(
        ...["init", "--name", "Mira Vogt", "--email", "mira@design.example"],
        ...["--zone", "Europe/Berlin"],
    );
    where.tally(
        ...["engagement", "add", "--title", "The shop", "--slug", "shop"],
        ...["--client-name", "Anna Berg", "--client-email", "anna@client.example"],
        ...["--type", "direct-fixed", "--currency", "EUR"],
    );
    where.tally("milestone", "add", "shop", "--title", "The logo", "--amount", "600.00");
}

before(async () => {
    fill(server);
    fill(alone);
    await server.offerLinks(mailbox.port);
    owner = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
    await alone.remove();
    mailbox.close();
});

const open = (address: string) => openIn(owner, server.origin + address);
const people = "/engagements/shop/people";
const linkRow = (page: Page) => page.getByRole("listitem").filter({ hasText: "Link 1" });
const instant = /\d{1,2} \w{3} \d{4}, \d{2}:\d{2} (CET|CEST)/;

// The pages of links of this vault, as the program lists them.
interface Concern {
    text: string;
    milestone: number;
    answer: string | null;
}
function listed() {
    return server.tally("link", "list", "shop") as unknown as {
        links: { state: string; to: string; why?: string }[];
        concerns: Concern[];
    };
}

test("a link is made in the page, shown once and listed", { timeout: 900_000 }, async () => {
    const page = await open(people);
    await page.getByText("No link yet.").waitFor();
    await page.getByText("Links open on this computer alone").waitFor();
    await page.getByRole("button", { name: "For the client", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Make a link" });
    await form.getByRole("button", { name: "Make it", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("This link is shown once. Send it to anna@client.example").waitFor();
    link = (await page.locator("code", { hasText: "/c/" }).innerText()).trim();
    assert.match(link, new RegExp(`^${server.origin}/c/[a-z2-7]{32}$`));
    assert.match(await linkRow(page).innerText(), /not opened yet/);
    assert.match(await linkRow(page).innerText(), instant);
    assert.deepEqual(await violations(page), []);
    await shoot(page, "link-made");
    await page.reload();
    await linkRow(page).waitFor();
    assert.doesNotMatch(await page.content(), /\/c\/[a-z2-7]{32}/);
    await page.close();
});

test("the client opens it, and the list says so", { timeout: 900_000 }, async () => {
    const page = await open(people);
    client = await openAsClient(browser, link, mailbox.mails);
    await client.page.getByText("Only for trying").waitFor();
    assert.match(mailbox.mails[0] ?? "", /^To: .*anna@client\.example/m);
    await linkRow(page).getByText("opened", { exact: true }).waitFor();
    await page.close();
});

test("a concern is shown to the owner and answered", { timeout: 900_000 }, async () => {
    const today = await open("/");
    await press(client.page, "Raise a concern");
    await client.page.getByLabel("What it is about").selectOption("milestone/1");
    await client.page.getByText("A concern about milestone 1: The logo").last().waitFor();
    await client.page.getByLabel("What you want to say").fill("The logo is blurred.");
    await press(client.page, "Raise a concern");
    await client.page.getByText("Not answered yet.").waitFor();

    const alert = today.getByRole("article").filter({ hasText: "The logo is blurred." });
    await alert.waitFor();
    assert.match(await alert.innerText(), /The client has a concern about milestone 1/);
    await shoot(today, "concern-today");
    const form = today.getByRole("dialog", { name: "Answer this concern" });
    await alert.getByRole("button", { name: "Answer this concern" }).click();
    await form.getByText("The logo is blurred.").waitFor();
    await form.getByRole("button", { name: "Cancel", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await alert.getByRole("link", { name: "Open", exact: true }).click();
    await today.waitForURL("**/engagements/shop");
    await settled(today);
    await today.getByText("The client has a concern", { exact: true }).waitFor();
    assert.match(await today.locator("main").innerText(), instant);
    assert.deepEqual(await violations(today), []);
    await shoot(today, "concern-engagement");
    await today
        .getByLabel("Milestones")
        .getByRole("button", { name: "Answer this concern" })
        .click();
    await form.getByText("The logo is blurred.").waitFor();
    await form.getByLabel("What you say to it").fill("A sharp one comes today.");
    await form.getByRole("button", { name: "Answer", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await today.getByText("You answered:").waitFor();
    await today.goto(server.origin);
    await settled(today);
    assert.equal(await today.getByText("The logo is blurred.").count(), 0);
    await today.close();

    assert.deepEqual(
        listed().concerns.map(({ text, milestone, answer }) => [text, milestone, answer]),
        [["The logo is blurred.", 1, "A sharp one comes today."]],
    );
    await client.page.reload();
    await client.page.getByText("Mira Vogt answers: A sharp one comes today.").waitFor();
    assert.match(await client.page.locator("main").innerText(), instant);
});

// Work that waits for the client: an agreement to sign, and a milestone to approve.
function offerWork(): void {
    const text = path.join(server.folder, "agreement.toml");
    writeFileSync(text, 'title = "The shop"\n[[scope]]\nid = "1"\ntext = "A logo"\n');
    server.tally("agreement", "draft", "shop", "--file", text);
    server.tally("agreement", "propose", "shop", "--how", "on the page of the link");
    server.tally("agreement", "sign", "shop", "--how", "by hand");
    server.tally("milestone", "fund", "shop", "1");
    server.tally("milestone", "start", "shop", "1");
    server.tally("milestone", "submit", "shop", "1", "--via", "email");
}

test(
    "what the client did is listed, with who it was and whether a reply confirmed it",
    { timeout: 900_000 },
    async () => {
        offerWork();
        await client.page.reload();
        await press(client.page, "Sign the agreement");
        await client.page.getByLabel("Your name, as your signature").fill("Anna Berg, owner");
        await press(client.page, "Sign the agreement");
        await client.page.getByText("You signed the agreement").waitFor();
        await press(client.page, "Approve this work");
        await press(client.page, "Approve this work");
        await client.page.getByText("You approved the work (milestone 1)").waitFor();

        const page = await open(people);
        const done = page.getByRole("list", { name: "Done through links" }).getByRole("listitem");
        await done.nth(2).waitFor();
        await shoot(page, "links-done");
        const lines = (await done.allInnerTexts()).map((text) => text.split(/\s*[\n·]\s*/));
        assert.deepEqual(
            lines.map(([what, status, who]) => [what, status, who]),
            [
                ["Approved the work: milestone 1", "claimed", "anna@client.example"],
                ["Signed the agreement", "claimed", "Anna Berg, owner"],
                ["Raised a concern: milestone 1", "claimed", "anna@client.example"],
            ],
        );
        for (const [, , , when] of lines) assert.match(when ?? "", instant);
        assert.deepEqual(await violationsInBoth(page), []);
        await press(page, "Have it confirmed");
        await record(page, "Write the letter");
        await closed(page);
        await page.waitForURL("**/write/shop/1");
        await page.getByText("Please confirm what you did on your page").first().waitFor();
        assert.match(await page.locator("main").innerText(), /signed as “Anna Berg, owner”/);
        await page.getByRole("button", { name: "Send it", exact: true }).waitFor();
        await shoot(page, "links-confirm");
        await page.close();
    },
);

test(
    "a link is closed when that is confirmed, and the client is told what to do",
    { timeout: 900_000 },
    async () => {
        const page = await open(people);
        await linkRow(page).getByRole("button", { name: "Close this link" }).click();
        const form = page.getByRole("dialog", { name: "Close this link" });
        await form.getByText("From here on it opens nothing.").waitFor();
        await shoot(page, "link-close");
        await form.getByRole("button", { name: "Cancel", exact: true }).click();
        await form.waitFor({ state: "detached" });
        assert.equal(listed().links[0]?.state, "opened");

        // Something that the client is in the middle of.
        await press(client.page, "Raise a concern");
        await client.page.getByLabel("What you want to say").fill("One thing more.");
        await linkRow(page).getByRole("button", { name: "Close this link" }).click();
        await form.getByRole("button", { name: "Close it", exact: true }).click();
        await form.waitFor({ state: "detached" });
        await linkRow(page).getByText("closed", { exact: true }).waitFor();
        assert.equal(await linkRow(page).getByRole("button").count(), 0);
        assert.deepEqual(await violations(page), []);
        assert.equal(listed().links[0]?.state, "revoked");
        await page.close();

        await press(client.page, "Raise a concern");
        const refusal =
            /this link opens nothing: it was mistyped, revoked or has expired: ask for a new one/;
        await client.page.getByRole("alert").filter({ hasText: refusal }).waitFor();
        assert.equal(
            await client.page.getByLabel("What you want to say").inputValue(),
            "One thing more.",
            "the client's words are lost",
        );
        await client.page.reload();
        await client.page.getByRole("alert").filter({ hasText: refusal }).waitFor();
        assert.equal(listed().concerns.length, 1);
        await shoot(client.page, "client-closed");
        assert.deepEqual(await violations(client.page), []);
        assert.deepEqual(client.foreign, []);
        await client.page.close();
    },
);

test(
    "a server that nobody else reaches offers no link, and says why",
    { timeout: 900_000 },
    async () => {
        const context = await signIn(browser, alone);
        const page = await openIn(context, alone.origin + people);
        await page.getByText("No links yet: nobody but you reaches this program.").waitFor();
        const said = await page.locator("main").innerText();
        assert.match(said, /tally serve --public-url https:/);
        assert.match(
            said,
            new RegExp(`--public-url http://localhost:${new URL(alone.origin).port}`),
        );
        assert.equal(await page.getByRole("button", { name: "For the client" }).count(), 0);
        assert.deepEqual(await violations(page), []);
        await shoot(page, "link-none");
        await page.getByRole("link", { name: "Write a letter" }).click();
        await page.waitForURL("**/write/shop/new");
        await page.getByLabel(/^Attach the client.s own copy/).waitFor();
        await page.close();
    },
);

test("a number of this computer is no public address, and the program names one that is", () => {
    const serve = () => alone.tally("serve", "--public-url", "http://127.0.0.1:8645");
    assert.throws(serve, /--public-url http:\/\/localhost:8645/);
});
