// Whom a link reaches: the server says what the addresses of links begin with. One that was started without such an
// address answers no link.
export interface Reach {
    // What links begin with; null where none is offered.
    address: string | null;
    // It opens on this computer alone.
    trial: boolean;
}

let ofServer: string | null = null;

export function setLinksAddress(address: string | null): void {
    ofServer = address;
}

export function reach(): Reach {
    return { address: ofServer, trial: ofServer?.startsWith("http:") ?? false };
}
