// Asks what is to be said about a client. The post goes over as a file, as every text of that size does.
import { useRef, useState } from "react";
import { send, upload } from "../api/client";
import type { Answers } from "../api/model";

type Check = Answers["client check"];

export interface Wish {
    name: string;
    email: string;
    type: string;
    post: string;
    // By the name of the fact: yes, no, or "" for what is not known.
    facts: Record<string, string>;
}

// What is sent: only what was filled in. `post` is the name of the upload.
export function checkBody(wish: Wish, post: string | null): Record<string, unknown> {
    const body: Record<string, unknown> = {};
    for (const name of ["name", "email", "type"] as const)
        if (wish[name].trim() !== "") body[name] = wish[name].trim();
    if (post !== null) body["post"] = post;
    const known = Object.entries(wish.facts).filter(([, value]) => value !== "");
    if (known.length > 0) body["fact"] = known.map(([fact, value]) => `${fact}=${value}`);
    return body;
}

async function ask(wish: Wish): Promise<Check> {
    const post =
        wish.post.trim() === ""
            ? null
            : await upload(
                  new File([wish.post], "post.txt", { type: "text/plain" }),
                  () => undefined,
              );
    return (await send("/clients/check", checkBody(wish, post))) as Check;
}

export function useClientCheck() {
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<Error | null>(null);
    const [answer, setAnswer] = useState<Check | null>(null);
    const [asked, setAsked] = useState<Check["look_up"]>([]);
    const latest = useRef(0);
    const look = (wish: Wish) => {
        latest.current += 1;
        const mine = latest.current;
        // An answer to what was asked before is no answer any more.
        const current = (deed: () => void) => mine === latest.current && deed();
        setBusy(true);
        setError(null);
        ask(wish)
            .then(
                (found) =>
                    current(() => {
                        setAnswer(found);
                        setAsked((old) => merged(old, found.look_up));
                    }),
                (failed: Error) => current(() => setError(failed)),
            )
            .finally(() => current(() => setBusy(false)));
    };
    return { busy, error, answer, asked, look };
}

// What is worth looking up, also once it was: the program leaves out what it has been told.
export function merged(old: Check["look_up"], found: Check["look_up"]): Check["look_up"] {
    const known = new Set(old.map(({ fact }) => fact));
    return [...old, ...found.filter(({ fact }) => !known.has(fact))];
}
