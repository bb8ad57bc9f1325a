// A server of its own for a test: a vault in a folder that is removed afterwards, the real program before it.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

function needed(name: string): string {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set`);
    return value;
}

export const sourceFolder = needed("TALLY_SOURCE");
const tally = needed("TALLY");
const pages = needed("TALLY_PAGES");

async function freePort(): Promise<number> {
    const taken = net.createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    const { port } = taken.address() as net.AddressInfo;
    await new Promise((done) => taken.close(done));
    return port;
}

export interface Check {
    status: string;
    subject: string;
}
export interface Verdict {
    verdict: string;
    checks: Check[];
}

// The checks that say that something is wrong or gone.
export function failed({ checks }: Verdict): Check[] {
    if (checks.length === 0) throw new Error("nothing was checked");
    return checks.filter(({ status }) => status === "failed" || status === "missing");
}

export class Server {
    readonly folder = mkdtempSync(path.join(os.tmpdir(), "tally-browser-"));
    readonly vault = path.join(this.folder, "vault");
    private process: ChildProcess | undefined;
    private readonly options: string[] = [];
    private readonly environment = {
        ...process.env,
        HOME: this.folder,
        XDG_STATE_HOME: path.join(this.folder, "state"),
        TZ: "Europe/Berlin",
    };
    // Where it listens; known once it has started.
    origin = "";

    // What a command prints with --json, in the vault of this server.
    tally(...words: string[]): Record<string, unknown> {
        const output = execFileSync(tally, ["--vault", this.vault, "--json", ...words], {
            env: this.environment,
            encoding: "utf8",
        });
        return JSON.parse(output) as Record<string, unknown>;
    }

    // The same for a command that somebody types lines to.
    type(lines: string, ...words: string[]): Record<string, unknown> {
        const output = execFileSync(tally, ["--vault", this.vault, "--json", ...words], {
            env: this.environment,
            encoding: "utf8",
            input: `${lines}\n`,
        });
        return JSON.parse(output) as Record<string, unknown>;
    }

    // What the verifier says of a case or a vault. Whatever is not intact is no success of the command.
    verify(place: string, ...options: string[]): Verdict {
        try {
            return this.tally("verify", place, ...options) as unknown as Verdict;
        } catch (error) {
            return JSON.parse((error as { stdout: string }).stdout) as Verdict;
        }
    }

    // The sample engagement, instead of a vault that does not exist yet.
    fillWithDemo(): void {
        execFileSync(tally, ["demo", "--dir", this.folder], {
            env: this.environment,
            stdio: "ignore",
        });
    }

    // An engagement by the hour, "care", with one stretch of work.
    addCare(type: string, currency: string): void {
        this.tally(
            ...["engagement", "add", "--title", "Studio care", "--client-name", "Studio Nord"],
            ...["--type", type, "--currency", currency, "--slug", "care"],
        );
        this.tally("hours", "rate", "care", "--amount", "60");
        this.tally(
            ...["hours", "add", "care", "--start", "2026-11-16T09:00:00Z", "--minutes", "100"],
            ...["--memo", "Classes page: prices on the right"],
        );
    }

    // Before the first start: links are on, as for somebody who tries them on this computer.
    async havePublicAddress(): Promise<void> {
        this.origin = `http://localhost:${await freePort()}`;
        this.options.push("--public-url", this.origin);
    }

    // The same for a vault that is there, and codes go through the mail server on this port.
    async offerLinks(mailPort: number): Promise<void> {
        await this.havePublicAddress();
        writeFileSync(
            path.join(this.vault, "mail.toml"),
            `[smtp]\nurl = "smtp://127.0.0.1:${mailPort}"\n`,
            { mode: 0o600 },
        );
    }

    // Starts it and answers the link that it prints, which lets one browser in. A server that is started
    // again listens where it did.
    start(): Promise<string> {
        const port = this.origin === "" ? "0" : new URL(this.origin).port;
        const child = spawn(
            tally,
            [
                ...["--vault", this.vault, "serve", "--listen", `127.0.0.1:${port}`],
                ...["--pages", pages, ...this.options],
            ],
            { env: this.environment, stdio: ["ignore", "pipe", "pipe"] },
        );
        this.process = child;
        return new Promise((resolve, reject) => {
            let said = "";
            const listen = (bytes: Buffer) => {
                said += bytes.toString();
                const link = /http:\/\/\S+#start=\S+/.exec(said)?.[0];
                if (link === undefined) return;
                this.origin = new URL(link).origin;
                resolve(link);
            };
            child.stdout.on("data", listen);
            child.stderr.on("data", listen);
            child.on("exit", () => reject(new Error(`tally serve ended: ${said}`)));
        });
    }

    // SIGKILL: as when the power goes.
    async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
        const child = this.process;
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill(signal);
        await ended;
    }

    async remove(): Promise<void> {
        await this.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
