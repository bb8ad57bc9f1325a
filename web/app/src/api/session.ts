// The start of a session: the link that `tally serve` prints carries a token that works once. It stands
// behind the #, which a browser never sends, and is exchanged for a cookie that no script can read.
import { address, setCsrfToken } from "./client";
import { isOffline } from "./problem";

export type SessionState = "open" | "locked" | "offline";

function startToken(): string | null {
    return new URLSearchParams(location.hash.slice(1)).get("start");
}

async function exchange(token: string): Promise<void> {
    // The address is cleared first: the token must not stay in the history.
    history.replaceState(history.state, "", location.pathname + location.search);
    await fetch(address("/session"), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        credentials: "same-origin",
        body: JSON.stringify({ token }),
    });
}

// Opens the session, or says why there is none.
export async function openSession(): Promise<SessionState> {
    try {
        const token = startToken();
        if (token !== null) await exchange(token);
        const response = await fetch(address("/session"), { credentials: "same-origin" });
        if (!response.ok) return "locked";
        const session = (await response.json()) as { csrf?: string };
        setCsrfToken(session.csrf ?? "");
        return "open";
    } catch (error) {
        if (isOffline(error)) return "offline";
        throw error;
    }
}
