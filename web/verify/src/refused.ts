// What can go wrong with foreign bytes. Everything else that is thrown is a bug of this page, and ends
// the verification without a verdict.

// The bytes are not what they should be; the message says in what way.
export class Refused extends Error {}

// This browser, or this page, has no means to check it. Never a reason to call something altered.
export class CannotCheck extends Error {}

export function refuse(message: string): never {
    throw new Refused(message);
}

// The value, or why the bytes were refused.
export function attempt<T>(work: () => T): T | Refused {
    try {
        return work();
    } catch (error) {
        if (error instanceof Refused) return error;
        throw error;
    }
}

export async function attemptLater<T>(work: () => Promise<T>): Promise<T | Refused> {
    try {
        return await work();
    } catch (error) {
        if (error instanceof Refused) return error;
        throw error;
    }
}
