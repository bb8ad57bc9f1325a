// The file of the case, with word of how far it is. Thrown when it does not arrive in full.
export async function loadCase(
    url: string,
    bytes: number,
    onBytes: (done: number) => void,
): Promise<Blob> {
    const response = await fetch(url);
    if (!response.ok || !response.body) {
        const problem = (await response.json().catch(() => null)) as {
            detail?: string;
            hint?: string;
        } | null;
        throw new Error([problem?.detail, problem?.hint].filter(Boolean).join(": "));
    }
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let done = 0;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
        pieces.push(next.value);
        done += next.value.length;
        onBytes(done);
    }
    if (done !== bytes) throw new Error("");
    return new Blob(pieces, { type: "application/zip" });
}
