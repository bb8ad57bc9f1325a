// A real tally serve on a vault of its own, and a browser's side of it: cookie and token.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const tally = process.env.TALLY;

export function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), "tally-api-"));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function run(words, env = {}) {
    return spawnSync(tally, words, { encoding: "utf8", env: { ...process.env, ...env } });
}

// Any request, also those that fetch refuses to make: other Host and Origin headers, broken paths.
export function ask(port, { method = "GET", path = "/", headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
            const pieces = [];
            answer.on("data", (piece) => pieces.push(piece));
            answer.on("end", () =>
                resolve({
                    status: answer.statusCode,
                    headers: answer.headers,
                    body: Buffer.concat(pieces),
                }),
            );
            answer.on("error", reject);
        });
        request.on("error", reject);
        if (body !== undefined) request.write(body);
        request.end();
    });
}

export class Server {
    static async start(folder, vault, more = []) {
        const server = new Server();
        server.folder = folder;
        server.vault = vault;
        server.process = spawn(
            tally,
            ["--vault", vault, "--json", "serve", "--listen", "127.0.0.1:0", ...more],
            { env: { ...process.env, XDG_STATE_HOME: join(folder, "state") } },
        );
        server.ended = new Promise((resolve) => server.process.on("exit", (code) => resolve(code)));
        const line = await new Promise((resolve, reject) => {
            let text = "";
            server.process.stdout.on("data", (piece) => {
                text += piece;
                if (text.includes("\n")) resolve(text.split("\n")[0]);
            });
            server.process.stderr.on("data", (piece) => process.stderr.write(piece));
            server.process.on("exit", (code) => reject(new Error(`tally serve ended with ${code}`)));
        });
        const { url, listen } = JSON.parse(line);
        server.start = url.split("#start=")[1];
        server.port = Number(listen.split(":")[1]);
        return server;
    }

    async signIn() {
        const answer = await this.ask("POST", "/session", { start: this.start });
        if (answer.status !== 204) throw new Error(`no session: ${answer.status} ${answer.body}`);
        this.cookie = answer.headers["set-cookie"][0].split(";")[0];
        const session = await this.ask("GET", "/session");
        this.csrf = JSON.parse(session.body).csrf;
    }

    headers(more = {}) {
        return {
            ...(this.cookie ? { Cookie: this.cookie } : {}),
            ...(this.csrf ? { "X-CSRF-Token": this.csrf } : {}),
            ...more,
        };
    }

    // `body` is sent as JSON; the answer keeps its bytes.
    ask(method, path, body, more = {}) {
        return ask(this.port, {
            method,
            path: "/api/v1" + path,
            headers: this.headers({
                ...(body === undefined ? {} : { "Content-Type": "application/json" }),
                ...more,
            }),
            body: body === undefined ? undefined : JSON.stringify(body),
        });
    }

    async json(method, path, body, more) {
        const answer = await this.ask(method, path, body, more);
        return { ...answer, json: JSON.parse(answer.body) };
    }

    // What is still kept of what was sent.
    uploads() {
        return readdirSync(join(this.folder, "state"), { recursive: true, withFileTypes: true })
            .filter((each) => each.isDirectory() && /uploads$/.test(each.parentPath ?? each.path))
            .map(({ name }) => name);
    }

    async upload(name, bytes) {
        const answer = await ask(this.port, {
            method: "POST",
            path: `/api/v1/uploads?name=${encodeURIComponent(name)}`,
            headers: this.headers({ "Content-Length": bytes.length }),
            body: bytes,
        });
        return { ...answer, json: JSON.parse(answer.body) };
    }

    async job(path, body) {
        const started = await this.json("POST", path, body);
        if (started.status !== 202) return started;
        for (;;) {
            const now = await this.json("GET", `/jobs/${started.json.job}`);
            if (now.json.state === "done" || now.json.state === "failed") return now;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    // The most memory that it ever had, in bytes.
    peakMemory() {
        const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
        return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) * 1024;
    }

    async stop() {
        this.process.kill("SIGTERM");
        return this.ended;
    }
}

// A vault of tally demo and a server on it.
export async function demoServer() {
    const { folder, remove } = temporaryFolder();
    const state = { XDG_STATE_HOME: join(folder, "demo", "state") };
    const made = run(["demo", "--dir", join(folder, "demo")], state);
    if (made.status !== 0) throw new Error(made.stderr);
    const server = await Server.start(join(folder, "demo"), join(folder, "demo", "vault"));
    await server.signIn();
    return {
        server,
        close: async () => {
            await server.stop();
            remove();
        },
    };
}
