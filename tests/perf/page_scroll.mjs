// How smoothly a long timeline scrolls in the page: page_scroll.mjs TALLY VAULT PAGES
//
// VAULT holds many mails in one engagement, "big": page_load.py TALLY MAILS --only-vault FOLDER makes it. PAGES is
// the built page. Headless Chromium without a GPU scrolls by the wheel, by the scrollbar and by the strip of bars;
// printed are frames per second, frames of more than 50 ms, and tasks of more than 50 ms (Long Tasks API).
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [tally, vault, pages] = process.argv.slice(2);
if (pages === undefined) {
    console.error("page_scroll.mjs TALLY VAULT PAGES");
    process.exit(2);
}
const tools = createRequire(fileURLToPath(new URL("../../web/app/package.json", import.meta.url)));
const { chromium } = tools("playwright-core");
process.env.TALLY = tally;
const { Server, temporaryFolder } = await import("../api/server.mjs");
const slow_ms = 50;

// Runs in the page: gathers frames and long tasks until it is asked for them.
function record() {
    const frames = [];
    const tasks = [];
    const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ entryTypes: ["longtask"] });
    let last = performance.now();
    let running = true;
    const frame = (now) => {
        frames.push(now - last);
        last = now;
        if (running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.recorded = () => {
        running = false;
        observer.disconnect();
        return { frames: frames.slice(1), tasks };
    };
}

async function measured(page, name, work) {
    await page.evaluate(record);
    await work();
    const { frames, tasks } = await page.evaluate(() => window.recorded());
    const seconds = frames.reduce((sum, one) => sum + one, 0) / 1000;
    const place = await page.evaluate(
        () => (100 * scrollY) / (document.documentElement.scrollHeight - innerHeight),
    );
    console.log(
        `${name.padEnd(36)}${(frames.length / seconds).toFixed(0).padStart(4)} frames/s in ${seconds.toFixed(1)} s, ` +
            `${frames.filter((one) => one > slow_ms).length} of ${frames.length} over ${slow_ms} ms, ` +
            `the longest ${Math.max(...frames).toFixed(0)} ms; ${tasks.length} long tasks` +
            `${tasks.length > 0 ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : ""}; at ${place.toFixed(0)} %`,
    );
}

const wheel = (pixels, times) => async (page) => {
    for (let turn = 0; turn < times; ++turn) await page.mouse.wheel(0, pixels);
};

// What the thumb of a scrollbar does while it is pulled from one end to the other.
const pull = (from, to, seconds) => (page) =>
    page.evaluate(
        ([begin, end, wanted]) =>
            new Promise((done) => {
                const height = document.documentElement.scrollHeight - innerHeight;
                const start = performance.now();
                const step = (now) => {
                    const share = Math.min(1, (now - start) / (1000 * wanted));
                    scrollTo(0, height * (begin + (end - begin) * share));
                    if (share < 1) requestAnimationFrame(step);
                    else done();
                };
                requestAnimationFrame(step);
            }),
        [from, to, seconds],
    );

async function strip(page) {
    for (const bar of await page.locator(".density-bars > button:enabled").all()) {
        await page.evaluate(() => scrollTo(0, 0));
        await bar.click();
    }
}

async function main() {
    const { folder, remove } = temporaryFolder();
    const server = await Server.start(folder, vault, ["--pages", pages]);
    const origin = `http://127.0.0.1:${server.port}`;
    const browser = await chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: ["--headless", "--no-sandbox", "--disable-gpu"],
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(600_000);
    await page.goto(`${origin}/#start=${server.start}`);
    await page.locator("h1").waitFor();
    const begin = performance.now();
    await page.goto(`${origin}/engagements/big/timeline`);
    await page.locator(".timeline > li").first().waitFor();
    console.log(`first rows after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    await measured(page, "while the rest arrives", () =>
        page.locator("[role=status]", { hasText: /^\d+ entries$/ }).waitFor(),
    );
    console.log(`all of them after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    await page.mouse.move(720, 700);
    await measured(page, "standing still", () => page.waitForTimeout(3000));
    const ways = [
        ["wheel, as one reads", wheel(200, 150)],
        ["wheel, flung down to the end", wheel(30_000, 260)],
        ["wheel, flung up to the top", wheel(-30_000, 260)],
        ["scrollbar, down in 10 s", pull(0, 1, 10)],
        ["scrollbar, up in 10 s", pull(1, 0, 10)],
        ["strip of bars, each one", strip],
    ];
    for (const [name, way] of ways) await measured(page, name, () => way(page));
    await browser.close();
    await server.stop();
    remove();
}

await main();
