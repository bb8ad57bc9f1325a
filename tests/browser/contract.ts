// Every answer of the API that a page gets is held against the description of the API, as tests/api holds its own.
// What breaks it is told when all tests of a file have run, and fails them.
import path from "node:path";
import { after } from "node:test";
import type { BrowserContext, Response } from "playwright-core";
import { sourceFolder } from "./server";

interface Operation {
    method: string;
    path: string;
}
interface Contract {
    at(method: string, address: string): Operation | undefined;
    holds(one: Operation, answer: { status: number; body: string }): void;
}
interface Module {
    Contract: new (document: unknown) => Contract;
}

// The program says itself what it answers; it does not change while the tests of one file run.
async function described(origin: string): Promise<Contract> {
    // Not bundled: its checker stands beside it.
    const module = path.join(sourceFolder, "tests/api/contract.mjs");
    const { Contract: made } = (await import(module)) as Module;
    return new made(await (await fetch(`${origin}/api/v1/openapi.json`)).json());
}

let contract: Promise<Contract> | undefined;
const answers: Promise<void>[] = [];
const broken = new Set<string>();

async function hold(response: Response, origin: string, pathname: string): Promise<void> {
    contract ??= described(origin);
    const method = response.request().method().toLowerCase();
    const status = response.status();
    // A page that is left or closed does not get the rest.
    const body = await response.text().catch(() => undefined);
    if (body === undefined) return;
    const api = await contract;
    const one = api.at(method, pathname);
    if (one === undefined) broken.add(`${method} ${pathname} -> ${status}: it is not described`);
    else api.holds(one, { status, body });
}

export function holdAnswers(context: BrowserContext): void {
    context.on("response", (response) => {
        const { origin, pathname } = new URL(response.url());
        const media = response.headers()["content-type"] ?? "";
        if (!pathname.startsWith("/api/v1/") || !media.includes("json")) return;
        const held = hold(response, origin, pathname);
        answers.push(held.catch(({ message }: Error) => void broken.add(message)));
    });
}

// No assertion: one that fails here would keep the browser and the server from being closed.
after(async () => {
    await Promise.all(answers);
    if (broken.size === 0) return;
    process.exitCode = 1;
    console.error("answers that are not as api/openapi.yaml says:");
    for (const one of broken) console.error(one);
});
