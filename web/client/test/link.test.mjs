// From the link to the signature and to a case that verifies: the real program behind a proxy with a
// certificate, a real mailbox, Chromium with a virtual authenticator.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import * as support from "./support.mjs";

const { codeIn, complaintsOf, launch, mailbox, mailThrough, proxy, serving, tally } = support;
const { verdictOf, work } = support;

function engagement(smtp) {
    tally(
        "init",
        "--name",
        "Mira Vogt",
        "--email",
        "mira@design.example",
        "--zone",
        "Europe/Berlin",
    );
    tally(
        ...["engagement", "add", "--title", "Website redesign", "--slug", "site"],
        ...["--client-name", "Anna Berg", "--client-email", "anna@client.example"],
        ...["--type", "direct-fixed", "--currency", "EUR"],
    );
    const text = path.join(work, "agreement.toml");
    writeFileSync(
        text,
        'title = "Website redesign"\n[[scope]]\nid = "S1"\ntext = "Five pages"\n' +
            '[payment]\nterms = "1,200 EUR on acceptance"\n',
    );
    tally("agreement", "draft", "site", "--file", text);
    tally("agreement", "propose", "site", "--how", "on the page of the link");
    tally("agreement", "sign", "site", "--how", "by hand");
    tally(
        "milestone",
        "add",
        "site",
        "--title",
        "Pages",
        "--amount",
        "1200.00",
        "--due",
        "2099-11-30",
    );
    tally("milestone", "fund", "site", "1");
    tally("milestone", "start", "site", "1");
    tally(
        "milestone",
        "submit",
        "site",
        "1",
        "--via",
        "email",
        "--note",
        "All five pages are there.",
    );
    mailThrough(smtp);
}

const mail = await mailbox();
const front = await proxy();
const origin = `https://localhost:${front.port}`;
engagement(mail.port);
const served = await serving(origin);
front.to.port = Number(served.listen.split(":")[1]);
const link = tally("link", "create", "site", "--url", origin);

const browser = await launch(front.pin);
const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
const page = await context.newPage();
const complaints = complaintsOf(page);
const answered = await support.contractOf(page, served);

const shot = (name) => support.shot(page, name);
const hasNoBarriers = () => support.hasNoBarriers(page);

const cdp = await context.newCDPSession(page);
await cdp.send("WebAuthn.enable");
await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
    },
});

const heading = (name) => page.getByRole("heading", { name });
const press = (name) => page.getByRole("button", { name, exact: true }).first().click();

test("the link shows nothing before the code of the mail is typed in", async () => {
    assert.match(link.url, /\/c\/[a-z2-7]{32}$/);
    await page.goto(link.url);
    await heading("This page is for one person").waitFor();
    await hasNoBarriers();
    await shot("locked");
    await press("Mail me a code");
    await page.getByText("A code is on its way").waitFor();
    assert.equal(mail.mails.length, 1);
    assert.match(mail.mails[0], /^To: .*anna@client\.example/m);
    await page.getByLabel("Code").fill("aaaa-aaaa");
    await press("Open");
    await page.getByText("not the newest code").waitFor();
    await page.getByLabel("Code").fill(codeIn(mail.mails));
    await press("Open");
    await heading("Website redesign").waitFor();
    await hasNoBarriers();
    await shot("open");
});

test("the client signs the agreement with a name and approves the work", async () => {
    await press("Sign the agreement");
    await page.getByText("Five pages").waitFor();
    await shot("agreement");
    await press("Sign the agreement");
    await page.getByText("type your name to sign").waitFor();
    await page.getByLabel("Your name, as your signature").fill("Anna Berg");
    await press("Sign the agreement");
    await page.getByText("You signed the agreement").waitFor();
    await press("Approve this work");
    await press("Approve this work");
    await page.getByText("You approved the work (milestone 1)").waitFor();
    const { consents } = tally("link", "list", "site");
    assert.deepEqual(
        consents.map(({ act, name, status }) => [act, name, status]),
        [
            ["agreement.signed", "Anna Berg", "claimed"],
            ["milestone.approved", "", "claimed"],
        ],
    );
});

test("the client raises a concern about a milestone, and the owner sees it there and in the alerts", async () => {
    await press("Raise a concern");
    await page.getByLabel("What you want to say").fill("The logo is blurred.");
    await page.getByLabel("What it is about").selectOption("milestone/1");
    await page.getByText("A concern about milestone 1: Pages").last().waitFor();
    await hasNoBarriers();
    await shot("concern");
    await press("Raise a concern");
    await page.getByRole("heading", { name: "Your concerns" }).waitFor();
    await page.getByText("Not answered yet.").waitFor();
    const [concern] = tally("link", "list", "site").concerns;
    assert.deepEqual([concern.milestone, concern.text], [1, "The logo is blurred."]);
    const ring = () =>
        tally("alerts", "site").alerts.filter(({ rule }) => rule === "CONCERN-RAISED");
    assert.equal(ring()[0].subject, "concern 1");
    assert.match(ring()[0].text, /about milestone 1: The logo is blurred/);
    tally("link", "answer", "site", "1", "--text", "A sharp one comes today.");
    assert.deepEqual(ring(), []);
    await page.reload();
    await page.getByText("Mira Vogt answers: A sharp one comes today.").waitFor();
    await shot("answered");
});

// The kinds of all acts that the program offers to a client.
function offeredActs() {
    const source = readFileSync(path.join(process.env.TALLY_SOURCE, "src/links/page.cc"), "utf8");
    return [...new Set([...source.matchAll(/\.act = "([^"]+)"/g)].map(([, act]) => act))];
}

test("every act a client can do is told in plain words, and even an unknown kind is not shown raw", async () => {
    const acts = offeredActs();
    assert.ok(acts.length >= 9, acts.join());
    const own = `/api/v1/link/${link.url.split("/").at(-1)}`;
    const shown = await page.evaluate(async (url) => (await fetch(url)).json(), own);
    const digest = `sha256:${"0".repeat(64)}`;
    const done = [...acts, "garden.watered"].map((act) => {
        const about = `${act.split(".")[0]}/3`;
        return { act, about, given: "2026-11-22T10:00:00.000Z", digest, status: "claimed" };
    });
    const here = ({ pathname }) => pathname === own;
    await page.route(here, (route) => route.fulfill({ json: { ...shown, done } }));
    await page.reload();
    const list = page.getByRole("heading", { name: "Done here" }).locator("+ ul");
    await list.waitFor();
    const told = await list.locator("strong").allTextContents();
    assert.equal(told.length, acts.length + 1);
    assert.equal(told.filter((text) => text.startsWith("You did something")).length, 1);
    const words = (await page.locator("body").innerText()).replace("half.html", "");
    assert.doesNotMatch(words, /\b[a-z]+\.[a-z]+(-[a-z]+)*\b/);
    await hasNoBarriers();
    await shot("told");
    await page.unroute(here);
    await page.reload();
    await page.getByText("You raised a concern (milestone 1)").waitFor();
});

test("the client makes a passkey and signs the record with it", async () => {
    await press("Make a passkey");
    await page.getByRole("button", { name: "Sign the record" }).waitFor();
    await press("Sign the record");
    await page.getByText(/Signed: the first \d+ entries/).waitFor();
    await hasNoBarriers();
    await shot("done");
    const { cosignatures } = tally("cosignatures", "site");
    const [passkey] = cosignatures.filter(({ method }) => method === "passkey");
    assert.equal(passkey.status, "unchecked");
    assert.match(passkey.detail, /signed this checkpoint and the agreement sha256:.*user verified/);
});

test("the client downloads a half that verifies", async () => {
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download half.html" }).click(),
    ]);
    const html = readFileSync(await download.path(), "utf8");
    const zip = /href="data:application\/zip;base64,([^"]+)"/.exec(html);
    assert.ok(zip, "a file to check it with lies inside");
    const file = path.join(work, "half.zip");
    writeFileSync(file, Buffer.from(zip[1], "base64"));
    const verdict = await verdictOf(file);
    assert.equal(verdict.verdict, "unproven", JSON.stringify(verdict.checks));
});

test("the client checks the half in the page, against a fingerprint from elsewhere", async () => {
    await press("Check it in this browser");
    await press("Check it now");
    await page.getByText("Unproven").waitFor();
    const typed = page.getByLabel("Fingerprint of the owner’s key");
    await typed.fill("sha256:123");
    await press("Check it now");
    await page.getByText("This is no fingerprint").waitFor();
    await typed.fill(tally("key", "show").key);
    await press("Check it now");
    await page.getByText("Intact").waitFor();
    await hasNoBarriers();
    await shot("half");
});

test("the owner's session does nothing as the client, and the client's nothing as the owner", async () => {
    const owner = await browser.newContext({ ignoreHTTPSErrors: true });
    const token = link.url.split("/").at(-1);
    const start = served.url.split("#start=")[1];
    const { request } = owner;
    const headers = { Origin: origin, "X-Tally-Link": "1" };
    const signedIn = await request.post(`${origin}/api/v1/session`, { data: { start }, headers });
    assert.equal(signedIn.status(), 204);
    const asClient = (way, data) =>
        request.post(`${origin}/api/v1/link/${token}/${way}`, { data, headers });
    const digest = `sha256:${"0".repeat(64)}`;
    const act = { act: "concern.raised", about: "concern", digest, words: "I am the client" };
    for (const answer of [
        await asClient("acts", act),
        await asClient("passkey-request", {}),
        await asClient("session", { code: "aaaa-aaaa" }),
    ])
        assert.equal(answer.status(), 422, await answer.text());
    assert.deepEqual(await (await request.get(`${origin}/api/v1/link/${token}`)).json(), {
        state: "locked",
    });
    const asOwner = await page.evaluate(async () => (await fetch("/api/v1/engagements")).status);
    assert.equal(asOwner, 401);
    await owner.close();
});

test("another page cannot act in the client's name", async () => {
    const status = await page.evaluate(async () => {
        const [, , token] = location.pathname.split("/");
        const answer = await fetch(`/api/v1/link/${token}/acts`, { method: "POST", body: "{}" });
        return answer.status;
    });
    assert.equal(status, 422);
});

test("the case holds what the client did, and verifies", async () => {
    const { case: name } = tally(
        "case",
        "open",
        "site",
        "--forum",
        "generic",
        "--claim",
        "It is paid.",
    );
    const note = path.join(work, "handed-over.txt");
    writeFileSync(note, "What was handed over.\n");
    tally("import", note, "--into", "site");
    const { hits } = tally("search", "handed");
    tally("case", "link", name, hits[0].item, "--why", "What was handed over.");
    const file = path.join(work, "case.zip");
    tally("case", "build", name, "-o", file);
    const { verdict, checks } = await verdictOf(file);
    assert.equal(verdict, "unproven", JSON.stringify(checks));
    const passkey = checks.find(({ detail }) => detail.includes("passkey sha256:"));
    assert.equal(passkey?.status, "unchecked");
});

test("each answer that the page got is as the description says", async () => {
    const seen = await answered();
    const acts = ["linkAct", "linkAskPasskey", "linkEnrollPasskey", "linkSign"];
    for (const operation of ["linkShow", ...acts])
        assert.ok(seen.includes(operation), `${operation} is not among ${seen.join(", ")}`);
});

test("a revoked link opens nothing", async () => {
    tally("link", "revoke", "site", "1", "--why", "the work is done");
    await page.reload();
    await page.getByText("this link opens nothing").waitFor();
    assert.deepEqual(complaints, []);
});
