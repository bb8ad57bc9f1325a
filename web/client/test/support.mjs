// What the tests of links stand on: the real program behind a proxy with a certificate, a real mailbox,
// Chromium. TALLY, TALLY_VERIFY, TALLY_SOURCE and TALLY_SHOTS come from outside.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { openMailbox } from "../../../tests/support/mailbox.mjs";

export { codeIn } from "../../../tests/support/mailbox.mjs";

const { TALLY, TALLY_VERIFY, TALLY_SOURCE, TALLY_SHOTS } = process.env;
const tools = createRequire(path.join(TALLY_SOURCE, "web/verify/package.json"));
const { chromium } = tools("playwright-core");
const axe = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");

export const work = mkdtempSync(path.join(tmpdir(), "tally-link-"));
export const vault = path.join(work, "vault");
const environment = {
    ...process.env,
    TALLY_VAULT: vault,
    XDG_STATE_HOME: path.join(work, "state"),
    NO_COLOR: "1",
};
const open = [];
after(async () => {
    for (const close of open.reverse()) await close();
    rmSync(work, { recursive: true, force: true });
});

export function tally(...words) {
    const out = execFileSync(TALLY, [...words, "--json"], { env: environment, encoding: "utf8" });
    return JSON.parse(out);
}

function listening(server) {
    return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
}

export async function mailbox() {
    const box = await openMailbox();
    open.push(box.close);
    return box;
}

// https in front of the program, as a host would set it up.
export async function proxy() {
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(work, name));
    execFileSync("openssl", [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
        ...["-keyout", key, "-out", cert, "-subj", "/CN=localhost", "-days", "2"],
        ...["-addext", "subjectAltName=DNS:localhost"],
    ]);
    const to = { port: 0 };
    const pem = { key: readFileSync(key), cert: readFileSync(cert) };
    const server = https.createServer(pem, (request, response) => {
        const { method, url, headers } = request;
        const target = { host: "127.0.0.1", port: to.port, method, path: url, headers };
        const onward = http.request(target, (answer) => {
            response.writeHead(answer.statusCode, answer.headers);
            answer.pipe(response);
        });
        onward.on("error", () => response.destroy());
        request.pipe(onward);
    });
    const port = await listening(server);
    open.push(() => (server.closeAllConnections(), server.close()));
    const spki = new X509Certificate(pem.cert).publicKey.export({ type: "spki", format: "der" });
    return { to, port, pin: createHash("sha256").update(spki).digest("base64") };
}

export function serving(origin) {
    const words = ["serve", "--listen", "127.0.0.1:0", "--public-url", origin, "--json"];
    const child = spawn(TALLY, words, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
    open.push(() => child.kill("SIGTERM"));
    return new Promise((done) => {
        let text = "";
        child.stdout.on("data", (bytes) => {
            text += bytes;
            if (text.includes("\n")) done(JSON.parse(text));
        });
    });
}

// The program may send mail through the box.
export function mailThrough(smtp) {
    const settings = path.join(vault, "mail.toml");
    writeFileSync(settings, `[smtp]\nurl = "smtp://127.0.0.1:${smtp}"\n`);
    chmodSync(settings, 0o600);
}

export async function launch(pin) {
    const browser = await chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", `--ignore-certificate-errors-spki-list=${pin}`],
    });
    open.push(() => browser.close());
    return browser;
}

// What the page complains about, from now on.
export function complaintsOf(page) {
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
        if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
    });
    return complaints;
}

export async function shot(page, name) {
    if (!TALLY_SHOTS) return;
    mkdirSync(TALLY_SHOTS, { recursive: true });
    for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        await page.screenshot({
            path: path.join(TALLY_SHOTS, `${name}-${width}.png`),
            fullPage: true,
        });
    }
    await page.setViewportSize({ width: 390, height: 844 });
}

export async function hasNoBarriers(page) {
    for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(
            violations.map(({ id, nodes }) => [id, nodes[0].html]),
            [],
            colorScheme,
        );
    }
    await page.emulateMedia({ colorScheme: "light" });
}

export async function verdictOf(file, ...options) {
    const words = [file, "--json", ...options];
    const child = spawn(TALLY_VERIFY, words, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    for await (const bytes of child.stdout) text += bytes;
    return JSON.parse(text);
}

// Collects what the page is answered under /link. Call what it gives at the end: it holds each answer
// against the description of the API, and names the operations that were seen.
export async function contractOf(page, { listen }) {
    const api = await import(path.join(TALLY_SOURCE, "tests/api/contract.mjs"));
    const described = await fetch(`http://${listen}/api/v1/openapi.json`);
    const contract = new api.Contract(await described.json());
    const answers = [];
    const keep = async (request) => {
        const { pathname } = new URL(request.url());
        const one = contract.at(request.method().toLowerCase(), pathname);
        const response = await request.response();
        if (!/json/.test(response.headers()["content-type"] ?? "") || one === undefined) return one;
        contract.holds(one, { status: response.status(), body: await response.text() });
        return one;
    };
    page.on("requestfinished", (request) => {
        if (!request.url().includes("/api/v1/link/")) return;
        const kept = keep(request);
        kept.catch(() => {}); // told at the end
        answers.push(kept);
    });
    return async () => {
        const seen = await Promise.all(answers);
        return [...new Set(seen.map((one) => one?.operation.operationId))].sort();
    };
}
