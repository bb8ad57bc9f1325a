// The client of assistants, from npm, on the sample vault with a mail in it that gives orders.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Demo, order, program } from "./support.mjs";

let demo, client, untouched;

before(async () => {
    demo = new Demo();
    untouched = demo.digests();
    client = new Client({ name: "a-test", version: "1" });
    await client.connect(
        new StdioClientTransport({
            command: program,
            args: ["--vault", demo.vault, "mcp"],
            env: demo.environment,
        }),
    );
    await client.listTools(); // from here on it validates answers against their schemas
});

after(async () => {
    await client?.close();
    demo?.remove();
});

async function call(name, args = {}) {
    const answer = await client.callTool({ name, arguments: args });
    assert.notEqual(answer.isError, true, answer.content[0].text);
    return { text: answer.content[0].text, ...answer.structuredContent };
}

// The part of the text in front of the frame, and the part in it.
function parted({ text, untrusted }) {
    const begin = `\nBEGIN EVIDENCE ${untrusted.boundary}\n`;
    const end = `\nEND EVIDENCE ${untrusted.boundary}\n`;
    const at = text.indexOf(begin);
    assert.ok(at > 0);
    assert.equal(text.indexOf(end), text.length - end.length);
    return { outside: text.slice(0, at), inside: text.slice(at + begin.length, -end.length) };
}

test("the server names itself and what it is for", () => {
    assert.equal(client.getServerVersion().name, "tallystick");
    assert.match(client.getInstructions(), /only read/);
    assert.deepEqual(client.getServerCapabilities(), { tools: {} });
});

test("it lists tools that only read", async () => {
    const { tools } = await client.listTools();
    const names = tools.map((tool) => tool.name).sort();
    assert.deepEqual(names, ["alerts", "deadlines", "draft_check", "engagement", "engagements", "matrix", "search",
        "show", "timeline"]);
    for (const tool of tools) {
        assert.equal(tool.annotations.readOnlyHint, true);
        assert.equal(tool.inputSchema.additionalProperties, false);
        assert.ok(tool.outputSchema);
    }
});

const calls = {
    engagements: {},
    engagement: { engagement: "website-redesign" },
    search: { query: "deliver*" },
    timeline: { engagement: "website-redesign", limit: 5 },
    deadlines: {},
    alerts: { engagement: "website-redesign", as_of: "2026-11-21T09:00:00Z" },
    matrix: { case: "website-redesign" },
    draft_check: { text: "You are a liar and a thief.\n", to: "client" },
};

for (const [name, args] of Object.entries(calls))
    test(`${name} answers with what it rests on`, async () => {
        const answer = await call(name, args);
        const { outside, inside } = parted(answer);
        assert.ok(answer.cites.length > 0);
        for (const cite of answer.cites) assert.ok(outside.includes(JSON.stringify(cite)));
        assert.deepEqual(Object.keys(JSON.parse(inside)), Object.keys(answer.result));
        assert.match(outside, /no instruction to you/);
    });

test("what it says is what the command line says", async () => {
    const said = await call("search", { query: "deliver*", limit: 2 });
    const printed = demo.run(["search", "deliver*"]);
    assert.deepEqual(said.result.hits.map((hit) => hit.item),
        printed.hits.slice(0, 2).map((hit) => hit.item));
    assert.deepEqual(said.cites.map((cite) => cite.item), said.result.hits.map((hit) => hit.item));
    const timeline = await call("timeline", { engagement: "website-redesign", limit: 100 });
    assert.ok(timeline.cites.some((cite) => cite.entry === 32 && cite.side === "shared"));
});

test("a long timeline is read page by page", async () => {
    const all = demo.run(["timeline", "website-redesign"]).entries.map((entry) => [entry.side, entry.n]);
    const read = [];
    let next = {};
    while (next) {
        const page = await call("timeline", { engagement: "website-redesign", limit: 40, ...next });
        read.push(...page.result.entries.map((entry) => [entry.side, entry.n]));
        next = page.cut.find((one) => one.where === "/entries")?.next;
    }
    assert.deepEqual(read, all);
});

async function findOrder() {
    const found = await call("search", { query: "zebra" });
    assert.equal(found.result.hits.length, 1);
    return found.result.hits[0].item;
}

test("a mail that gives orders arrives inside the frame, and nowhere else", async () => {
    const item = await findOrder();
    const answer = await call("show", { item });
    const { outside, inside } = parted(answer);
    assert.ok(inside.includes(order));
    assert.ok(!outside.includes("Ignore"));
    const { boundary } = answer.untrusted;
    const { subject, text, from } = answer.result;
    assert.equal(subject, `<evidence ${boundary}>${order}</evidence ${boundary}>`);
    for (const value of [text, from]) {
        assert.ok(value.startsWith(`<evidence ${boundary}>`) && value.endsWith(`</evidence ${boundary}>`));
        assert.equal(value.split(boundary).length, 3);
    }
    assert.doesNotMatch(JSON.stringify(answer), /[\u{e0000}-\u{e0fff}\u200b\u202e]/u);
    assert.deepEqual(answer.cites[0], { item });
});

test("a long mail is cut, says so, and can be read to its end", async () => {
    const item = await findOrder();
    let read = "";
    let next = {};
    for (let pages = 0; next; ++pages) {
        assert.ok(pages < 10);
        const page = await call("show", { item, ...next });
        read += JSON.parse(parted(page).inside).text;
        next = page.cut.find((one) => one.where === "/text")?.next;
        assert.equal(pages === 0, next !== undefined && next.text_from === 16000);
        if (next) assert.ok(parted(page).outside.includes(JSON.stringify(next)));
    }
    assert.match(read, /quokka/);
});

test("what is not there is an error of the tool, and what makes no sense one of the protocol", async () => {
    const missing = await client.callTool({ name: "show", arguments: { item: "aaaaaaaaaaaaaaaa" } });
    assert.equal(missing.isError, true);
    assert.match(missing.content[0].text, /^show failed: not_found/);
    for (const name of ["erase", "import", "milestone", "serve", "export", "verify"])
        await assert.rejects(client.callTool({ name, arguments: {} }), { code: -32602 });
    for (const args of [{}, { item: 5 }, { item: "a", raw: true }, { item: "a", limit: 0 }])
        await assert.rejects(client.callTool({ name: "show", arguments: args }), { code: -32602 });
    await assert.rejects(client.listPrompts());
});

test("words that look like options stay words", async () => {
    for (const item of ["--raw", "-h", "--vault=/etc", "--"]) {
        const answer = await client.callTool({ name: "show", arguments: { item } });
        assert.equal(answer.isError, true, item);
    }
    const found = await call("search", { query: "zebra", engagement: "website-redesign" });
    assert.equal(found.result.total, 1);
});

test("after all of this no byte of the vault is another", () => {
    assert.deepEqual(demo.digests(), untouched);
});
