import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Contract } from "./contract.mjs";
import { Server, demoServer, run, tally, temporaryFolder } from "./server.mjs";

let demo;
let server;
let contract;
let engagement;

before(async () => {
    demo = await demoServer();
    server = demo.server;
    contract = new Contract((await server.json("GET", "/openapi.json")).json);
    engagement = (await server.json("GET", "/engagements")).json.engagements[0].engagement;
});
after(() => demo.close());

// Asks by the name of the operation and holds the answer against the description.
async function checked(id, { path = {}, query = {}, body, status = 200, on = server } = {}) {
    const one = contract.find(id);
    let where = one.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(path[name] ?? { engagement }[name]),
    );
    const words = new URLSearchParams(query).toString();
    if (words) where += "?" + words;
    const answer = await on.ask(one.method.toUpperCase(), where, body);
    assert.equal(answer.status, status, `${id}: ${String(answer.body).slice(0, 400)}`);
    contract.holds(one, answer);
    return answer.headers["content-type"]?.includes("json") ? JSON.parse(answer.body) : answer;
}

test("every view of an engagement is as the description says", async () => {
    const views = [...contract.operations()].filter(
        ({ path, method, operation }) =>
            method === "get" &&
            operation["x-command"] &&
            !operation["x-output"] &&
            [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => name === "engagement") &&
            (operation.parameters ?? []).every((one) => !one.required || one.in === "path"),
    );
    assert.ok(views.length > 35, `${views.length} views`);
    for (const { operation } of views) await checked(operation.operationId);
});

test("items, cases, rules and weeks are as the description says", async () => {
    const { hits } = await checked("search", { query: { query: "invoice" } });
    assert.ok(hits.length > 0);
    await checked("showItem", { path: { item: hits[0].item } });
    const raw = await checked("rawItem", { path: { item: hits[0].item } });
    assert.ok(raw.body.length > 0);
    await checked("checkMail", { path: { item: hits.find((hit) => hit.kind === "mail").item } });
    await checked("showRule", { path: { rule: "upwork-fixed/auto-release" } }).catch(async () => {
        const { rules } = await checked("checkRules");
        await checked("showRule", { path: { rule: rules[0].rule ?? rules[0].id } });
    });
    for (const id of ["listExhibits", "showMatrix", "listReasons", "listFields"])
        await checked(id, { path: { case: `${engagement}/1` } });
    await checked("showForum", { path: { forum: "upwork-dispute" } });
    const missing = await checked("showItem", { path: { item: "aaaaaaaaaaaaaaaa" }, status: 404 });
    assert.match(missing.detail, /aaaaaaaaaaaaaaaa/);
});

test("an engagement goes from an empty vault to a change order over the API", async () => {
    const { folder, remove } = temporaryFolder();
    const fresh = await Server.start(folder, join(folder, "vault"));
    try {
        await fresh.signIn();
        const session = await checked("showSession", { on: fresh });
        assert.equal(session.vault_exists, false);
        assert.equal(session.links_at, null, "no links without --public-url");
        await checked("createVault", {
            on: fresh,
            body: { name: "Ada", email: "ada@example.org", zone: "Europe/Berlin" },
        });
        const body = {
            title: "Site",
            client_name: "Bo",
            type: "direct-fixed",
            currency: "EUR",
            client_email: "bo@example.com",
            slug: "site",
        };
        await checked("addEngagement", { on: fresh, body });
        const path = { engagement: "site" };
        const act = (id, more, numbers = {}) =>
            checked(id, { on: fresh, path: { ...path, ...numbers }, body: more });
        await act("addMilestone", { title: "Build", amount: "900.00", due: "2031-01-05" });
        const warned = await checked("startMilestone", {
            on: fresh,
            path: { ...path, n: "1" },
            body: {},
            status: 422,
        });
        assert.equal(warned.can_insist, true, JSON.stringify(warned));
        await act("startMilestone", { insist: true, reason: "the client asked" }, { n: "1" });
        await act("logRequest", { quote: "please add a shop" });
        await act("markRequest", { where: "outside", why: "not in the scope" }, { n: "1" });
        const proposed = await act("proposeChange", { title: "Shop", amount: "300.00", request: "1" });
        assert.equal(proposed.change, 1);
        await act("approveChange", { how: "by phone", by: "client" }, { n: "1" });
        const { changes } = await checked("listChanges", { on: fresh, path });
        assert.equal(changes[0].state, "approved");
        await act("makeCheckpoint", {});
    } finally {
        await fresh.stop();
        remove();
    }
});

test("an import runs as a job, and the bytes come back as they were", async () => {
    const text = "From: bo@example.com\r\nTo: ada@example.org\r\nSubject: hello\r\nMessage-ID: <job@example.com>\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\nA quokka is here.\r\n";
    const sent = await server.upload("one.eml", Buffer.from(text));
    assert.equal(sent.status, 201);
    contract.holds(contract.find("upload"), sent);
    const done = await server.job("/imports", { path: [sent.json.upload], into: engagement });
    assert.equal(done.json.state, "done", JSON.stringify(done.json));
    contract.holds(contract.find("showJob"), done);
    assert.equal(done.json.result.added, 1);
    assert.deepEqual(server.uploads(), [], "an upload is gone once it was used");
    const { hits } = await checked("search", { query: { query: "quokka" } });
    const raw = await checked("rawItem", { path: { item: hits[0].item } });
    assert.equal(raw.body.toString(), text);
});

test("a password is in no upload and no answer afterwards, also where it was refused", async () => {
    const password = "correct horse battery";
    const set = async (url, status) => {
        const sent = await server.upload("secret", Buffer.from(password));
        const body = { url, user: "ada@example.org", password_file: sent.json.upload };
        const answer = await checked("setAccountOut", { body, status });
        assert.ok(!JSON.stringify(answer).includes(password));
        assert.deepEqual(server.uploads(), []);
    };
    await set("ftp://smtp.example.org", 400);
    await set("smtp.example.org", 200);
    const { accounts } = await checked("listAccounts");
    assert.equal(accounts[0].url, "smtps://smtp.example.org:465");
    await checked("dropAccount", { body: { which: "out" } });
});

test("a password is in no upload where the request itself is refused", async () => {
    const sent = async () => (await server.upload("secret", Buffer.from("battery"))).json.upload;
    const body = async (more) => ({ url: "smtp.example.org", password_file: await sent(), ...more });
    const unknown = await server.json("PUT", "/vault/accounts/out", await body({ colour: "red" }));
    assert.equal(unknown.status, 400, JSON.stringify(unknown.json));
    assert.deepEqual(server.uploads(), []);
    const key = { "Idempotency-Key": "one key for two requests" };
    const set = async (more) => server.json("PUT", "/vault/accounts/out", await body(more), key);
    assert.equal((await set({ user: "ada@example.org" })).status, 200);
    assert.equal((await set({ user: "bo@example.org" })).status, 409);
    assert.deepEqual(server.uploads(), []);
    await checked("dropAccount", { body: { which: "out" } });
});

test("a case is built as a job, and the server verifies the file", async () => {
    const built = await server.job(`/cases/${engagement}%2F1/build`, { forum: "upwork-dispute" });
    assert.equal(built.json.state, "done", JSON.stringify(built.json).slice(0, 500));
    const file = await server.ask("GET", built.json.file.slice("/api/v1".length));
    assert.equal(file.status, 200);
    assert.equal(file.body.subarray(0, 2).toString(), "PK");
    assert.match(file.headers["content-disposition"], new RegExp(`"case-${engagement}-1\\.zip"$`));
    const upload = await server.upload("case.zip", file.body);
    const verdict = await checked("verify", { body: { path: upload.json.upload } });
    assert.ok(["intact", "unproven"].includes(verdict.verdict), verdict.verdict);
});

test("every command that the description names exists, with every option", async () => {
    const helps = new Map();
    const native = [];
    for (const { path, method, operation } of contract.operations()) {
        const words = operation["x-command"]?.split(" ");
        if (!words) {
            native.push(`${method} ${path}`);
            continue;
        }
        const command = words.slice(0, words.indexOf("--") < 0 ? undefined : words.indexOf("--"));
        const name = command.filter((word) => !word.startsWith("-") && !word.startsWith("{"));
        const key = name.join(" ");
        if (!helps.has(key)) helps.set(key, run([...name, "--help"]).stdout);
        const body = operation.requestBody?.content["application/json"]?.schema ?? {};
        const own = body.allOf?.[1].properties ?? body.properties ?? {};
        const query = (operation.parameters ?? []).filter((one) => one.in === "query");
        const members = [...Object.keys(own), ...query.map((one) => one.name)].filter(
            (member) => !words.includes(`{${member}}`),
        );
        for (const member of members) {
            const option = "--" + member.replaceAll("_", "-");
            assert.match(helps.get(key), new RegExp(`${option}\\b`), `${key} has no ${option}`);
        }
    }
    assert.equal(native.length, 17, native.join(", "));
});

test("every command of the program is in the API, or has a reason not to be", async () => {
    // Of the machine, not of the record: they need a terminal, a folder or the program itself.
    const ours = new Set([
        ...["restore", "watch", "demo", "serve", "mcp", "party add", "mail send"],
        ...["key recover", "key rotate", "key protect"],
    ]);
    const commandsIn = (help) => {
        const lines = help.split("\n");
        const from = lines.findIndex((line) => /^Subcommands:|^SUBCOMMANDS:/.test(line));
        if (from < 0) return [];
        const listed = lines.slice(from + 1);
        const end = listed.findIndex((line) => line.trim() === "");
        return listed
            .slice(0, end < 0 ? undefined : end)
            .flatMap((line) => /^ {2}([a-z][\w-]*)(\s|$)/.exec(line)?.[1] ?? []);
    };
    const described = new Set(
        [...contract.operations()].flatMap(({ operation }) => {
            const words = operation["x-command"]?.split(" -- ")[0].split(" ");
            return words ? [words.filter((word) => !/^[-{]/.test(word)).join(" ")] : [];
        }),
    );
    for (const group of commandsIn(run(["--help"]).stdout)) {
        if (ours.has(group)) continue;
        const inner = commandsIn(run([group, "--help"]).stdout);
        for (const name of inner.length ? inner.map((each) => `${group} ${each}`) : [group])
            assert.ok(described.has(name) || ours.has(name), `'${name}' is not in api/openapi.yaml`);
    }
});
