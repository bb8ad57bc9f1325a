// The one place that talks to the server. Answers are typed by the command that prints the same JSON.
import type { Answers } from "./model";
import { problemOf } from "./problem";

export type Command = keyof Answers;
export type Query = Record<string, string | number | boolean | undefined>;
export type Body = Record<string, unknown>;

const base = "/api/v1";
let csrfToken = "";

// Every write carries this token, which only a page of the same origin can read.
export function setCsrfToken(token: string): void {
    csrfToken = token;
}

// The address of a path of the API; members of `query` that are undefined or "" are left out.
export function address(path: string, query: Query = {}): string {
    const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
    const search = new URLSearchParams(wanted.map(([key, value]) => [key, String(value)]));
    return base + path + (search.size > 0 ? `?${search}` : "");
}

async function ask(path: string, query: Query, signal: AbortSignal | undefined): Promise<Response> {
    const response = await fetch(address(path, query), {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
}

// Asks, and answers the JSON. Throws Problem, or TypeError when the server is not there.
export async function fetchJson(
    path: string,
    query: Query = {},
    signal?: AbortSignal,
): Promise<unknown> {
    return await (await ask(path, query, signal)).json();
}

// The bytes at a path: an original, or a file that a job wrote.
export async function fetchBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
    return await (await ask(path, {}, signal)).arrayBuffer();
}

// Asks for what `command` prints.
export async function get<C extends Command>(
    _command: C,
    path: string,
    query: Query = {},
    signal?: AbortSignal,
): Promise<Answers[C]> {
    return (await fetchJson(path, query, signal)) as Answers[C];
}

export interface Part<Answer> {
    answer: Answer;
    // How long the whole list is.
    total: number;
}

// One page of a long list, from position `after` on.
export async function getPart<C extends Command>(
    _command: C,
    path: string,
    query: Query & { after: number; limit: number },
    signal?: AbortSignal,
): Promise<Part<Answers[C]>> {
    const response = await ask(path, query, signal);
    const total = Number(response.headers.get("X-Total-Count") ?? "0");
    return { answer: (await response.json()) as Answers[C], total };
}

type Method = "POST" | "PUT" | "DELETE" | "PATCH";

async function write(path: string, body: Body, key: string, method: Method): Promise<Response> {
    const response = await fetch(address(path), {
        method,
        headers: {
            Accept: "application/json",
            "Content-Type": "application/json",
            "X-CSRF-Token": csrfToken,
            "Idempotency-Key": key,
        },
        credentials: "same-origin",
        body: JSON.stringify(body),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
}

// Does what a command does. The same `key` sent twice is done once, so a lost answer can be asked for again.
export async function send(
    path: string,
    body: Body = {},
    { key = newKey(), method = "POST" }: { key?: string; method?: Method } = {},
): Promise<unknown> {
    const response = await write(path, body, key, method);
    return response.status === 204 ? null : await response.json();
}

// The same for a command that writes a file. The browser keeps a large one on its disk.
export async function sendForFile(path: string, body: Body): Promise<Blob> {
    return await (await write(path, body, newKey(), "POST")).blob();
}

// A file of any size goes as it is, with its name; the browser streams it from the disk. `onSent` hears how
// many bytes have gone (which fetch cannot tell). Answers the name of the upload.
export function upload(
    file: File,
    onSent: (bytes: number) => void,
    signal?: AbortSignal,
): Promise<string> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", address("/uploads", { name: file.name }));
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.setRequestHeader("X-CSRF-Token", csrfToken);
        request.upload.onprogress = ({ loaded }) => onSent(loaded);
        request.onerror = () => reject(new TypeError("the server is not there"));
        request.onabort = () => reject(new DOMException("stopped", "AbortError"));
        request.onload = () => {
            const answer = new Response(request.responseText, { status: request.status });
            if (answer.ok) {
                answer.json().then(({ upload: name }: { upload: string }) => resolve(name), reject);
            } else problemOf(answer).then(reject, reject);
        };
        signal?.addEventListener("abort", () => request.abort());
        request.send(file);
    });
}

// What only the command may read: it goes as an upload, which is taken once, and never in a body.
export class Secret {
    constructor(readonly text: string) {}
}

// The body with the names of uploads where secrets were.
export async function withSecretsSent(body: Body): Promise<Body> {
    const members = Object.entries(body).map(async ([name, value]) => {
        if (!(value instanceof Secret)) return [name, value] as const;
        return [name, await upload(new File([value.text], "secret"), () => undefined)] as const;
    });
    return Object.fromEntries(await Promise.all(members));
}

// A key for one write. Made once for a form, so that pressing twice does not do it twice.
export function newKey(): string {
    return crypto.randomUUID();
}
