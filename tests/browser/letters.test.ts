// A letter's own page: it goes alone, through a real mail server, and can be read when it has left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { openMailbox } from "../support/mailbox.mjs";
import { launch, openIn, picture, settled, signIn, violationsInBoth } from "./browser";
import { Server } from "./server";

const engagement = "website-redesign";
const server = new Server();
server.fillWithDemo();
const mailbox = await openMailbox();
const browser = await launch();
let context: BrowserContext;

before(async () => {
    server.tally("account", "out", "--url", `smtp://127.0.0.1:${mailbox.port}`);
    for (const subject of ["What we agreed today", "The next one"])
        server.tally(
            ...["letter", "write", engagement, "--purpose", "summary"],
            ...["--subject", subject, "--text", "As agreed: five pages by Friday."],
        );
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    mailbox.close();
    await server.remove();
});

test("a letter goes alone, and its page tells that it has left", { timeout: 600_000 }, async () => {
    const page = await openIn(context, `${server.origin}/write/${engagement}/1`);
    await settled(page);
    await picture(page, "letter");
    assert.deepEqual(await violationsInBoth(page), []);
    await page.getByRole("button", { name: "Send it", exact: true }).click();
    const now = page.getByRole("button", { name: "I read it again; send it" });
    await now.click();
    await now.waitFor({ state: "detached" });
    assert.equal(mailbox.mails.length, 1);
    assert.match(mailbox.mails[0]!, /^Subject: What we agreed today/m);
    const { letters } = server.tally("letter", "list", engagement) as {
        letters: { state: string }[];
    };
    assert.deepEqual(
        letters.map(({ state }) => state),
        ["sent", "written"],
    );
    await page.reload();
    await page.getByText("As agreed: five pages by Friday.").waitFor();
    await picture(page, "letter-sent");
    assert.deepEqual(await violationsInBoth(page), []);
    await page.close();
});
