// What the server answers when it cannot do what was asked (RFC 9457, with a hint for people).
export class Problem extends Error {
    readonly status: number;
    readonly code: string;
    readonly hint: string;
    // A warning that a person may decide against, with a reason that goes on record.
    readonly canInsist: boolean;

    constructor(status: number, members: Record<string, unknown>) {
        super(text(members["detail"]) || text(members["title"]) || `HTTP ${status}`);
        this.name = "Problem";
        this.status = status;
        this.code = text(members["code"]);
        this.hint = text(members["hint"]);
        this.canInsist = members["can_insist"] === true;
    }
}

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

// The problem that an answer describes; an answer of another form is described by its status alone.
export async function problemOf(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => null);
    const members = body !== null && typeof body === "object" ? body : {};
    return new Problem(response.status, members as Record<string, unknown>);
}

// The server could not be reached at all: it was stopped, or it is being restarted.
export function isOffline(error: unknown): boolean {
    return error instanceof TypeError;
}
