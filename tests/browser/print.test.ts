// Pages on paper: the navigation and what is pressed are gone, nothing is cut off, and all that the page says is
// in the words of the file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { launch, openIn, shots, signIn } from "./browser";
import { Server } from "./server";

const server = new Server();
server.fillWithDemo();
const browser = await launch();
let context: BrowserContext;

before(async () => {
    context = await signIn(browser, server);
});
after(async () => {
    await browser.close();
    await server.remove();
});

// What is printed of an address, as words; and what stands on the paper that does not belong there.
interface Printed {
    words: string;
    pressed: string[];
    cut: string[];
    navigation: number;
}

const plain = (text: string) => text.replaceAll(/\s+/g, " ");

async function print(page: Page, name: string): Promise<Printed> {
    const folder = shots ?? server.folder;
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.pdf`);
    await page.pdf({ path: file, format: "A4", printBackground: true });
    const words = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    await page.emulateMedia({ media: "print" });
    // As wide as A4 between the margins.
    await page.setViewportSize({ width: 720, height: 1000 });
    const stray = await page.evaluate(() => {
        const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter(
            (one) => one.checkVisibility() && one.getClientRects().length > 0,
        );
        const named = (one: HTMLElement) => one.innerText.trim() || one.outerHTML.slice(0, 80);
        const isControl = (one: HTMLElement) =>
            one.matches("button, input, select, textarea, [role=button], [role=combobox]") &&
            // A line that opens more is a line of the text.
            !one.hasAttribute("aria-expanded");
        const isCut = (one: HTMLElement) => {
            const { right, width } = one.getBoundingClientRect();
            const { overflowX } = getComputedStyle(one);
            const hidden = one.scrollWidth > one.clientWidth + 1 && overflowX !== "visible";
            return width > 1 && (right > innerWidth + 1 || hidden) && one.clientWidth > 1;
        };
        return {
            pressed: shown.filter(isControl).map(named),
            cut: shown.filter(isCut).map(named),
            navigation: shown.filter((one) => one.matches("nav")).length,
        };
    });
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1440, height: 900 });
    return { words: plain(words), ...stray };
}

async function printed(address: string, name: string): Promise<Printed> {
    const page = await openIn(context, server.origin + address);
    const found = await print(page, name);
    await page.close();
    assert.deepEqual(found.pressed, []);
    assert.deepEqual(found.cut, []);
    assert.equal(found.navigation, 0);
    assert.doesNotMatch(found.words, /Ctrl K|My record/);
    return found;
}

test("the timeline is printed to its last entry", { timeout: 900_000 }, async () => {
    const { words } = await printed("/engagements/website-redesign/timeline", "print-timeline");
    const { entries } = server.tally("timeline", "website-redesign") as {
        entries: { summary: string }[];
    };
    assert.ok(entries.length > 40);
    for (const { summary } of entries) {
        // Lines break where the paper ends.
        const start = plain(summary).slice(0, 24).trim();
        assert.ok(words.includes(start), `not printed: ${summary}`);
    }
});

test("a case is printed with its claims, proof and gaps", { timeout: 900_000 }, async () => {
    const { words } = await printed("/cases/website-redesign%2F1", "print-case");
    const matrix = server.tally("case", "matrix", "website-redesign/1") as {
        claims: { title: string; elements: { question: string }[] }[];
    };
    assert.ok(matrix.claims.length > 0);
    for (const { title, elements } of matrix.claims)
        for (const text of [title, ...elements.map(({ question }) => question)])
            assert.ok(words.includes(plain(text).slice(0, 24).trim()), `not printed: ${text}`);
});

test(
    "rights are printed with their rules, for whom and from where",
    { timeout: 900_000 },
    async () => {
        const { words } = await printed("/rights?engagement=website-redesign", "print-rights");
        assert.match(words, /Website redesign for a pottery studio/);
        const { deadlines } = server.tally("deadlines", "website-redesign") as {
            deadlines: { title: string }[];
        };
        assert.ok(deadlines.length > 3);
        for (const { title } of deadlines)
            assert.ok(words.includes(plain(title).slice(0, 24).trim()), `not printed: ${title}`);
        assert.match(words, /support\.upwork\.com/);
    },
);

test(
    "paper is light, also at night, and the screen is as before",
    { timeout: 900_000 },
    async () => {
        const page = await openIn(context, `${server.origin}/engagements/website-redesign`);
        const scheme = () =>
            page.evaluate(() => document.documentElement.dataset["mantineColorScheme"]);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
        await page.emulateMedia({ colorScheme: "dark", media: "print" });
        await page.locator("html[data-mantine-color-scheme=light]").waitFor();
        await page.emulateMedia({ colorScheme: "dark", media: "screen" });
        await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
        await page.pdf({ format: "A4" });
        assert.equal(await scheme(), "dark");
        await page.close();
    },
);
