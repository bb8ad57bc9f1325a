// What the page says when a contract goes wrong and after it ended, and the acts around it: each by hand in the
// browser, and then what is on record.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, openIn, settled, shoot, signIn, violations } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
const website = "/engagements/website-redesign";
let context: BrowserContext;

before(async () => {
    server.addCare("direct-hourly", "EUR");
    server.tally("invoice", "issue", "care", "--amount", "100.00", "--what", "Care in November");
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
});

const open = (address: string) => openIn(context, server.origin + address);

// Sends the form that is open, with these fields filled in.
async function record(page: Page, button: string, fields: Record<string, string> = {}) {
    const form = page.getByRole("dialog");
    for (const [label, value] of Object.entries(fields))
        await form.getByLabel(label, { exact: true }).fill(value);
    await form.getByRole("button", { name: button, exact: true }).click();
    await form.waitFor({ state: "detached" });
}

// What a command prints, as text to look for words in.
function said(...words: string[]): string {
    return JSON.stringify(server.tally(...words));
}

test(
    "a clock is told in the zone of its engagement, wherever it is read",
    { timeout: 600_000 },
    async () => {
        const page = await open("/");
        const next = page.getByRole("region", { name: "What comes next" });
        await next.getByRole("listitem").first().waitFor();
        const clock = await next.getByRole("listitem").first().innerText();
        const instants = [...clock.matchAll(/\d{1,2} \w{3} \d{4}, \d{2}:\d{2} \w+/g)].map(String);
        assert.equal(instants.length, 2, `the sentence and the day: ${clock}`);
        assert.equal(instants[0], instants[1]);
        assert.match(instants[0] ?? "", /CES?T$/);
        await page.close();
    },
);

test("a situation that seems to be there leads to its steps", { timeout: 900_000 }, async () => {
    const page = await open(website);
    await page.getByRole("link", { name: "What to do: The client ended the contract" }).click();
    await page.getByRole("heading", { name: "What to gather now" }).waitFor();
    for (const name of [
        "First",
        "What to expect next",
        "What to write",
        "What never to write or do",
    ])
        assert.equal(await page.getByRole("heading", { name, exact: true }).count(), 1);
    await page
        .getByRole("button", { name: /Write your feedback/ })
        .first()
        .click();
    await page.getByRole("dialog", { name: "Write your feedback" }).waitFor();
    await page.keyboard.press("Escape");
    await page.close();
});

test(
    "any situation can be opened by hand, and a step opens its form",
    { timeout: 900_000 },
    async () => {
        const page = await open(`${website}/trouble`);
        await page.getByRole("link", { name: "The client asks for more than was agreed" }).click();
        await page.getByText("What to expect next").waitFor();
        await page.goto(`${server.origin}${website}/trouble/return-request`);
        await settled(page);
        await page
            .getByRole("button", {
                name: /^Record a dispute: Dispute it on the platform/,
            })
            .first() // it is the first step, too, when its day was missed
            .click();
        const form = page.getByRole("dialog", { name: "Record a dispute" });
        await form.waitFor();
        assert.equal(
            await form.getByLabel("Where", { exact: true }).inputValue(),
            "Upwork dispute",
        );
        await page.keyboard.press("Escape");
        await page.close();
    },
);

test(
    "a letter that a step asks for has begun when its page opens",
    { timeout: 900_000 },
    async () => {
        const page = await open("/write/website-redesign/new?purpose=notice");
        const text = page.getByRole("textbox", { name: "Words" });
        await page.waitForFunction(
            () => (document.querySelector("textarea")?.value.length ?? 0) > 40,
        );
        assert.match(await text.inputValue(), /\w+/);
        await page.close();
    },
);

test("one clock that ran out is one alert", { timeout: 600_000 }, async () => {
    const page = await open("/");
    assert.equal(await page.getByText("The time ran out on 27 Nov 2026").count(), 1);
    await page.close();
});

test("an answer to a question of the look back is a lesson", { timeout: 900_000 }, async () => {
    const page = await open("/lessons/website-redesign");
    await page.getByText(/The first sign was there \d+ days before the end/).waitFor();
    await page.getByText("As a table").first().click();
    await page
        .getByRole("cell", { name: /signed version 1 of the agreement/i })
        .first()
        .waitFor();
    assert.deepEqual(await violations(page), []);
    await page
        .getByRole("button", {
            name: "Answer it: Do you still have the job post as it stood there?",
        })
        .click();
    await record(page, "Keep the lesson", {
        "What happened": "the post was rewritten in October",
    });
    await page.getByText("Answered").first().waitFor();
    await page.goto(`${server.origin}/lessons`);
    await page.getByText("The post was rewritten in October", { exact: false }).first().waitFor();
    assert.match(said("lessons"), /the post was rewritten in October/);
    await page.close();
});

test("a client is looked at before the contract", { timeout: 900_000 }, async () => {
    const page = await open("/check-client");
    await page
        .getByRole("combobox", { name: "Who the client is" })
        .fill("Northwind Studio (Daniel Reyes)");
    await page
        .getByLabel("The job post")
        .fill("Please send a free sample first. We pay on PayPal.");
    await page.getByRole("button", { name: "Look", exact: true }).click();
    await page.getByRole("heading", { name: "Free samples" }).waitFor();
    await page.getByRole("link", { name: "Website redesign for a pottery studio" }).waitFor();
    const fact = page.getByRole("radiogroup", {
        name: /payment method is verified/,
    });
    await fact.getByText("No", { exact: true }).click();
    await page.getByRole("heading", { name: /payment method/i }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.close();
});

test("files are delivered with their fingerprints", { timeout: 900_000 }, async () => {
    const file = path.join(server.folder, "final.zip");
    writeFileSync(file, "the final files");
    const page = await open(website);
    await page.getByRole("button", { name: /^Other: Milestone 2/ }).click();
    await page.getByRole("menuitem", { name: "Deliver files" }).click();
    const form = page.getByRole("dialog", { name: "Deliver files" });
    await form.getByRole("button", { name: "Record the delivery" }).click();
    await form.getByText("This is needed").waitFor();
    await form.locator("input[type=file]").setInputFiles(file);
    await form.getByText("final.zip").waitFor();
    await form.getByText(/^Copying/).waitFor({ state: "detached" });
    assert.deepEqual(await violations(page), []);
    // The sample's contract has ended: the program warns, and asks why.
    await form.getByRole("button", { name: "Record the delivery" }).click();
    await record(page, "Go on all the same", {
        "Why you go on all the same": "the client asked for them once more",
    });
    assert.match(said("delivery", "list", "website-redesign"), /final\.zip/);
    await page.close();
});

test("what was just recorded can be undone in its message", { timeout: 900_000 }, async () => {
    const page = await open(`${website}/scope`);
    await page.getByRole("button", { name: "Record a request" }).click();
    await record(page, "Record it", {
        "The client's words": "a wish of another client",
    });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back. It stays visible").waitFor();
    await page.getByText("a wish of another client").first().waitFor({ state: "detached" });
    assert.doesNotMatch(said("scope", "list", "website-redesign"), /a wish of another client/);
    assert.match(said("timeline", "website-redesign"), /Taken back right after it was recorded/);
    await page.close();
});

test(
    "hours are disputed, answered and shown; an invoice is withdrawn",
    { timeout: 900_000 },
    async () => {
        const page = await open("/engagements/care/money");
        await page.getByRole("button", { name: "The client disputes hours" }).click();
        await record(page, "Record it", { "How many minutes": "60" });
        await page.getByText("not answered yet").waitFor();
        await page.getByRole("button", { name: "You answered" }).click();
        await record(page, "Record it", {
            "Your answer": "the tasks were agreed on 12 November",
        });
        await page.getByRole("button", { name: "Show this week" }).click();
        await record(page, "Show it");
        await page.getByText("Shown to the other side").waitFor();
        await page.getByRole("button", { name: "What was done" }).click();
        await page.getByText("Classes page: prices on the right").waitFor();
        await page.getByRole("button", { name: "Withdraw it" }).click();
        await record(page, "Withdraw", {
            "What was wrong with it": "the wrong month",
        });
        await page.getByText("Withdrawn").waitFor();
        assert.match(said("hours", "week", "care"), /"revealed":true/);
        assert.match(said("invoice", "list", "care"), /"withdrawn":true/);
        await page.close();
    },
);

test("a direct client is not offered a platform", { timeout: 600_000 }, async () => {
    const page = await open("/engagements/care/people");
    await page.getByRole("button", { name: "Agree on a channel" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Channel", { exact: true }).click();
    await page.getByRole("option", { name: "E-mail" }).waitFor();
    assert.equal(await page.getByRole("option", { name: "The platform" }).count(), 0);
    await page.close();
});

test("terms are kept, and what the other side denies is noted", { timeout: 900_000 }, async () => {
    const page = await open(`${website}/agreement`);
    await page.getByRole("button", { name: "Other" }).click();
    await page.getByRole("menuitem", { name: "Keep the terms" }).click();
    const form = page.getByRole("dialog", { name: "Keep the terms" });
    await form.getByRole("combobox", { name: "The saved page or screenshot" }).fill("shop");
    await page.getByRole("option").first().click();
    await page.keyboard.press("Tab");
    await record(page, "Keep it", { "What it shows (optional)": "the post of 10 September" });
    assert.match(said("timeline", "website-redesign"), /the post of 10 September/);
    await page.goto(`${server.origin}/cases/website-redesign%2F1`);
    await settled(page);
    await page
        .getByRole("button", { name: /^They deny it/ })
        .first()
        .click();
    await record(page, "Note it", {
        "What they say": "nobody agreed to five pages",
    });
    assert.match(said("case", "matrix", "website-redesign/1"), /nobody agreed to five pages/);
    await page.close();
});

test(
    "a backup is made for a public key, and never for a secret",
    { timeout: 900_000 },
    async () => {
        const page = await open("/settings");
        await page.getByText("None is older than a year").waitFor();
        const key = page.getByLabel("For whose key");
        await key.fill("AGE-SECRET-KEY-1QQPQYRQSZ");
        await page.getByRole("button", { name: "Make a backup" }).click();
        await page.getByText("This is the secret key.", { exact: false }).waitFor();
        await key.fill("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Make a backup" }).click();
        const file = await (await download).path();
        assert.match(readFileSync(file, "latin1").slice(0, 40), /^age-encryption\.org\/v1/);
        await page.close();
    },
);

test("a mail of the platform is settled where it rings", { timeout: 600_000 }, async () => {
    const mail = path.join(server.folder, "offer.eml");
    const lines = [
        "From: Upwork <donotreply@upwork.com>",
        "To: mara@example.com",
        "Subject: Offer: Website for a pottery studio",
        "Date: Thu, 26 Nov 2026 10:00:00 +0000",
        "Message-ID: <offer-1@upwork.com>",
        "",
        "You have an offer.",
    ];
    writeFileSync(mail, `${lines.join("\r\n")}\r\n`);
    server.tally("import", "--into", "website-redesign", mail);
    const page = await open("/");
    const alert = page.getByRole("article").filter({ hasText: "is not labelled" });
    await alert.getByRole("link", { name: "Open", exact: true }).click();
    await page.getByText("Does a clock begin with this mail?").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.goto(server.origin);
    await alert.getByRole("button", { name: "It starts nothing" }).click();
    await record(page, "Say so");
    await alert.waitFor({ state: "detached" });
    assert.doesNotMatch(said("alerts"), /MAIL-UNLABELLED/);
    await page.close();
});

test(
    "a first agreement begins with a proposal and with what earlier work taught",
    { timeout: 900_000 },
    async () => {
        const lesson = ["lessons", "add", "website-redesign", "--what", "nobody could decide"];
        server.tally(...lesson, "--text", "One person decides for the client", "--use", "clause");
        server.tally(...lesson, "--text", "Ask who decides", "--use", "checklist");
        const page = await open("/engagements/care/agreement");
        await page.getByRole("heading", { name: "What earlier work taught you" }).waitFor();
        await page.getByText("Ask who decides").first().waitFor();
        assert.deepEqual(await violations(page), []);
        await page.getByRole("button", { name: "Write a version" }).click();
        const form = page.getByRole("dialog", { name: "The agreement" });
        assert.equal(await form.getByLabel("What is included").inputValue(), "");
        const piece = form.getByRole("group", { name: "Piece 1" });
        await piece.getByLabel("What it is").fill("A report of each month");
        await piece.getByLabel("By (optional)").fill("2026-12-31");
        await form.getByRole("button", { name: "Add a piece" }).click();
        await form.getByRole("button", { name: "Leave out piece 2" }).click();
        await form.getByLabel("What is included").fill("Care of the website, by the hour");
        await form.getByText(/^Other terms \(\d+\)$/).click();
        assert.equal(
            await form.getByLabel("From a lesson of yours").inputValue(),
            "One person decides for the client",
        );
        await form.getByLabel("What stays between you").fill("");
        assert.deepEqual(await violations(page), []);
        await shoot(page, "agreement-first");
        await form.getByRole("button", { name: "Record this version" }).click();
        await form.waitFor({ state: "detached" });
        await page.getByText("A report of each month").first().waitFor();
        await page.getByText("From a lesson of yours").first().waitFor();
        const { text } = server.tally("agreement", "show", "care") as { text: string };
        assert.match(text, /One person decides for the client/);
        assert.doesNotMatch(text, /confidentiality/);
        const again = server.tally(
            "agreement",
            "draft",
            "care",
            "--file",
            asFile(`${text}\n# again\n`),
        );
        assert.deepEqual(
            (again as { lessons: { applied: boolean }[] }).lessons.map(({ applied }) => applied),
            [true],
        );
        await page.close();
    },
);

test("a mail that sounds like the end stands on Today", { timeout: 600_000 }, async () => {
    const mail = path.join(server.folder, "end.eml");
    const head = ["From: Nora <nora@studio-nord.example>", "To: mira@okafor-design.example"];
    const more = ["Subject: Sorry", "Date: Fri, 27 Nov 2026 10:00:00 +0100", "Message-ID: <end@x>"];
    const words = "We cancel the contract with immediate effect.";
    writeFileSync(mail, [...head, ...more, "", words, ""].join("\r\n"));
    server.tally("party", "add", "care", "client", "--address", "nora@studio-nord.example");
    server.tally("import", mail, "--into", "care");
    const page = await open("/");
    const alert = page.locator(".alert-card", { hasText: `“${words}”` });
    await alert.waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, "seems");
    await alert.getByRole("link", { name: "Open", exact: true }).click();
    await page.waitForURL("**/engagements/care/trouble/client-cancelled");
    await page.close();
});

function asFile(text: string): string {
    const file = path.join(server.folder, "agreement.toml");
    writeFileSync(file, text);
    return file;
}
