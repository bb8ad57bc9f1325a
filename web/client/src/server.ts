// The API of one link. Every answer that is no success is thrown with the words of the server.
export interface Offer {
    act: string;
    about: string;
    title: string;
    shown: string;
    statement: string;
    digest: string;
    needs_name: boolean;
    needs_words: boolean;
    sealed: boolean;
    opens: boolean;
}

export interface LockedPage {
    state: "locked";
}

interface OpenPage {
    state: "open";
    title: string;
    freelancer: string;
    client: string;
    expires: string;
}

export interface ClientsPage extends OpenPage {
    holder: "client";
    key: string;
    offers: Offer[];
    done: { act: string; about: string; given: string; digest: string; status: string }[];
    concerns: { milestone: number; text: string; raised: string; answer: string | null }[];
    passkeys: { passkey: string; credential: string; status: string }[];
}

export interface MediatorsPage extends OpenPage {
    holder: "mediator";
    case: { number: number; file: string; name: string; bytes: number };
}

export type Page = LockedPage | ClientsPage | MediatorsPage;

export interface PasskeyRequest {
    challenge: string;
    size: number;
    agreement: string | null;
    credentials: string[];
}

export class ServerSays extends Error {}

const token = location.pathname.split("/")[2] ?? "";
export const base = `/api/v1/link/${encodeURIComponent(token)}`;

async function answer(response: Response): Promise<unknown> {
    if (response.status === 204) return null;
    const json: unknown = await response.json().catch(() => null);
    if (response.ok) return json;
    const { detail = "the server did not answer", hint = "" } = (json ?? {}) as {
        detail?: string;
        hint?: string;
    };
    throw new ServerSays(hint ? `${detail}: ${hint}` : detail);
}

export async function show(): Promise<Page> {
    return (await answer(await fetch(base))) as Page;
}

export async function post(path: string, body: object = {}): Promise<unknown> {
    const headers = { "Content-Type": "application/json", "X-Tally-Link": "1" };
    const options = { method: "POST", headers, body: JSON.stringify(body) };
    return answer(await fetch(`${base}/${path}`, options));
}
