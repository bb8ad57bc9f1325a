// The whole story by hand, in one go: a computer without a vault, an agreement that the client signs on a page of
// her own, work that is handed in, a project that is cancelled all the same, and the case that is built of it; and
// what is on record then.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openMailbox } from "../support/mailbox.mjs";
import { launch, shoot, violations, watched, type Watched } from "./browser";
import { openAsClient } from "./client";
import { choose, closed, drop, evidence, give, go, press, record, save } from "./hands";
import { failed, Server } from "./server";

const server = new Server();
const mailbox = await openMailbox();
const browser = await launch();
let start = "";
let owner: Watched;
let client: Watched;
let page: Page;
let file = "";

before(async () => {
    await server.havePublicAddress();
    start = await server.start();
    owner = await watched(browser, server.origin);
    page = owner.page;
});
after(async () => {
    await browser.close();
    await server.remove();
    mailbox.close();
});

// One stands on the one before: after a failure the rest would tell nothing.
let broken = false;
function chapter(name: string, happens: () => Promise<void>): void {
    test(name, { timeout: 600_000 }, async (t) => {
        if (broken) return t.skip("a chapter before it failed");
        broken = true;
        await happens();
        broken = false;
    });
}

const mira = "mira@okafor-design.example";
const anna = "anna@kornfeld.example";
const cancels = "We cancel the project with immediate effect.";

interface Mail {
    from: string;
    to: string;
    subject: string;
    minutesAgo: number;
    text: string;
}
function mail({ from, to, subject, minutesAgo, text }: Mail): string {
    const date = new Date(Date.now() - minutesAgo * 60_000).toUTCString();
    return [
        ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`],
        `Date: ${date.replace("GMT", "+0000")}`,
        `Message-ID: <${minutesAgo}-minutes-ago@kornfeld.example>`,
        ...["", text, ""],
    ].join("\n");
}

// The mails of the work, as one mailbox.
function conversation(): string {
    const mails: Mail[] = [
        {
            ...{ from: anna, to: mira, subject: "The logo", minutesAgo: 2880 },
            text: "Dear Mira, three drafts of a logo for 600 EUR: yes please, begin.",
        },
        {
            ...{ from: mira, to: anna, subject: "Three drafts of the logo", minutesAgo: 30 },
            text: "Dear Anna, all three drafts are attached. Which one do you want?",
        },
        {
            ...{ from: anna, to: mira, subject: "Re: Three drafts of the logo", minutesAgo: 20 },
            text: "I received all three drafts. They look great, the second one is perfect!",
        },
    ];
    return mails.map((one) => `From x@y Thu Nov 12 10:00:00 2026\n${mail(one)}\n`).join("");
}

// From an address that nothing on record names.
const cancellation = mail({
    ...{ from: "office@kornfeld.example", to: mira, subject: "The logo: cancelled" },
    minutesAgo: 5,
    text: `${cancels} We do not need the logo any more and want the 600 EUR back.`,
});

async function bringIn(files: Record<string, string>, outcome: RegExp): Promise<void> {
    await drop(page, files);
    await page.waitForURL("**/evidence");
    await press(page, "Bring it in");
    await page.getByText("It is on record").waitFor();
    await page.getByText(outcome).waitFor();
    await press(page, "Done");
}

const section = (name: string) => go(page, "Sections", name);
const tab = (name: string) => go(page, "Pages of this engagement", name);
const caseTab = (name: string) => go(page, "Pages of this case", name);

async function toEngagement(name: string): Promise<void> {
    await section("Engagements");
    await page.getByRole("link", { name: /Logo for a bakery/ }).click();
    await tab(name);
}

chapter("the link makes a vault, and mail can go out of it", async () => {
    await page.goto(start);
    await page.getByLabel("Your name").fill("Mira Okafor");
    await page.getByLabel("Your e-mail address").fill(mira);
    await press(page, "Make my vault");
    await page.getByText("Welcome.").waitFor();
    await section("Settings");
    await press(page, "Set up mail out");
    await record(page, "Keep it", { Server: `smtp://127.0.0.1:${mailbox.port}` });
    await closed(page);
    await page.getByText("It lets us in").waitFor();
});

chapter("an engagement is opened, and its agreement written, sent and signed", async () => {
    await section("Engagements");
    await press(page, "New engagement");
    await choose(page, "Kind of contract", "Direct client, fixed price");
    await record(page, "Open it", {
        "What the work is": "Logo for a bakery",
        Client: "Anna Kornfeld",
        Currency: "EUR",
        "The client's e-mail address (optional)": anna,
    });
    await page.getByRole("heading", { name: "Logo for a bakery" }).waitFor();
    await tab("Agreement");
    await press(page, "Write a version");
    // What the work is stands there already.
    await record(page, "Record this version", {
        "What is included": "Three drafts of a logo\nThe chosen draft as a file for print",
        "What is not included": "A shop sign",
        "When and how you are paid": "600 EUR when the drafts are there",
        "Rounds of changes": "2",
    });
    await closed(page);
    await press(page, "Other");
    await page.getByRole("menuitem", { name: "It was sent" }).click();
    await record(page, "Record it", {
        "How, such as “attached to the mail of 14 September”": "on the page of the link",
    });
    await closed(page);
    await press(page, "Record a signature");
    await choose(page, "Who signed", "You");
    await record(page, "Record it", {
        "How, such as “reply by e-mail: agreed”": "on paper, in the studio",
    });
    await closed(page);
    await page.getByText("The client did not sign this version").waitFor();
});

chapter("the client reads and signs it on a page of her own", async () => {
    await tab("People");
    await press(page, "For the client");
    await record(page, "Make it");
    await closed(page);
    const link = await page.locator("code", { hasText: "/c/" }).innerText();
    client = await openAsClient(browser, link.trim(), mailbox.mails);
    await press(client.page, "Sign the agreement");
    await client.page.getByText("The chosen draft as a file for print").first().waitFor();
    await shoot(client.page, "story-sign");
    await client.page.getByLabel("Your name, as your signature").fill("Anna Kornfeld");
    await press(client.page, "Sign the agreement");
    await client.page.getByText("You signed the agreement").waitFor();
    await client.page.close();

    await page.getByText("Signed the agreement").waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, "story-people");
    await tab("Agreement");
    await page.getByText("In force", { exact: true }).waitFor();
    await page.getByText("on the page of a link").waitFor();
});

chapter("a milestone is funded and begun, and the mails about it are dropped", async () => {
    await tab("Overview");
    await press(page, "Add a milestone");
    await record(page, "Add it", { "What it delivers": "Three drafts", Amount: "600.00" });
    await closed(page);
    await press(page, "Client funded it");
    await record(page, "Record the deposit");
    await closed(page);
    await press(page, "Start work");
    await record(page, "Start");
    await closed(page);
    await bringIn({ "work.mbox": conversation() }, /3 new items · 3 in Logo for a bakery/);
});

chapter("it is handed in, with the mail that it went out with", async () => {
    await toEngagement("Overview");
    await press(page, "Hand in");
    await choose(page, "How it went out", "E-mail");
    await evidence(page, "What was handed in (optional)", "attached", /Three drafts of the logo/);
    await record(page, "Record it", {
        "What you wrote with it (optional)": "all three drafts are attached",
    });
    await closed(page);
    await page.getByRole("list", { name: "Step 4 of 6" }).waitFor();
});

chapter("a mail that cancels comes from an unknown address, and is filed by hand", async () => {
    await bringIn({ "cancelled.eml": cancellation }, /1 new item · 1 in no engagement yet/);
    await page.getByText("To be filed (1)").waitFor();
    await page.getByText(cancels).waitFor();
    await page.getByRole("button", { name: /Logo for a bakery/ }).click();
    await page.getByText("Everything is filed").waitFor();
});

chapter("the end is recorded with the mail that shows it, and a dispute opened", async () => {
    await toEngagement("End");
    await press(page, "The contract ended");
    await evidence(page, "What shows it (optional)", "immediate", /The logo: cancelled/);
    await record(page, "Record the end", { "The reason given, in their words": cancels });
    await closed(page);
    await page.getByRole("heading", { name: "Ended by the client" }).waitFor();
    await press(page, "Record a dispute");
    await choose(page, "Where", "Demand letter");
    await record(page, "Record it", {
        "What is asserted (optional)": "The drafts were delivered and praised",
    });
    await closed(page);
    await page.getByRole("heading", { name: "Demand letter" }).waitFor();
    await shoot(page, "story-end");
});

// A question of the case, with what was suggested for it.
const question = (text: string) => page.getByRole("listitem").filter({ hasText: text }).last();

chapter("a case is begun, and what the record suggests is taken or left", async () => {
    await section("Cases");
    await press(page, "Open a case");
    await choose(page, "Where", "Demand letter");
    await record(page, "Open it", {
        "What you assert, in one or two sentences (optional)":
            "Three drafts were ordered, delivered and praised; 600 EUR are owed.",
        "How much you ask for (optional)": "600.00",
    });
    await page.getByRole("heading", { name: "Case 1" }).waitFor();
    await press(page, "Add a claim");
    await choose(page, "Kind of claim", "Mine: payment for agreed work");
    await record(page, "Add it", { "Amount (optional)": "600.00" });
    await closed(page);
    for (const text of [
        ...["Was there a contract?", "What exactly was agreed to be done?"],
        ...["Did you do the work?", "Is it still unpaid?"],
    ]) {
        await question(text).getByRole("button", { name: "Yes, it shows it" }).first().click();
        await question(text).getByText("partly shown").waitFor();
    }
    const left = question("Did the client accept the work?");
    await left.getByRole("button", { name: "No", exact: true }).click();
    await left.getByText("Suggested by the record").waitFor({ state: "detached" });
    await page.getByText(/4 of 7 shown/).waitFor();
    await shoot(page, "story-claims");
});

chapter("exhibits are added, and a letter is written", async () => {
    await caseTab("Exhibits");
    for (const [words, name, why] of [
        ["Re: Three drafts", /Re: Three drafts/, "The client has all drafts and praises them."],
        ["immediate", /The logo: cancelled/, "The client cancels without a reason."],
    ] as const) {
        await press(page, "Add an exhibit");
        await evidence(page, "Which evidence", words, name);
        await record(page, "Add it", { "What it shows, in one sentence (optional)": why });
        await closed(page);
        await page.getByText(why).waitFor();
    }
    await caseTab("The file");
    await press(page, "Write a letter");
    await choose(page, "What it is", "A demand for payment");
    await record(page, "Write it");
    await closed(page);
    const letter = await page.locator(".paper pre").innerText();
    assert.match(letter, /€600\.00 is open for my work on “Logo for a bakery”/);
    assert.match(letter, /Exhibit 2: The logo: cancelled/);
});

chapter("the case is built, saved, and holds where it is checked", async () => {
    await press(page, "Make the file");
    await page.getByText(/^checked: /).waitFor({ timeout: 300_000 });
    file = await save(page, "Save the case file", server.folder);
    await shoot(page, "story-file");
    await section("Verify");
    await give(page, "Choose a file", file);
    await page.getByText("It fits together").waitFor();
    await page.getByText("2 originals, looked up in the ledger by their digest").waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, "story-verified");
});

// What the program says of the engagement, as far as it is looked at here.
interface OnRecord {
    agreement: { in_force: boolean; signatures: { by: string; how: string }[] }[];
    milestones: { state: string; amount: { amount: string } }[];
    held: { amount: string };
    ended: { by: string; reason: string; claimed: boolean };
    disputes: { forum: string; state: string; amount: { amount: string } }[];
    cases: string[];
}
const engagement = "logo-for-a-bakery";
const ask = <T>(...words: string[]): T => server.tally(...words) as T;

chapter("the agreement, the work and its end are on record", async () => {
    const { state } = ask<{ state: OnRecord }>("engagement", "show", engagement);
    const [version, ...versions] = state.agreement;
    assert.deepEqual([version?.in_force, versions], [true, []]);
    assert.deepEqual(
        version?.signatures.map(({ by, how }) => [by, how]),
        [
            ["freelancer", "on paper, in the studio"],
            ["client", "on the page of a link"],
        ],
    );
    assert.deepEqual(
        state.milestones.map((one) => [one.state, one.amount.amount]),
        [["submitted", "600.00"]],
    );
    assert.equal(state.held.amount, "600.00");
    const { by, reason, claimed } = state.ended;
    assert.deepEqual([by, reason, claimed], ["client", cancels, false]);
    assert.deepEqual(
        state.disputes.map((one) => [one.forum, one.state, one.amount.amount]),
        [["demand-letter", "opened", "600.00"]],
    );
    assert.deepEqual(state.cases, [`${engagement}/1`]);
    const { consents } = ask<{ consents: Record<string, unknown>[] }>("link", "list", engagement);
    assert.deepEqual(
        consents.map(({ act, name, status }) => [act, name, status]),
        [["agreement.signed", "Anna Kornfeld", "claimed"]],
    );
});

interface Matrix {
    claims: { elements: { element: string; accepted: { why: string }[] }[] }[];
}

chapter("the evidence and the case are on record", async () => {
    assert.equal(ask<{ total: number }>("inbox").total, 0);
    assert.equal(ask<{ total: number }>("search", `engagement:${engagement}`).total, 4);
    const { exhibits } = ask<{ exhibits: { subject: string }[] }>(
        ...["case", "exhibits", `${engagement}/1`],
    );
    assert.deepEqual(
        exhibits.map(({ subject }) => subject),
        ["Re: Three drafts of the logo", "The logo: cancelled"],
    );
    const { claims } = ask<Matrix>("case", "matrix", `${engagement}/1`);
    const taken = claims.flatMap(({ elements }) => elements.filter((one) => one.accepted[0]));
    assert.deepEqual(
        taken.map(({ element }) => element),
        ["contract-formed", "scope-agreed", "performance", "not-paid"],
    );
    assert.match(taken[1]?.accepted[0]?.why ?? "", /client signed .* on the page of a link/);
    const { entries } = ask<{ entries: { kind: string }[] }>("timeline", engagement);
    assert.equal(entries.at(-1)?.kind, "case.built");
});

chapter("the command line agrees that the case holds", async () => {
    const { verdict, checks } = server.verify(file);
    assert.equal(verdict, "unproven", JSON.stringify(checks));
    const { key } = server.tally("key", "show") as { key: string };
    assert.equal(server.verify(file, "--key", key).verdict, "intact");
    assert.deepEqual(failed(server.verify(server.vault)), []);
});

chapter("nothing was asked of another server, and nobody complained", async () => {
    for (const { foreign, complaints } of [owner, client]) {
        assert.deepEqual(foreign, []);
        assert.deepEqual(complaints, []);
    }
});
