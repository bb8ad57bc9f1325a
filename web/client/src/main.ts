// The page of a client's link: what waits, what was done, the client's half, and a passkey.
import { button, element, field } from "./elements";
import { makePasskey, usePasskey } from "./passkey";
import { keepOpening, keptOpening, readOpening, seal } from "./seal";
import { base, ClientsPage, MediatorsPage, Offer, post, show } from "./server";
import { instantText } from "./time";
import { words } from "./words";

const main = document.querySelector<HTMLElement>("#page")!;

function quiet(text: string): HTMLElement {
    return element("p", { class: "quiet" }, text);
}

function locked(): HTMLElement[] {
    const code = element("input", { autocomplete: "one-time-code", inputmode: "text", id: "code" });
    const told = element("p", { role: "status" });
    const send = button(words.sendCode, async () => {
        await post("code");
        told.textContent = words.sent;
        code.focus();
    });
    const open = button(words.open, async () => {
        await post("session", { code: code.value });
        await load();
    });
    return [
        element("h1", {}, words.lockedTitle),
        element("p", {}, words.locked),
        element("div", { class: "card" }, send, told, field(words.code, code), open),
    ];
}

// What the client fills in for an offer, and what is sent of it.
interface Filled {
    body: Record<string, string | number>;
    opening: string | null; // of what was sealed
}
interface Answers {
    elements: HTMLElement[];
    read(): Promise<Filled>;
}

function answersTo(offer: Offer): Answers {
    const name = element("input", { autocomplete: "name" });
    const text = element("textarea", { rows: "4" });
    const stars = element("input", { type: "number", min: "1", max: "5", value: "5" });
    const elements: HTMLElement[] = [];
    if (offer.needs_name) elements.push(field(words.yourName, name));
    if (offer.sealed) elements.push(field(words.stars, stars));
    if (offer.needs_words || offer.sealed) elements.push(field(words.yourWords, text));
    if (offer.opens) {
        text.value = keptOpening();
        elements.push(field(words.yourOpening, text));
    }
    return {
        elements,
        async read(): Promise<Filled> {
            if (offer.opens) return { body: { ...readOpening(text.value) }, opening: null };
            if (!offer.sealed)
                return { body: { name: name.value, words: text.value }, opening: null };
            const sealed = await seal(Number(stars.value), text.value);
            return { body: { seal: sealed.digest }, opening: sealed.opening };
        },
    };
}

// Of several offers of one act, the one that is chosen: a concern about one milestone.
function choice(place: HTMLElement, offer: Offer, others: Offer[]): HTMLElement[] {
    if (others.length < 2) return [];
    const select = element("select", {});
    for (const one of others) {
        const title = element(
            "option",
            { value: one.about },
            one.shown.split("\n")[1] ?? one.about,
        );
        title.selected = one === offer;
        select.append(title);
    }
    select.addEventListener("change", () => {
        const chosen = others.find(({ about }) => about === select.value)!;
        const text = place.querySelector("textarea")?.value ?? "";
        openOffer(place, chosen, others);
        place.querySelector("textarea")!.value = text;
        place.querySelector("select")!.focus();
    });
    return [field(words.aboutWhat, select)];
}

function openOffer(place: HTMLElement, offer: Offer, others: Offer[]): void {
    const answers = answersTo(offer);
    const agree = button(offer.title, async () => {
        const { act, about, digest } = offer;
        const { body, opening } = await answers.read();
        await post("acts", { act, about, digest, ...body });
        if (opening !== null) keepOpening(opening);
        await load();
        if (opening !== null) main.prepend(kept(opening));
    });
    const cancel = button(words.cancel, async () => closeOffer(place, others), true);
    place.replaceChildren(
        ...choice(place, offer, others),
        element("pre", { tabindex: "0" }, offer.shown),
        element("p", {}, element("strong", {}, offer.statement)),
        ...answers.elements,
        agree,
        cancel,
    );
}

function kept(opening: string): HTMLElement {
    return element(
        "div",
        { class: "card" },
        element("p", {}, words.opening),
        element("pre", {}, opening),
    );
}

function closeOffer(place: HTMLElement, offers: Offer[]): void {
    const offer = offers[0]!;
    const first = offers.length > 1 ? words.manyAbout : (offer.shown.split("\n")[1] ?? "");
    place.replaceChildren(
        quiet(first),
        button(offer.title, async () => openOffer(place, offer, offers), true),
    );
}

// A card for each offer; those of concerns share one.
function offers(page: ClientsPage): HTMLElement[] {
    const isConcern = ({ act }: Offer): boolean => act === "concern.raised";
    const groups = page.offers.filter((offer) => !isConcern(offer)).map((offer) => [offer]);
    const cards = [...groups, page.offers.filter(isConcern)].map((group) => {
        const place = element("div", { class: "card" });
        closeOffer(place, group);
        return place;
    });
    return [element("h2", {}, words.open_now), ...cards];
}

function concerns(page: ClientsPage): HTMLElement[] {
    if (page.concerns.length === 0) return [];
    const cards = page.concerns.map(({ milestone, text, raised, answer }) =>
        element(
            "div",
            { class: "card" },
            quiet(`${instantText(raised)}, ${words.concernAbout(milestone)}`),
            element("p", {}, text),
            answer === null
                ? quiet(words.notAnswered)
                : element("p", {}, element("strong", {}, words.answered(page.freelancer)), answer),
        ),
    );
    return [element("h2", {}, words.concerns), ...cards];
}

function done(page: ClientsPage): HTMLElement[] {
    if (page.done.length === 0) return [];
    const rows = page.done.map(({ act, about, given, digest, status }) =>
        element(
            "li",
            {},
            element("strong", {}, words.did(act, about)),
            element("br"),
            `${instantText(given)}. `,
            `${status === "confirmed" ? words.confirmed : words.claimed}.`,
            element("br"),
            element("code", {}, digest),
        ),
    );
    return [element("h2", {}, words.done), element("ul", {}, ...rows)];
}

function half(): HTMLElement[] {
    const link = element("a", {
        class: "button plain",
        href: `${base}/half`,
        download: "half.html",
    });
    link.append(words.download);
    const checked = element("div", {});
    const check = button(words.checkHalf, async () => {
        const { halfChecker } = await verifier();
        checked.replaceChildren(halfChecker(`${base}/half`));
    });
    return [element("h2", {}, words.half), element("p", {}, words.halfText), link, check, checked];
}

function passkeys(page: ClientsPage): HTMLElement[] {
    if (!("credentials" in navigator) || !("PublicKeyCredential" in window)) return [];
    const rows = page.passkeys.map(({ passkey, status }) =>
        element(
            "li",
            {},
            status === "bound" ? words.passkeyBound : words.passkeyClaimed,
            element("br"),
            element("code", {}, passkey),
        ),
    );
    const told = element("p", { role: "status" });
    const make = button(words.makePasskey, async () => {
        await makePasskey(page.client, page.title);
        await load();
    });
    const use = button(words.usePasskey, async () => {
        told.textContent = words.passkeyDone(await usePasskey());
    });
    return [
        element("h2", {}, words.passkey),
        element("p", {}, words.passkeyText),
        element("ul", {}, ...rows),
        page.passkeys.length === 0 ? make : use,
        told,
    ];
}

function limits(): HTMLElement[] {
    const rows = words.limit.map((text) => element("li", {}, text));
    return [element("h2", {}, words.limits), element("ul", { class: "quiet" }, ...rows)];
}

function open(page: ClientsPage): HTMLElement[] {
    return [
        element("h1", {}, page.title),
        quiet(words.forYou(page.freelancer)),
        ...offers(page),
        ...concerns(page),
        ...done(page),
        ...passkeys(page),
        ...half(),
        ...limits(),
    ];
}

// The verifier and the case are a script of their own: a client's page does without them until it is asked.
async function verifier(): Promise<typeof import("./case/main")> {
    const script = "/c/case.js";
    return (await import(script)) as typeof import("./case/main");
}

async function openCase(page: MediatorsPage): Promise<void> {
    const { showCase } = await verifier();
    document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")!.href = "/c/case.css";
    await showCase(main, page, base);
}

async function load(): Promise<void> {
    const page = await show();
    if (page.state === "locked") return main.replaceChildren(...locked());
    document.title = page.title;
    if (page.holder === "mediator") return openCase(page);
    main.replaceChildren(...open(page));
}

// Plain http is served for localhost alone.
if (location.protocol === "http:")
    document.body.prepend(element("header", { class: "trial" }, words.trial));

load().catch((error: unknown) => {
    main.replaceChildren(
        element("h1", {}, words.failed),
        element("p", { role: "alert" }, error instanceof Error ? error.message : String(error)),
    );
});
