// Every page on a real record: usable for everyone in both colours and on a phone, and quiet: it asks no
// other server for anything, and the browser has nothing to complain about.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { launch, picture, settled, signIn, violations, watched, type Look } from "./browser";
import { Server } from "./server";

const engagement = "/engagements/website-redesign";
const pages = [
    "/",
    "/engagements",
    engagement,
    `${engagement}/timeline`,
    `${engagement}/agreement`,
    `${engagement}/scope`,
    `${engagement}/checkins`,
    `${engagement}/money`,
    `${engagement}/people`,
    `${engagement}/proof`,
    `${engagement}/end`,
    `${engagement}/trouble`,
    `${engagement}/trouble/client-cancelled`,
    `${engagement}/trouble/hours-disputed`,
    "/evidence",
    "/search",
    "/search?q=zip",
    "/cases",
    "/cases/website-redesign%2F1",
    "/cases/website-redesign%2F1/exhibits",
    "/cases/website-redesign%2F1/file",
    "/cases/website-redesign%2F1/against",
    "/write",
    "/write/website-redesign/new",
    "/rights",
    "/rights/sheet",
    "/rights/owed",
    "/rules/UW-FP-REFUNDREQ",
    "/record",
    "/lessons",
    "/lessons/website-redesign",
    "/check-client",
    "/verify",
    "/settings",
];

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

async function open(look: Look) {
    const seen = await watched(browser, server.origin, look);
    await seen.page.context().addCookies(signedIn);
    return seen;
}

function nameOf(address: string): string {
    return address === "/" ? "today" : address.slice(1).replaceAll(/[^a-z]+/g, "-");
}

const looks: [string, Look][] = [
    ["wide-light", { width: 1440, scheme: "light" }],
    ["phone-dark", { width: 390, height: 844, scheme: "dark" }],
];

for (const [name, look] of looks) {
    test(`every page can be used by everyone: ${name}`, { timeout: 600_000 }, async (t) => {
        const { page, foreign, complaints } = await open(look);
        for (const address of pages) {
            await t.test(address, async () => {
                await page.goto(server.origin + address);
                await settled(page);
                await picture(page, `${nameOf(address)}-${name}`, !address.includes("timeline"));
                assert.deepEqual(await violations(page), []);
                const wider = await page.evaluate(
                    () =>
                        document.documentElement.scrollWidth - document.documentElement.clientWidth,
                );
                assert.equal(wider, 0, "the page is wider than the screen");
            });
        }
        assert.deepEqual(foreign, []);
        assert.deepEqual(complaints, []);
    });
}

test("a form and the palette can be used by everyone", { timeout: 600_000 }, async () => {
    for (const scheme of ["light", "dark"] as const) {
        const { page } = await open({ scheme });
        await page.goto(server.origin + engagement);
        await settled(page);
        await page.getByRole("button", { name: "Add a milestone" }).click();
        await page.getByRole("dialog").waitFor();
        await picture(page, `form-${scheme}`);
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+k");
        await page.getByRole("textbox", { name: "Go to or do…" }).waitFor();
        assert.deepEqual(await violations(page), []);
    }
});

test(
    "the rows of a timeline stand below one another, wide and on a phone",
    { timeout: 60_000 },
    async () => {
        for (const width of [1440, 390]) {
            const { page } = await open({ width });
            await page.goto(`${server.origin}${engagement}/timeline`);
            await page.locator(".timeline > li").nth(5).waitFor();
            await settled(page);
            const gaps = await page.evaluate(() => {
                const rows = [...document.querySelectorAll(".timeline > li")]
                    .map((row) => row.getBoundingClientRect())
                    .sort((a, b) => a.top - b.top);
                return rows.slice(1).map(({ top }, index) => Math.round(top - rows[index]!.bottom));
            });
            assert.ok(gaps.length > 4 && gaps.every((gap) => gap === 0), `at ${width}: ${gaps}`);
        }
    },
);
