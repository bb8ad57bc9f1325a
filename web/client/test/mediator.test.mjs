// A mediator reads one case: the check comes first, made by the browser over the bytes of the file; the
// link opens nothing else; and what is taken back is not shown by an older file.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import * as support from "./support.mjs";

const { codeIn, complaintsOf, launch, mailbox, mailThrough, proxy, serving, tally } = support;
const { vault, verdictOf, work } = support;

const site = "website-redesign";
const secret = "platypus";

function exhibit(name, text, why) {
    const file = path.join(work, name);
    writeFileSync(file, text);
    tally("import", file, "--into", site);
    const { hits } = tally("search", path.parse(name).name.split("-")[0]);
    const { item } = hits.find(({ subject }) => subject.includes(name)) ?? hits[0];
    tally("case", "link", `${site}/1`, item, "--why", why);
    return item;
}

const demo = tally("demo", "--dir", work);
exhibit(
    "wombat-page.html",
    "<script>document.title = 'owned'</script><h1>wombat</h1>",
    "What the page said.",
);
const keptBack = exhibit("privileged-letter.txt", `privileged ${secret}`, "What my lawyer wrote.");
tally("case", "withhold", `${site}/1`, keptBack, "--reason", "privilege");
const later = exhibit("quokka-note.txt", "quokka, a note", "What was noted.");

const mail = await mailbox();
const front = await proxy();
const origin = `https://localhost:${front.port}`;
mailThrough(mail.port);
const served = await serving(origin);
front.to.port = Number(served.listen.split(":")[1]);
const judge = "mediator@court.example";
const wanted = ["link", "create", site, "--url", origin, "--for", "mediator", "--case", "1"];
const link = tally(...wanted, "--to", judge);
const clients = tally("link", "create", site);
const tokenOf = ({ url }) => url.split("/").at(-1);
const api = (token, way = "") => `${origin}/api/v1/link/${token}${way}`;

const browser = await launch(front.pin);
const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
const page = await context.newPage();
const complaints = complaintsOf(page);
const answered = await support.contractOf(page, served);
const asked = [];
page.on("request", (request) => asked.push(request.url()));
const shot = (name) => support.shot(page, name);
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const verdict = () => page.locator("#verdict");

async function open(where, of) {
    await where.goto(of.url);
    await where.getByRole("button", { name: "Mail me a code" }).click();
    await where.getByText("A code is on its way").waitFor();
    await where.getByLabel("Code").fill(codeIn(mail.mails));
    await where.getByRole("button", { name: "Open", exact: true }).click();
}

async function downloadOf(act) {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("the code goes to the mediator, and the first thing on the page is the verdict", async () => {
    await open(page, link);
    await verdict().waitFor();
    assert.match(mail.mails.at(-1), /^To: .*mediator@court\.example/m);
    assert.equal(await verdict().textContent(), "Unproven");
    for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        await page.evaluate(() => scrollTo(0, 0));
        const box = await verdict().boundingBox();
        assert.ok(box.y + box.height < 844, `the verdict is on the first screen at ${width}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const { links } = tally("link", "list", site);
    assert.deepEqual(
        links.map(({ holder, state, file }) => [holder, state, file]),
        [
            ["mediator", "opened", link.file],
            ["client", "new", null],
        ],
    );
    const { entries } = tally("timeline", site);
    const opened = entries.find(({ kind }) => kind === "link.opened");
    assert.equal(opened.author, "mediator");
});

test("the page reads the case out of the file, without barriers and without a request", async () => {
    await page.getByText("were delivered as agreed").first().waitFor();
    const before = asked.length;
    for (const title of ["Summary", "Claims", "Exhibits", "What happened", "All checks"])
        await page.getByRole("heading", { name: title, exact: true }).waitFor();
    await page.getByText("No further changes from us").first().waitFor();
    await page.getByText("Kept back by the freelancer").waitFor();
    await page.getByText("With stock tools:").click();
    await page.getByText("sha256sum -c").first().waitFor();
    await support.hasNoBarriers(page);
    await shot("mediator");
    await page.emulateMedia({ colorScheme: "dark" });
    await shot("mediator-dark");
    await page.emulateMedia({ colorScheme: "light" });
    const words = await page.evaluate(() => document.body.textContent);
    assert.ok(!words.includes(secret));
    assert.equal(asked.length, before, "all of it was in the file");
});

test("what the mediator keeps is the file that was built, and it verifies elsewhere", async () => {
    const { name, bytes } = await downloadOf(() =>
        page.getByRole("button", { name: /^Save the whole file/ }).click(),
    );
    assert.equal(name, `case-${site}-1.zip`);
    assert.equal(`sha256:${createHash("sha256").update(bytes).digest("hex")}`, link.file);
    assert.ok(!bytes.includes(secret), "what is kept back is not in it");
    const file = path.join(work, "kept.zip");
    writeFileSync(file, bytes);
    assert.equal((await verdictOf(file)).verdict, "unproven");
    const checker = await downloadOf(() => press("Save verify.html"));
    assert.match(checker.bytes.toString(), /Was this case file changed/);
    const hostile = await downloadOf(() => page.getByRole("button", { name: /wombat/ }).click());
    assert.match(hostile.bytes.toString(), /owned/);
    const pdf = await downloadOf(() => press("Save case.pdf"));
    assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
    assert.notEqual(await page.title(), "owned");
});

test("a fingerprint that is known from elsewhere makes it intact, and another one does not", async () => {
    await page.getByLabel("Fingerprint").fill(`sha256:${"0".repeat(64)}`);
    await press("Check again");
    await page.getByRole("heading", { name: "Altered" }).waitFor();
    await page.getByText("The contents are not shown").waitFor();
    await page.getByLabel("Fingerprint").fill(demo.key);
    await press("Check again");
    await page.getByRole("heading", { name: "Intact" }).waitFor();
    await page.getByRole("heading", { name: "Summary" }).waitFor();
    await shot("mediator-intact");
});

test("over a slow line the page says how far it is, and a line that breaks is tried again", async () => {
    const line = await context.newCDPSession(page);
    await line.send("Network.enable");
    const at = (downloadThroughput) =>
        line.send("Network.emulateNetworkConditions", {
            ...{ offline: false, downloadThroughput, uploadThroughput: 50_000, latency: 200 },
        });
    await at(80_000);
    await page.reload();
    await page.getByText(/Loading the file: 0\.[1-9] of/).waitFor();
    await at(-1);
    await verdict().waitFor();
    await page.route(api(tokenOf(link), "/case"), (route) => route.abort());
    await page.reload();
    await page.getByText("The file did not arrive in full").waitFor();
    await page.unroute(api(tokenOf(link), "/case"));
    await press("Try again");
    await verdict().waitFor();
});

test("the mediator's link does nothing, and reads nothing else", async () => {
    const token = tokenOf(link);
    const statuses = await page.evaluate(
        async ([own, other]) => {
            const headers = { "Content-Type": "application/json", "X-Tally-Link": "1" };
            const digest = `sha256:${"0".repeat(64)}`;
            const act = { act: "concern.raised", about: "concern", digest, words: "no" };
            const post = async (url, body) =>
                (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
            const get = async (url) => (await fetch(url)).status;
            return {
                acts: await post(`${own}/acts`, act),
                request: await post(`${own}/passkey-request`, {}),
                half: await get(`${own}/half`),
                othersCase: await get(`${other}/case`),
                othersHalf: await get(`${other}/half`),
                engagements: await get("/api/v1/engagements"),
                timeline: await get("/api/v1/engagements/website-redesign/timeline"),
                exhibits: await get("/api/v1/cases/website-redesign%2F1/exhibits"),
                items: await get("/api/v1/search?query=invoice"),
            };
        },
        [api(token), api(tokenOf(clients))],
    );
    assert.deepEqual(statuses, {
        acts: 422,
        request: 422,
        half: 422,
        othersCase: 422,
        othersHalf: 422,
        engagements: 401,
        timeline: 401,
        exhibits: 401,
        items: 401,
    });
    const seen = await page.evaluate(async (own) => (await fetch(own)).json(), api(token));
    assert.deepEqual(Object.keys(seen).sort(), [
        ...["case", "client", "expires", "freelancer", "holder", "state", "title"],
    ]);
});

test("the owner's session and the client's open no mediator's case", async () => {
    const owner = await browser.newContext({ ignoreHTTPSErrors: true });
    const start = served.url.split("#start=")[1];
    const { request } = owner;
    const headers = { Origin: origin, "X-Tally-Link": "1" };
    const signedIn = await request.post(`${origin}/api/v1/session`, { data: { start }, headers });
    assert.equal(signedIn.status(), 204);
    assert.equal((await request.get(api(tokenOf(link), "/case"))).status(), 422);
    assert.deepEqual(await (await request.get(api(tokenOf(link)))).json(), { state: "locked" });
    await owner.close();
    const other = await browser.newContext({ ignoreHTTPSErrors: true });
    const client = await other.newPage();
    await open(client, clients);
    await client.getByRole("heading", { name: "Waiting for you" }).waitFor();
    for (const of of [link, clients]) {
        const status = await client.evaluate(
            async (url) => (await fetch(url)).status,
            api(tokenOf(of), "/case"),
        );
        assert.equal(status, 422);
    }
    await other.close();
});

test("what is kept back later is not shown by the older file", async () => {
    const shown = path.join(vault, "shown");
    assert.equal(readdirSync(shown).length, 1);
    tally("case", "withhold", `${site}/1`, later, "--reason", "nda");
    assert.deepEqual(readdirSync(shown), []);
    await page.reload();
    await page.getByText("has taken something back").waitFor();
    const fresh = tally(...wanted, "--to", judge);
    assert.notEqual(fresh.file, link.file);
    assert.ok(existsSync(path.join(shown, `${fresh.file.slice("sha256:".length)}.zip`)));
    const zip = readFileSync(path.join(shown, readdirSync(shown)[0]));
    assert.ok(!zip.includes("quokka, a note"));
    tally("link", "revoke", site, String(fresh.link));
    assert.deepEqual(readdirSync(shown), []);
    await page.goto(fresh.url);
    await page.getByText("this link opens nothing").waitFor();
    assert.deepEqual(complaints, []);
});

test("each answer that the page got is as the description says", async () => {
    const seen = await answered();
    for (const operation of ["linkShow", "linkCase"])
        assert.ok(seen.includes(operation), `${operation} is not among ${seen.join(", ")}`);
});
