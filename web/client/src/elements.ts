// Elements with their words as text: nothing that comes from the server becomes markup.
type Child = HTMLElement | string;

export function element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Record<string, string> = {},
    ...children: Child[]
): HTMLElementTagNameMap[Name] {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
}

// A button whose work is done once at a time; what goes wrong is told below it.
export function button(title: string, work: () => Promise<void>, plain = false): HTMLElement {
    const told = element("p", { role: "alert", class: "error" });
    const made = element("button", { type: "button", class: plain ? "plain" : "" }, title);
    made.addEventListener("click", () => {
        told.textContent = "";
        made.disabled = true;
        work()
            .catch((error: unknown) => {
                told.textContent = error instanceof Error ? error.message : String(error);
            })
            .finally(() => {
                made.disabled = false;
            });
    });
    return element("div", {}, made, told);
}

export function field(label: string, input: HTMLElement): HTMLElement {
    return element("label", {}, label, input);
}
