// The built page in real browsers, opened from a file as a mediator would.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, test } from "node:test";

import type { Page } from "playwright-core";

import { Cases, unpacked } from "./cases";
import { Firefox } from "./marionette";
import { everyBit, needed, sourceFile } from "./support";

// The tests run from the build folder; their tools lie beside the sources.
const tools = createRequire(sourceFile("web/verify/package.json"));
const { chromium } = tools("playwright-core") as typeof import("playwright-core");

const cases = new Cases();
const fingerprint = cases.text("fingerprint").trim();
const url = `file://${needed("TALLY_PAGE")}`;
const browser = await chromium.launch({
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
after(async () => {
    await browser.close();
    cases.remove();
});

interface Look {
    width?: number;
    scheme?: "light" | "dark";
}

// The page, and everything that it asked for or complained about.
async function opened(
    look: Look = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
    const context = await browser.newContext({
        viewport: { width: look.width ?? 1440, height: 900 },
        colorScheme: look.scheme ?? "light",
    });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(url);
    return { page, asked, complaints };
}

async function verdictOf(page: Page): Promise<string> {
    return (await page.locator("#verdict").textContent({ timeout: 60_000 })) ?? "";
}

// As if a person had dragged it from a folder.
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
    const transfer = await page.evaluateHandle(
        ([file, base64]) => {
            const dropped = new DataTransfer();
            const content = Uint8Array.from(atob(base64!), (c) => c.charCodeAt(0));
            dropped.items.add(new File([content], file!));
            return dropped;
        },
        [name, bytes.toString("base64")],
    );
    await page.dispatchEvent("#drop", "drop", { dataTransfer: transfer });
}

const plain = readFileSync(cases.path("plain.zip"));

test("a dropped case is unproven, then intact with the owner's key, and no request leaves", async () => {
    const { page, asked, complaints } = await opened();
    await drop(page, "case.zip", plain);
    assert.equal(await verdictOf(page), "Unproven");
    await page.fill("#fingerprint", fingerprint);
    await page.click("#again");
    await page.locator(".verdict.intact").waitFor();
    assert.equal(await verdictOf(page), "Intact");
    const blocked = await page.evaluate(() =>
        fetch("https://example.com/").then(
            () => "sent",
            () => "blocked",
        ),
    );
    assert.equal(blocked, "blocked");
    assert.deepEqual(asked, [url]);
    assert.ok(
        complaints.every((text) => text.includes("example.com")),
        complaints.join("\n"),
    );
});

test("a flipped byte is altered, and the layer opens and names the file", async () => {
    const { page } = await opened();
    const bytes = Buffer.from(plain);
    bytes[bytes.indexOf("The pages look great")]! ^= 1;
    await page.fill("#fingerprint", fingerprint);
    await drop(page, "case.zip", bytes);
    assert.equal(await verdictOf(page), "Altered");
    assert.match(await page.locator(".layer").first().locator(".checks").innerText(), /E01\.eml/);
});

test("a kept letter that is dropped beside the case vouches for it", async () => {
    const { page } = await opened();
    await drop(page, "case.zip", plain);
    await drop(
        page,
        "letter.eml",
        Buffer.from(`Dear client,\r\n\r\n${cases.text("letter.txt")}`, "latin1"),
    );
    await page.locator(".verdict.intact").waitFor();
    assert.match(await page.locator("#letters-note").innerText(), /1 signed checkpoint/);
    await drop(page, "shopping.txt", Buffer.from("milk, bread"));
    await page.locator(".verdict.unproven").waitFor();
    assert.match(await page.locator("#letters-note").innerText(), /no signed checkpoint/);
});

test("an unpacked folder is judged as well, and names out of it never become markup", async () => {
    const folder = cases.path("unpacked");
    for (const [name, bytes] of await unpacked(cases.blob("plain.zip"))) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
    }
    const { page } = await opened();
    await page.fill("#fingerprint", fingerprint);
    await page.setInputFiles("#folder", folder);
    assert.equal(await verdictOf(page), "Intact");
    writeFileSync(path.join(folder, "data", "<img_src=x_onerror=alert(1)>"), "x");
    await page.setInputFiles("#folder", folder);
    await page.locator(".verdict.altered").waitFor();
    assert.ok((await page.locator("#result").innerText()).includes("<img_src=x_onerror=alert(1)>"));
    assert.equal(await page.locator("img").count(), 0);
});

test("what is typed wrongly is said below its field, and nothing is judged by it", async () => {
    const { page } = await opened();
    await page.fill("#fingerprint", "sha256:1234");
    await drop(page, "case.zip", plain);
    await page.locator("#fingerprint-note.error").waitFor();
    assert.match(await page.locator("#fingerprint-note").innerText(), /64 hexadecimal digits/);
    assert.equal(await page.locator("#verdict").count(), 0);
});

test("a reply counts under a key that the reader looked up, and is left open without", async () => {
    const { page } = await opened();
    await page.setInputFiles("#zip", cases.path("strong reply.zip"));
    assert.equal(await verdictOf(page), "Unproven");
    const replies = page.locator(".layer", { hasText: "Replies of others" });
    assert.equal(await replies.locator(".head .status").innerText(), "not checked");
    await page.click("details.more summary");
    await page.fill("#mail-keys", cases.text("keys"));
    await page.click("#again");
    await page.locator(".verdict.intact").waitFor();
});

test("a browser without Ed25519 says so, and calls nothing intact", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
        const known = crypto.subtle.importKey.bind(crypto.subtle) as (
            ...words: unknown[]
        ) => Promise<CryptoKey>;
        crypto.subtle.importKey = ((...words: unknown[]) =>
            words[2] === "Ed25519"
                ? Promise.reject(new DOMException("unknown", "NotSupportedError"))
                : known(...words)) as never;
    });
    const page = await context.newPage();
    await page.goto(url);
    await page.fill("#fingerprint", fingerprint);
    await page.setInputFiles("#zip", cases.path("plain.zip"));
    assert.equal(await verdictOf(page), "Unproven");
    assert.match(await page.locator("#result").innerText(), /cannot check the signatures/);
});

test("everything can be reached and used by keyboard", async () => {
    const { page } = await opened();
    const reached: string[] = [];
    for (let i = 0; i < 7; ++i) {
        await page.keyboard.press("Tab");
        reached.push(
            await page.evaluate(
                () => document.activeElement?.id || document.activeElement?.localName || "",
            ),
        );
    }
    assert.deepEqual(reached.slice(0, 5), ["zip", "folder", "fingerprint", "letters", "summary"]);
});

const axe = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
    violations: { id: string; nodes: { html: string }[] }[];
}

async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
    );
    return found.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`,
    );
}

test("no look of the page has a fault of accessibility or runs out of its window", async () => {
    const pictures = process.env["TALLY_PICTURES"];
    for (const width of [1440, 390])
        for (const scheme of ["light", "dark"] as const) {
            const { page } = await opened({ width, scheme });
            const looks = async (name: string): Promise<void> => {
                assert.deepEqual(await violations(page), [], `${name}, ${width}, ${scheme}`);
                const over = await page.evaluate(
                    () => document.documentElement.scrollWidth - innerWidth,
                );
                assert.ok(over <= 0, `${name}, ${width}, ${scheme}: ${over} pixels too wide`);
                if (pictures)
                    await page.screenshot({
                        path: `${pictures}/${name}-${width}-${scheme}.png`,
                        fullPage: true,
                    });
            };
            await looks("empty");
            await page.fill("#fingerprint", fingerprint);
            for (const name of ["strong reply", "rotation by a stranger"]) {
                await page.setInputFiles("#zip", cases.path(`${name}.zip`));
                await page
                    .locator(name === "strong reply" ? ".verdict.intact" : ".verdict.altered")
                    .waitFor();
                await looks(name.replaceAll(" ", "-"));
            }
        }
});

const largeMegabytes = 300;

test(
    "a case of 300 MB is read in pieces",
    { skip: !everyBit && "only in the full run" },
    async () => {
        execFileSync(needed("TALLY_EXPORT_CASES"), [cases.folder, String(largeMegabytes)]);
        const { page } = await opened();
        await page.fill("#fingerprint", cases.text("fingerprint"));
        await page.setInputFiles("#zip", cases.path("large.zip"));
        await page.locator("#verdict").waitFor({ timeout: 600_000 });
        assert.equal(await verdictOf(page), "Intact");
        const heap = await page.evaluate(
            () =>
                (performance as unknown as { memory: { usedJSHeapSize: number } }).memory
                    .usedJSHeapSize,
        );
        assert.ok(heap < 1e6 * largeMegabytes, `${heap} bytes of memory are held`);
    },
);

const hasFirefox = spawnSync("firefox-esr", ["--version"]).status === 0;

test(
    "Firefox says the same from a file",
    { skip: !hasFirefox && "firefox-esr is not installed" },
    async () => {
        const firefox = await Firefox.start();
        const verdict = (name: string): Promise<unknown> =>
            firefox.until(
                `const v = document.querySelector(".verdict.${name} h2"); return v && v.textContent`,
            );
        try {
            await firefox.open(url);
            await firefox.type("#zip", cases.path("plain.zip"));
            assert.equal(await verdict("unproven"), "Unproven");
            // U+E007 is the Enter key (W3C WebDriver, section 15.4.2).
            await firefox.type("#fingerprint", `${fingerprint}\ue007`);
            assert.equal(await verdict("intact"), "Intact");
            const damaged = cases.path("damaged.zip");
            writeFileSync(
                damaged,
                Buffer.from(plain).fill("#", plain.length - 400, plain.length - 399),
            );
            await firefox.type("#zip", damaged);
            assert.equal(await verdict("altered"), "Altered");
        } finally {
            await firefox.stop();
        }
    },
);
