// Elements from values: text is always text, so nothing of a case can become markup.

export function element<K extends keyof HTMLElementTagNameMap>(
    name: K,
    className: string,
    ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
    const made = document.createElement(name);
    if (className !== "") made.className = className;
    made.append(...children);
    return made;
}

// An element that the page has from the start.
export function byId<K extends keyof HTMLElementTagNameMap>(
    name: K,
    id: string,
): HTMLElementTagNameMap[K] {
    const found = document.getElementById(id);
    if (found?.localName !== name) throw new Error(`the page has no <${name} id="${id}">`);
    return found as HTMLElementTagNameMap[K];
}
