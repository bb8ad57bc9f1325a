// The browser refuses to turn text into markup (require-trusted-types-for 'script'). Two things have to pass:
// Mantine writes style sheets through innerHTML, which is text without a "<", and React makes an empty
// script element out of exactly the words below (the router uses one as a marker). Other markup never does.

interface TrustedTypes {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

const emptyScript = "<script></script>";

export function plainOnly(text: string): string {
    if (text.includes("<") && text !== emptyScript)
        throw new TypeError("markup out of text is not allowed here");
    return text;
}

export function allowStyleSheets(): void {
    const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
    types?.createPolicy("default", { createHTML: plainOnly });
}
