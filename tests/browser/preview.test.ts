// The preview of a case follows what is done to the case, and leaves whoever reads it in peace.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { launch, openIn, shoot, signIn, violations } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
let page: Page;

const current = "The pages show the case as it stands";
const outdated = "The case has changed since these pages";

before(async () => {
    const context = await signIn(browser, server);
    page = await openIn(context, server.origin);
    page.on("request", (request) => {
        if (request.url().endsWith("/preview")) asked += 1;
    });
    await page.goto(`${server.origin}/cases/website-redesign%2F1/file`);
    await page.getByText(current).waitFor({ timeout: 600_000 });
});
after(async () => {
    await browser.close();
    await server.remove();
});

function change(...words: string[]): void {
    server.tally("case", ...words);
}

// How many times pages were laid out, as far as this browser asked for it.
let asked = 0;

// Until pages were laid out anew since `from`; answers how many times they were by then.
async function renewed(from: number): Promise<number> {
    if (asked === from) await page.waitForRequest(/\/preview$/, { timeout: 600_000 });
    await page.getByText(current).waitFor({ timeout: 600_000 });
    return asked;
}

interface Act {
    kind: string;
}

// How many files were made, as the record says.
function files(): number {
    const { entries } = server.tally("timeline", "website-redesign") as {
        entries: Act[];
    };
    return entries.filter(({ kind }) => kind === "case.built").length;
}

interface Place {
    top: number;
    focus: string | null | undefined;
    canvas: boolean;
}

// Watches from now on: the canvas must never leave the page, not even for a moment.
async function placeOfReader(): Promise<Place> {
    return page.evaluate(() => ({
        top: Math.round(document.querySelector("canvas")?.getBoundingClientRect().top ?? NaN),
        focus: document.activeElement?.getAttribute("aria-label"),
        canvas: document.querySelector("canvas")?.getAttribute("data-seen") === "yes",
    }));
}

test("it is made anew after a change, and the reader's page, place and focus stay", async () => {
    const before = asked;
    const next = page.getByRole("button", { name: "Next page" });
    await next.focus();
    await page.keyboard.press("Enter");
    await page.getByText(/^Page 2 of \d+$/).waitFor();
    await page.evaluate(() => {
        document.querySelector("canvas")?.setAttribute("data-seen", "yes");
        document.querySelector("canvas")?.scrollIntoView({ block: "start" });
    });
    const place = await placeOfReader();
    assert.equal(place.focus, "Next page");
    change(
        "highlight",
        "website-redesign/1",
        "6",
        "--quote",
        "Round two is still open if you find something.",
    );
    await renewed(before);
    await page.getByText(/^Page 2 of \d+$/).waitFor();
    assert.deepEqual(await placeOfReader(), place);
    assert.deepEqual(await violations(page), []);
    await shoot(page, "preview");
});

test("looking leaves no trace, and the file to hand over is made by hand", async () => {
    const before = files();
    const shown = asked;
    await page.getByRole("checkbox", { name: /^With certificates/ }).check();
    await renewed(shown);
    assert.equal(files(), before);
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByRole("link", { name: "Save the case file" }).waitFor({ timeout: 600_000 });
    await page.getByText("checked: intact").waitFor();
    assert.equal(files(), before + 1);
    await shoot(page, "preview-made");
});

test("the pages follow the choice of the place", async () => {
    const shown = asked;
    await page.getByRole("combobox", { name: "Where it goes" }).click();
    await page.getByRole("option", { name: /^Small claims/ }).click();
    await renewed(shown);
    await page.getByText("The case has changed since this file").waitFor();
});

test("claims, exhibits and their order count, and nothing else", async () => {
    let shown = asked;
    change("order", "website-redesign/1", "2", "1");
    shown = await renewed(shown);
    change("assert", "website-redesign/1", "late-interest");
    shown = await renewed(shown);
    change("unlink", "website-redesign/1", "8");
    shown = await renewed(shown);
    server.tally("scope", "log", "website-redesign", "--quote", "and a blog");
    await page.waitForTimeout(2500);
    assert.equal(asked, shown);
});

test("it waits while it is paused, and while nobody looks", async () => {
    const shown = asked;
    const follow = page.getByRole("switch", { name: /^Follow the case/ });
    const look = (visible: boolean) =>
        page.evaluate(
            (state) => {
                Object.defineProperty(document, "visibilityState", {
                    value: state,
                    configurable: true,
                });
                document.dispatchEvent(new Event("visibilitychange"));
            },
            visible ? "visible" : "hidden",
        );
    await follow.uncheck();
    change("order", "website-redesign/1", "2", "1");
    await page.getByText(outdated).waitFor();
    await page.waitForTimeout(2500);
    assert.equal(asked, shown);
    await look(false);
    await follow.check();
    await page.waitForTimeout(2500);
    assert.equal(asked, shown);
    await look(true);
    await renewed(shown);
});

test("a change that no file can be made of says so, and the older pages stay", async () => {
    const { exhibits } = server.tally("case", "exhibits", "website-redesign/1") as {
        exhibits: unknown[];
    };
    await page.getByRole("switch", { name: /^Follow the case/ }).uncheck();
    for (const _ of exhibits) change("unlink", "website-redesign/1", "1");
    await page.getByText(outdated).waitFor();
    await page.getByRole("switch", { name: /^Follow the case/ }).check();
    await page.getByText("has no exhibits yet").waitFor();
    await page.getByText("The pages below are the older ones").waitFor();
    assert.equal(await page.locator("canvas").count(), 1);
    assert.deepEqual(await violations(page), []);
    await shoot(page, "preview-older");
});
