// Lines that no client would write. The server answers each by the book, goes on, and ends with its
// input.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Demo, program } from "./support.mjs";

let demo;
before(() => {
    demo = new Demo();
});
after(() => demo?.remove());

const begin =
    '{"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"protocolVersion":"2025-06-18",' +
    '"capabilities":{},"clientInfo":{"name":"x","version":"1"}}}\n';
const ping = '{"jsonrpc":"2.0","id":"ping","method":"ping"}\n';

// All answers to the lines; the program must end by itself.
function answers(lines, words = []) {
    const done = spawnSync(program, ["--vault", demo.vault, ...words, "mcp"], {
        env: demo.environment,
        input: lines,
        maxBuffer: 1 << 28,
    });
    assert.equal(done.signal, null);
    assert.equal(done.status, 0, done.stderr.toString());
    const text = done.stdout.toString();
    return text === "" ? [] : text.trimEnd().split("\n").map((line) => JSON.parse(line));
}

// What one bad line is answered with, while the session around it goes on.
function answerTo(line) {
    const all = answers(Buffer.concat([Buffer.from(begin), Buffer.from(line), Buffer.from("\n" + ping)]));
    assert.equal(all[0].id, "begin");
    assert.deepEqual(all.at(-1), { jsonrpc: "2.0", id: "ping", result: {} });
    assert.equal(all.length, 3);
    return all[1];
}

test("an empty input ends the program with no word", () => {
    assert.deepEqual(answers(""), []);
    assert.deepEqual(answers("\n\r\n  \n"), []);
});

test("what is no JSON is a parse error", () => {
    for (const line of ["hello", "{", "\u0000", "GET / HTTP/1.1", '{"jsonrpc":"2.0",}', Buffer.from([0xff, 0xfe])])
        assert.equal(answerTo(line).error.code, -32700);
});

test("a line of many megabytes is forgotten while it is read", () => {
    assert.equal(answerTo(Buffer.alloc(50 << 20, "x")).error.code, -32700);
    const fitting = `{"jsonrpc":"2.0","id":1,"method":"${"x".repeat(1_000_000)}"}`;
    const refused = answerTo(fitting);
    assert.equal(refused.error.code, -32601);
    assert.ok(JSON.stringify(refused).length < 1000);
});

test("what is nested deeply is refused", () => {
    for (const [open, close] of [["[", "]"], ['{"a":', "}"]])
        for (const end of ["", close.repeat(150_000)])
            assert.equal(answerTo(open.repeat(150_000) + (end && "1") + end).error.code, -32700);
});

test("wrong types are named", () => {
    const wrong = {
        '{"jsonrpc":"2.0","id":[],"method":"ping"}': -32600,
        '{"jsonrpc":"2.0","id":1,"method":["ping"]}': -32600,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"show"}': -32602,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":{}}}': -32602,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"show","arguments":[]}}': -32602,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":{}}}}': -32602,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"a\\u0000b"}}}':
            -32602,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"alerts","arguments":{"skip":1e99}}}': -32602,
        "[]": -32600,
        "true": -32600,
    };
    for (const [line, code] of Object.entries(wrong)) assert.equal(answerTo(line).error.code, code, line);
});

test("a thousand requests in one breath are answered in order", () => {
    let lines = begin;
    for (let i = 0; i < 1000; ++i) lines += `{"jsonrpc":"2.0","id":${i},"method":"ping"}\n`;
    assert.deepEqual(answers(lines).slice(1).map((answer) => answer.id), [...Array(1000).keys()]);
});

test("a client that goes away takes the server with it", async () => {
    const server = spawn(program, ["--vault", demo.vault, "mcp"], { env: demo.environment });
    server.stdin.write(begin);
    await new Promise((resolve) => server.stdout.once("data", resolve));
    server.stdin.end();
    assert.equal(await new Promise((resolve) => server.once("exit", resolve)), 0);
});

test("without a vault it says so at once, and not in a message", () => {
    const done = spawnSync(program, ["--vault", "/nonexistent", "mcp"], { input: begin, env: demo.environment });
    assert.notEqual(done.status, 0);
    assert.equal(done.stdout.length, 0);
    assert.match(done.stderr.toString(), /tally:/);
});
