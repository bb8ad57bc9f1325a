// Debian's Chromium, and what a page asked for or complained about while it was looked at.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { holdAnswers } from "./contract";
import { sourceFolder, type Server } from "./server";

// The tests run from the build folder; their tools lie beside the sources.
const tools = createRequire(path.join(sourceFolder, "web/app/package.json"));
const { chromium } = tools("playwright-core") as typeof import("playwright-core");
const { AxeBuilder } = tools("@axe-core/playwright") as typeof import("@axe-core/playwright");

export function launch(): Promise<Browser> {
    return chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
}

export interface Look {
    width?: number;
    height?: number;
    scheme?: "light" | "dark";
}

export interface Watched {
    page: Page;
    // Addresses outside of the server.
    foreign: string[];
    complaints: string[];
}

export async function watched(browser: Browser, origin: string, look: Look = {}): Promise<Watched> {
    const context = await browser.newContext({
        viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
        colorScheme: look.scheme ?? "light",
        timezoneId: "Europe/Berlin",
        locale: "en-GB",
        reducedMotion: "reduce",
    });
    holdAnswers(context);
    const page = await context.newPage();
    // Generous: a slow machine is not a fault of the page.
    page.setDefaultTimeout(60_000);
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
        const { origin: asked, protocol } = new URL(request.url());
        if (asked !== origin && !["data:", "blob:"].includes(protocol)) foreign.push(request.url());
    });
    page.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        const { url } = message.location();
        complaints.push(`${message.text()} ${url.replace(origin, "")}`);
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    return { page, foreign, complaints };
}

// Waits until nothing on the page is still on its way.
export async function settled(page: Page): Promise<void> {
    await page.waitForFunction(
        () =>
            document.querySelector("h1") !== null &&
            document.querySelector('[role="status"][aria-label="Loading"]') === null,
    );
    await page.evaluate(() => document.fonts.ready);
}

// Starts the server and lets this browser in, with the link that it prints.
export async function signIn(browser: Browser, server: Server): Promise<BrowserContext> {
    const { page } = await watched(browser, "");
    await page.goto(await server.start());
    await settled(page);
    return page.context();
}

// One more page for whoever is signed in there.
export async function openIn(
    context: BrowserContext,
    address: string,
    timeout = 60_000,
): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(timeout);
    await page.goto(address);
    await settled(page);
    return page;
}

export interface Violation {
    rule: string;
    where: string[];
}

// What WCAG 2.2 AA, as far as a machine can tell, finds wrong.
export async function violations(page: Page): Promise<Violation[]> {
    const found = await new AxeBuilder({ page })
        .setLegacyMode() // not into frames: one without scripts, as that of a mail, never answers
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
    return found.violations.map(({ id, nodes }) => ({
        rule: id,
        where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
    }));
}

// The same by day and by night.
export async function violationsInBoth(page: Page): Promise<Violation[]> {
    const found: Violation[] = [];
    for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page)));
    }
    return found;
}

// Where pictures go, for a person to look at; nowhere if not set.
export const shots = process.env["TALLY_SHOTS"];

export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage });
}

// Pictures for a desk and a phone, by day and by night.
export async function shoot(page: Page, name: string): Promise<void> {
    const usual = page.viewportSize();
    if (shots === undefined || usual === null) return;
    for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [1440, 390]) {
            await page.setViewportSize({ width, height: usual.height });
            // The navigation moves to its other place.
            await page.waitForTimeout(500);
            await picture(page, `${name}-${width}-${colorScheme}`);
        }
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(usual);
}
