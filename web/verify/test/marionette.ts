// Drives Firefox by its own protocol, Marionette: JSON over a socket on loopback, with nothing to install
// but the browser. Only what the tests need.
import { ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const elementKey = "element-6066-11e4-a52e-4f735466cecf"; // W3C WebDriver, section 12.1
const startWaitMax = 60_000;

type Answer = [
    type: number,
    id: number,
    error: { message: string } | null,
    result: { value?: unknown },
];

async function freePort(): Promise<number> {
    const server = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}

async function connected(port: number): Promise<net.Socket> {
    for (const end = Date.now() + startWaitMax; ; ) {
        const socket = net.connect(port, "127.0.0.1");
        const opened = await new Promise<boolean>((resolve) => {
            socket.once("connect", () => resolve(true));
            socket.once("error", () => resolve(false));
        });
        if (opened) return socket;
        if (Date.now() > end) throw new Error("Firefox does not answer");
        await new Promise((resolve) => setTimeout(resolve, 200));
    }
}

export class Firefox {
    private pending = "";
    private lastId = 0;
    private readonly waiting = new Map<number, (answer: Answer) => void>();

    private constructor(
        private readonly child: ChildProcess,
        private readonly profile: string,
        private readonly socket: net.Socket,
    ) {
        socket.setEncoding("latin1");
        socket.on("data", (text: string) => this.take(text));
    }

    static async start(): Promise<Firefox> {
        const port = await freePort();
        const profile = mkdtempSync(path.join(tmpdir(), "tally-firefox-"));
        writeFileSync(
            path.join(profile, "user.js"),
            `user_pref("marionette.port", ${port});\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n` +
                'user_pref("app.normandy.enabled", false);\nuser_pref("network.captive-portal-service.enabled", false);\n' +
                'user_pref("network.connectivity-service.enabled", false);\nuser_pref("browser.aboutwelcome.enabled", false);\n',
        );
        const child = spawn(
            "firefox-esr",
            ["--headless", "--marionette", "--no-remote", "--profile", profile],
            { stdio: "ignore" },
        );
        const firefox = new Firefox(child, profile, await connected(port));
        await firefox.ask("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
        return firefox;
    }

    async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.child.once("exit", resolve));
        this.socket.destroy();
        this.child.kill();
        await ended;
        rmSync(this.profile, { recursive: true, force: true });
    }

    async open(url: string): Promise<void> {
        await this.ask("WebDriver:Navigate", { url });
    }

    // Text into a field, or the path of a file into a choice of files.
    async type(selector: string, text: string): Promise<void> {
        await this.ask("WebDriver:ElementSendKeys", { id: await this.find(selector), text });
    }

    // The value of `return ...` in the page, asked until it is not null.
    async until(script: string): Promise<unknown> {
        for (const end = Date.now() + startWaitMax; ; ) {
            const value = await this.ask("WebDriver:ExecuteScript", { script, args: [] });
            if (value !== null && value !== undefined) return value;
            if (Date.now() > end) throw new Error(`never came true in Firefox: ${script}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    private async find(selector: string): Promise<string> {
        const found = await this.ask("WebDriver:FindElement", {
            using: "css selector",
            value: selector,
        });
        return (found as Record<string, string>)[elementKey]!;
    }

    private ask(command: string, parameters: object): Promise<unknown> {
        const id = ++this.lastId;
        const text = JSON.stringify([0, id, command, parameters]);
        this.socket.write(`${Buffer.byteLength(text)}:${text}`);
        return new Promise((resolve, reject) =>
            this.waiting.set(id, ([, , error, result]) =>
                error ? reject(new Error(`${command}: ${error.message}`)) : resolve(result?.value),
            ),
        );
    }

    // Messages are "<bytes>:<JSON>".
    private take(text: string): void {
        this.pending += text;
        for (;;) {
            const colon = this.pending.indexOf(":");
            const end = colon + 1 + Number(this.pending.slice(0, Math.max(colon, 0)));
            if (colon < 0 || this.pending.length < end) return;
            const message: unknown = JSON.parse(
                Buffer.from(this.pending.slice(colon + 1, end), "latin1").toString(),
            );
            this.pending = this.pending.slice(end);
            if (Array.isArray(message)) this.waiting.get(message[1] as number)?.(message as Answer);
        }
    }
}
