import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Server, ask, demoServer, temporaryFolder } from "./server.mjs";

let demo;
let server;
let slug;

before(async () => {
    demo = await demoServer();
    server = demo.server;
    slug = (await server.json("GET", "/engagements")).json.engagements[0].engagement;
});
after(() => demo.close());

const api = (more) => ask(server.port, { path: "/api/v1/engagements", ...more });

test("a stranger, another host and another page are refused before anything is read", async () => {
    assert.equal((await api()).status, 401);
    assert.equal((await api({ headers: { Cookie: "tally_session=guess" } })).status, 401);
    const rebound = await api({ headers: { ...server.headers(), Host: "evil.example" } });
    assert.equal(rebound.status, 421);
    const forged = await api({ headers: { ...server.headers(), Origin: "https://evil.example" } });
    assert.equal(forged.status, 403);
    const { "X-CSRF-Token": _, ...cookieAlone } = server.headers();
    const blind = await api({ method: "POST", headers: cookieAlone, body: "{}" });
    assert.equal(blind.status, 403);
    assert.equal(JSON.parse(blind.body).code, "forged");
});

test("the start token works once, and guessing is slow", async () => {
    const again = await server.json("POST", "/session", { start: server.start });
    assert.equal(again.status, 422);
    assert.match(again.json.hint, /tally serve/);
    let last;
    for (let i = 0; i < 25; ++i) last = await server.ask("POST", "/session", { start: `guess${i}` });
    assert.equal(last.status, 429);
});

test("every answer carries the strict policy, and nothing of the record is kept by caches", async () => {
    const { headers } = await server.ask("GET", `/engagements/${slug}`);
    assert.match(headers["content-security-policy"], /default-src 'none'.*require-trusted-types-for/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe-eval|script-src[^;]*unsafe-inline/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.match(headers["cache-control"], /no-store|no-cache/);
});

test("no value becomes an option of the command", async () => {
    for (const path of ["--help", "--vault=/tmp/elsewhere", "-h", "--"]) {
        const answer = await server.json("GET", `/engagements/${encodeURIComponent(path)}`);
        assert.equal(answer.status, 404, String(answer.body));
    }
    const title = "--vault=/tmp/elsewhere";
    const request = await server.json("POST", `/engagements/${slug}/requests`, { quote: title });
    assert.equal(request.status, 200, String(request.body));
    const { requests } = (await server.json("GET", `/engagements/${slug}/requests`)).json;
    assert.equal(requests.at(-1).quote, title);
    const unknown = await server.json("POST", `/engagements/${slug}/requests`, { quote: "x", vault: "/" });
    assert.equal(unknown.status, 400);
    assert.match(unknown.json.detail, /'vault' is not known/);
});

test("paths of this machine cannot be imported; only what was sent", async () => {
    const answer = await server.json("POST", "/imports", { path: ["/etc/passwd"] });
    assert.equal(answer.status, 404);
    for (const name of ["../../evil", "..", "", "a\u0000b", "a\nb"]) {
        const sent = await server.upload(name, Buffer.from("x"));
        if (sent.status === 201) assert.equal(name, "../../evil"); // its last part alone
        else assert.equal(sent.status, 400);
    }
});

test("a write that is sent twice under one key is done once", async () => {
    const path = `/engagements/${slug}/requests`;
    const key = { "Idempotency-Key": "one-and-the-same" };
    const first = await server.json("POST", path, { quote: "only once" }, key);
    const second = await server.json("POST", path, { quote: "only once" }, key);
    assert.deepEqual(second.json, first.json);
    const other = await server.json("POST", path, { quote: "another" }, key);
    assert.equal(other.status, 409);
    const { requests } = (await server.json("GET", path)).json;
    assert.equal(requests.filter((one) => one.quote === "only once").length, 1);
});

test("two at once under one key are done once", async () => {
    const path = `/engagements/${slug}/requests`;
    const key = { "Idempotency-Key": "pressed-twice" };
    const answers = await Promise.all(
        [1, 2, 3].map(() => server.json("POST", path, { quote: "pressed twice" }, key)),
    );
    for (const answer of answers) assert.deepEqual(answer.json, answers[0].json);
    const { requests } = (await server.json("GET", path)).json;
    assert.equal(requests.filter((one) => one.quote === "pressed twice").length, 1);
});

test("looking for replies stands in the way of no act", async () => {
    const look = () => server.json("GET", `/engagements/${slug}/cosignatures`);
    const act = (n) =>
        server.json("POST", `/engagements/${slug}/requests`, { quote: `while others look ${n}` });
    for (let n = 0; n < 20; n++) {
        const [first, done, second] = await Promise.all([look(), act(n), look()]);
        assert.equal(done.status, 200, String(done.body));
        for (const seen of [first, second]) assert.equal(seen.status, 200, String(seen.body));
    }
    assert.equal((await look()).json.looked, true);
});

test("what was refused is looked at again, as the reason may be gone", async () => {
    const key = { "Idempotency-Key": "refused-once" };
    const act = () => server.json("POST", "/vault/accounts/drop", { which: "out" }, key);
    assert.equal((await act()).status, 404);
    const set = await server.json("PUT", "/vault/accounts/out", { url: "smtp.example.org" });
    assert.equal(set.status, 200, String(set.body));
    assert.equal((await act()).status, 200);
});

test("behind a proxy each stranger has tries of their own", async () => {
    const { folder, remove } = temporaryFolder();
    const shared = await Server.start(folder, join(folder, "vault"), ["--public-url", "https://tally.example"]);
    const guess = (from) =>
        ask(shared.port, {
            method: "POST",
            path: "/api/v1/session",
            headers: {
                Host: "tally.example",
                "Content-Type": "application/json",
                "X-Forwarded-For": `198.51.100.7, ${from}`,
            },
            body: JSON.stringify({ start: "guess" }),
        });
    try {
        let last;
        for (let i = 0; i < 25; ++i) last = await guess("203.0.113.5");
        assert.equal(last.status, 429);
        assert.equal((await guess("203.0.113.6")).status, 422);
    } finally {
        await shared.stop();
        remove();
    }
});

test("reminders are switched by what the description calls a flag", async () => {
    const answer = await server.json("POST", "/vault/reminders", { dry_run: true, install: false });
    assert.equal(answer.status, 200, String(answer.body));
});

test("a long name is cut in front of its ending", async () => {
    const sent = await server.upload(`${"Ж".repeat(200)}.mbox`, Buffer.from("x"));
    assert.equal(sent.status, 201, String(sent.body));
});

test("an answer that did not change is not sent again", async () => {
    const first = await server.ask("GET", `/engagements/${slug}/agreement`);
    const again = await server.ask("GET", `/engagements/${slug}/agreement`, undefined, {
        "If-None-Match": first.headers.etag,
    });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
});

test("a page that has not changed still says how long its list is", async () => {
    const path = `/engagements/${slug}/timeline?limit=30`;
    const first = await server.ask("GET", path);
    const again = await server.ask("GET", path, undefined, { "If-None-Match": first.headers.etag });
    assert.equal(again.status, 304);
    assert.ok(Number(first.headers["x-total-count"]) > 30);
    assert.equal(again.headers["x-total-count"], first.headers["x-total-count"]);
    assert.equal(again.headers.link, first.headers.link);
});

test("a long list comes page by page, each entry once", async () => {
    const seen = [];
    let after = "0";
    for (let pages = 0; after !== undefined && pages < 100; ++pages) {
        const page = await server.json("GET", `/engagements/${slug}/timeline?limit=30&after=${after}`);
        seen.push(...page.json.entries.map((entry) => `${entry.side}/${entry.n}`));
        after = /after=(\d+)/.exec(page.headers.link ?? "")?.[1];
    }
    assert.ok(seen.length > 60);
    assert.equal(new Set(seen).size, seen.length);
});

test("a write is told to every page that listens", async () => {
    const heard = new Promise((resolve, reject) => {
        const request = http.get(
            { host: "127.0.0.1", port: server.port, path: "/api/v1/events", headers: server.headers() },
            (answer) => {
                let text = "";
                answer.on("data", (piece) => {
                    if (text === "") {
                        server.ask("POST", `/engagements/${slug}/requests`, { quote: "heard" });
                    }
                    text += piece;
                    if (text.includes("event: changed")) {
                        request.destroy();
                        resolve(text);
                    }
                });
            },
        );
        request.on("error", reject);
    });
    assert.match(await heard, /"operation":"logRequest"/);
});

test("broken requests get an answer and harm nobody", async () => {
    const raw = (text) =>
        new Promise((resolve) => {
            const socket = net.connect(server.port, "127.0.0.1", () => socket.write(text));
            let answer = "";
            socket.on("data", (piece) => (answer += piece));
            socket.on("close", () => resolve(answer));
            socket.on("error", () => resolve(answer));
            setTimeout(() => socket.destroy(), 2000);
        });
    const host = `Host: 127.0.0.1:${server.port}\r\n`;
    assert.match(await raw(`GET /%zz HTTP/1.1\r\n${host}\r\n`), /^HTTP\/1.1 400/);
    assert.match(await raw(`GET /%ff%fe HTTP/1.1\r\n${host}\r\n`), /^HTTP\/1.1 400/);
    await raw("\x00\x01\x02 nonsense\r\n\r\n");
    await raw(`GET / HTTP/1.1\r\n${host}X: ${"a".repeat(40000)}\r\n\r\n`);
    const deep = "[".repeat(100000);
    const answer = await ask(server.port, {
        method: "POST",
        path: `/api/v1/engagements/${slug}/requests`,
        headers: server.headers({ "Content-Type": "application/json" }),
        body: deep,
    });
    assert.equal(answer.status, 400);
    const large = await ask(server.port, {
        method: "POST",
        path: `/api/v1/engagements/${slug}/requests`,
        headers: server.headers({ "Content-Length": 5 << 20 }),
    }).catch(() => ({ status: 413 }));
    assert.equal(large.status, 413);
    assert.equal((await server.ask("GET", "/engagements")).status, 200);
    assert.equal((await server.ask("GET", "/no/such/path")).status, 404);
    assert.equal((await server.ask("DELETE", "/engagements")).status, 405);
});

test("a large upload goes to disk and not to memory", async () => {
    const before = server.peakMemory();
    const megabytes = Number(process.env.TALLY_UPLOAD_MB ?? 128);
    const piece = Buffer.alloc(1 << 20, "tally stick ");
    const hash = createHash("sha256");
    const answer = await new Promise((resolve, reject) => {
        const request = http.request(
            {
                host: "127.0.0.1",
                port: server.port,
                method: "POST",
                path: "/api/v1/uploads?name=large.bin",
                headers: server.headers({ "Content-Length": megabytes * 2 ** 20 }),
            },
            (response) => {
                let text = "";
                response.on("data", (more) => (text += more));
                response.on("end", () => resolve(JSON.parse(text)));
            },
        );
        request.on("error", reject);
        let left = megabytes;
        const send = () => {
            while (left > 0) {
                --left;
                hash.update(piece);
                if (!request.write(piece)) return request.once("drain", send);
            }
            request.end();
        };
        send();
    });
    assert.equal(answer.bytes, megabytes * 2 ** 20);
    assert.equal(answer.digest, "sha256:" + hash.digest("hex"));
    assert.ok(server.peakMemory() - before < 32 << 20, `${server.peakMemory() - before} bytes more`);
});

test("health, readiness and counts are there without a session, and say nothing of the record", async () => {
    for (const path of ["/healthz", "/readyz", "/metrics"]) {
        const answer = await ask(server.port, { path });
        assert.equal(answer.status, 200);
        assert.doesNotMatch(String(answer.body), new RegExp(slug));
    }
    assert.match(String((await ask(server.port, { path: "/metrics" })).body), /tally_responses_total\{class="2xx"\} \d+/);
});

test("what was begun is answered before the end", async () => {
    const slow = server.ask("GET", `/engagements/${slug}/timeline`);
    // It came later, and so the one before is at work.
    assert.equal((await server.ask("GET", "/session")).status, 200);
    const stopped = server.stop();
    assert.equal((await slow).status, 200);
    assert.equal(await stopped, 0);
    const { Server } = await import("./server.mjs");
    const next = await Server.start(server.folder, server.vault);
    next.cookie = server.cookie;
    server = demo.server = next;
});

test("sessions survive a restart, and SIGTERM stops the server in order", async () => {
    const { Server } = await import("./server.mjs");
    const cookie = server.cookie;
    assert.equal(await server.stop(), 0);
    const next = await Server.start(server.folder, server.vault);
    next.cookie = cookie;
    assert.equal((await next.ask("GET", "/engagements")).status, 200);
    demo.server = next;
    assert.equal(await next.stop(), 0);
});
