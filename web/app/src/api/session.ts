// The start of a session: the link that `tally serve` prints carries a token that works once. It stands
// behind the #, which a browser never sends, and is exchanged for a cookie that no script can read.
import { setRecordClock } from "./clock";
import { address, setCsrfToken } from "./client";
import { isOffline } from "./problem";
import { setLinksAddress } from "./reach";

// new: there is a session, and no vault yet.
export type SessionState = "open" | "new" | "locked" | "offline";

interface Session {
    signed_in: boolean;
    vault_exists: boolean;
    now: string;
    links_at: string | null;
    csrf?: string;
}

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
        body: JSON.stringify({ start: token }),
    });
}

// Opens the session, or says why there is none.
export async function openSession(): Promise<SessionState> {
    try {
        const token = startToken();
        if (token !== null) await exchange(token);
        const response = await fetch(address("/session"), { credentials: "same-origin" });
        if (!response.ok) return "locked";
        const session = (await response.json()) as Session;
        if (!session.signed_in) return "locked";
        setCsrfToken(session.csrf ?? "");
        setRecordClock(session.now);
        setLinksAddress(session.links_at);
        return session.vault_exists ? "open" : "new";
    } catch (error) {
        if (isOffline(error)) return "offline";
        throw error;
    }
}
