// Feedback that is sealed in the client's browser: what the server gets of it, what the owner sees of it, and
// when it opens.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { openMailbox } from "../support/mailbox.mjs";
import { launch, openIn, shoot, signIn, violations } from "./browser";
import { openAsClient } from "./client";
import { press } from "./hands";
import { Server } from "./server";

const server = new Server();
const mailbox = await openMailbox();
const browser = await launch();
const days = 24 * 3_600_000;
let owner: BrowserContext;

// A contract that ended this many days ago, and the address of its client's page.
function ended(slug: string, daysAgo: number): string {
    server.tally(
        ...["engagement", "add", "--title", `The ${slug}`, "--slug", slug],
        ...["--client-name", "Anna Berg", "--client-email", "anna@client.example"],
        ...["--type", "direct-fixed", "--currency", "EUR"],
    );
    const then = new Date(Date.now() - daysAgo * days).toISOString();
    server.tally(
        ...["contract", "end", slug, "--by", "client", "--reason", "it is finished"],
        ...["--occurred", then],
    );
    return server.tally("link", "create", slug, "--url", server.origin)["url"] as string;
}

before(async () => {
    server.tally(
        ...["init", "--name", "Mira Vogt", "--email", "mira@design.example"],
        ...["--zone", "Europe/Berlin"],
    );
    await server.offerLinks(mailbox.port);
    owner = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
    mailbox.close();
});

interface Opening {
    stars: number;
    text: string;
    salt: string;
}

// Everything that this page sends from now on.
function sentBy(page: Page): string[] {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()}\n${request.postData() ?? ""}`));
    return sent;
}

async function sealFeedback(page: Page, stars: number, text: string): Promise<Opening> {
    await press(page, "Leave sealed feedback");
    await page.getByLabel("Stars, 1 to 5").fill(String(stars));
    await page.getByLabel("What you want to say").fill(text);
    await press(page, "Leave sealed feedback");
    await page.getByText("Keep this.").waitFor();
    return JSON.parse(await page.locator("pre", { hasText: '"salt"' }).innerText()) as Opening;
}

function digestOf({ stars, text, salt }: Opening): string {
    const sealed = createHash("sha256")
        .update(Buffer.from(salt, "hex"))
        .update(`${stars}\n${text}`);
    return `sha256:${sealed.digest("hex")}`;
}

const openEnd = (slug: string) => openIn(owner, `${server.origin}/engagements/${slug}/end`);
const opens = (page: Page) => page.getByRole("button", { name: "Open your sealed feedback" });

// What the program says of the client's feedback.
interface Side {
    sealed: string | null;
    posted: string | null;
    given: { stars: number; text: string } | null;
}
function clientsFeedback(slug: string): Side {
    return (server.tally("feedback", "show", slug) as unknown as { client: Side }).client;
}

test(
    "what a client seals is not sent, and opens when both are fixed",
    { timeout: 900_000 },
    async (t) => {
        const words = "She vanished for two weeks in October";
        const { page, complaints, foreign } = await openAsClient(
            browser,
            ended("shop", 0),
            mailbox.mails,
        );
        const sent = sentBy(page);
        let opening: Opening;

        await t.test("only a commitment leaves the client's browser", async () => {
            opening = await sealFeedback(page, 2, words);
            assert.deepEqual([opening.stars, opening.text], [2, words]);
            assert.match(opening.salt, /^[0-9a-f]{64}$/);
            const [act, ...others] = sent.filter((request) => request.includes("feedback.sealed"));
            assert.deepEqual(others, []);
            const body = JSON.parse(act?.split("\n")[1] ?? "") as Record<string, unknown>;
            assert.deepEqual(Object.keys(body).sort(), ["about", "act", "digest", "seal"]);
            assert.equal(body["seal"], digestOf(opening));
            for (const request of sent)
                assert.doesNotMatch(request, new RegExp(`vanished|October|${opening.salt}`));
            assert.deepEqual(await violations(page), []);
            await shoot(page, "client-sealed");
        });

        await t.test("the owner is told that it is there, and none of its words", async () => {
            const seen = await openEnd("shop");
            await seen.getByText(/^Sealed: /).waitFor();
            assert.match(await seen.getByText(/^Sealed: /).innerText(), /\d{2}:\d{2} (CET|CEST)$/);
            assert.doesNotMatch(await seen.locator("body").innerText(), /vanished|of 5 stars/);
            await shoot(seen, "owner-sealed");
            await seen.goto(`${server.origin}/engagements/shop/timeline`);
            await seen.getByText("sealed feedback, not yet to be read").first().waitFor();
            await seen.close();
            const { sealed, posted, given } = clientsFeedback("shop");
            assert.ok(sealed !== null);
            assert.deepEqual([posted, given], [null, null]);
        });

        await t.test("it does not open as long as the owner's is not fixed", async () => {
            await page.reload();
            const done = page.getByRole("listitem").filter({ hasText: "You left sealed feedback" });
            assert.match(await done.innerText(), /\d{4}, \d{2}:\d{2} (CET|CEST)\./);
            assert.equal(await opens(page).count(), 0);
            assert.equal(
                await page.getByRole("button", { name: "Leave sealed feedback" }).count(),
                0,
            );
            const { stars, text, salt } = opening;
            const digest = `sha256:${"0".repeat(64)}`;
            const body = {
                act: "feedback.given",
                about: "feedback",
                digest,
                stars,
                words: text,
                salt,
            };
            const status = await page.evaluate(async (json) => {
                const token = location.pathname.split("/").at(-1);
                const headers = { "Content-Type": "application/json", "X-Tally-Link": "1" };
                const options = { method: "POST", headers, body: JSON.stringify(json) };
                return (await fetch(`/api/v1/link/${token}/acts`, options)).status;
            }, body);
            assert.equal(status, 409);
            assert.equal(clientsFeedback("shop").given, null);
        });

        await t.test(
            "the owner's is fixed, and the client opens theirs: the words are shown",
            async () => {
                const seen = await openEnd("shop");
                await seen.getByRole("button", { name: "Write your feedback" }).click();
                const form = seen.getByRole("dialog");
                await form.getByLabel("Stars", { exact: true }).click();
                await seen.getByRole("option", { name: "4", exact: true }).click();
                await form
                    .getByLabel("The words", { exact: true })
                    .fill("Clear tasks, quick answers.");
                await form.getByRole("button", { name: "Seal it", exact: true }).click();
                await form.waitFor({ state: "detached" });
                await page.reload();
                await press(page, "Open your sealed feedback");
                const kept = page.getByLabel(/^The opening that you kept/);
                assert.deepEqual(JSON.parse(await kept.inputValue()), opening);
                await shoot(page, "client-opens");
                await press(page, "Open your sealed feedback");
                await page.getByText("You opened your sealed feedback").waitFor();
                await seen.getByText(words).waitFor();
                await seen.getByText("2 of 5 stars").waitFor();
                assert.deepEqual(await violations(seen), []);
                await shoot(seen, "owner-opened");
                await seen.close();
            },
        );

        await t.test(
            "nothing was asked of another server, and the page complained about one refusal",
            () => {
                assert.deepEqual(foreign, []);
                assert.deepEqual(
                    complaints.filter((text) => !text.includes("409")),
                    [],
                );
            },
        );
        await page.close();
    },
);

test(
    "14 days after the end it opens alone, and only with the words that were sealed",
    { timeout: 900_000 },
    async () => {
        const link = ended("blog", 15);
        const first = await openAsClient(browser, link, mailbox.mails);
        const opening = await sealFeedback(first.page, 5, "Every date was kept");
        await first.page.context().close();

        // A browser that knows nothing of it: the client has kept the opening.
        const { page } = await openAsClient(browser, link, mailbox.mails);
        const kept = page.getByLabel(/^The opening that you kept/);
        const refused = async (text: string, why: RegExp) => {
            await kept.fill(text);
            await press(page, "Open your sealed feedback");
            await page.getByRole("alert").filter({ hasText: why }).waitFor();
            assert.equal(clientsFeedback("blog").given, null);
        };
        await press(page, "Open your sealed feedback");
        assert.equal(await kept.inputValue(), "");
        await refused("Every date was kept", /This is not the opening/);
        await refused(
            JSON.stringify({ ...opening, text: "Every date was missed" }),
            /not the words that were sealed/,
        );
        await shoot(page, "client-other-words");
        await kept.fill(JSON.stringify(opening));
        await press(page, "Open your sealed feedback");
        await page.getByText("You opened your sealed feedback").waitFor();
        assert.deepEqual(clientsFeedback("blog").given, { stars: 5, text: "Every date was kept" });
        await page.close();
    },
);
