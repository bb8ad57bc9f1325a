// Where this page was opened, and so whom a link to it reaches. A server that was not told its public address is
// opened at a number of this computer, and answers no link.
export interface Reach {
    // What links begin with; null where none is offered.
    address: string | null;
    // It opens on this computer alone.
    trial: boolean;
}

export function reachOf(page: Pick<Location, "protocol" | "hostname" | "origin">): Reach {
    if (page.protocol === "https:") return { address: page.origin, trial: false };
    if (page.hostname === "localhost") return { address: page.origin, trial: true };
    return { address: null, trial: false };
}
