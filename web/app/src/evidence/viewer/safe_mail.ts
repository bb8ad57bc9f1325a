// Mail of strangers as markup, in three walls: what can run or load is taken out of it, the frame that shows
// it may run nothing and has no origin, and its own policy lets it load nothing but pictures out of the mail.
import DOMPurify from "dompurify";
import PostalMime, { type Attachment } from "postal-mime";

interface Policy {
    createHTML(text: string): string;
}
interface TrustedTypes {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): Policy;
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const looks =
    "body{margin:16px;font:15px/1.6 system-ui,sans-serif;color:#26221d;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}";

const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const picture_bytes_max = 4_000_000;
const mail_bytes_max = 64_000_000;

// The markup of a mail, "" where it has none, with the pictures that came inside of it.
export interface SentForm {
    html: string;
    pictures: Map<string, string>;
}

function dataAddress({ mimeType, content }: Attachment): string | null {
    if (!pictures.includes(mimeType) || typeof content === "string") return null;
    const bytes = new Uint8Array(content);
    if (bytes.length > picture_bytes_max) return null;
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return `data:${mimeType};base64,${btoa(text)}`;
}

export async function sentForm(raw: ArrayBuffer): Promise<SentForm> {
    if (raw.byteLength > mail_bytes_max) throw new RangeError("the mail is too large to show");
    const mail = await PostalMime.parse(raw, { maxNestingDepth: 32 });
    const found = new Map<string, string>();
    for (const attachment of mail.attachments) {
        const address = attachment.contentId === undefined ? null : dataAddress(attachment);
        if (address !== null)
            found.set((attachment.contentId ?? "").replace(/^<|>$/g, ""), address);
    }
    return { html: mail.html ?? "", pictures: found };
}

// Of the attributes that name an address, only pictures inside of the mail keep theirs; a link says in its
// title where it would have led.
function disarm(node: Element, known: Map<string, string>): void {
    const source = node.getAttribute("src") ?? "";
    if (source !== "") {
        const own = known.get(source.replace(/^cid:/i, ""));
        if (own !== undefined && /^cid:/i.test(source)) node.setAttribute("src", own);
        else if (!source.startsWith("data:image/")) node.removeAttribute("src");
    }
    const target = node.getAttribute("href");
    if (target !== null) {
        node.removeAttribute("href");
        node.setAttribute("title", target);
    }
    for (const name of ["srcset", "background", "poster", "action", "formaction", "ping"])
        node.removeAttribute(name);
    // A style that could name an address, also behind an escape, goes as a whole; the policy of the frame
    // would refuse what it asks for, but the asking would show in the tools of the browser.
    if (/url|image|src|@|\\/i.test(node.getAttribute("style") ?? "")) node.removeAttribute("style");
}

const sanitizer = () => {
    const purify = DOMPurify(window);
    return (form: SentForm): string => {
        purify.removeAllHooks();
        purify.addHook("afterSanitizeAttributes", (node) => disarm(node, form.pictures));
        return purify.sanitize(form.html, {
            FORBID_TAGS: [
                "style",
                "form",
                "input",
                "button",
                "select",
                "textarea",
                "svg",
                "math",
                "video",
                "audio",
                "source",
                "track",
                "dialog",
            ],
            FORBID_ATTR: ["srcset", "ping", "target"],
            ALLOW_DATA_ATTR: false,
            USE_PROFILES: { html: true },
        });
    };
};

function documentOf(body: string): string {
    return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${looks}</style></head><body>${body}</body></html>`;
}

let maker: { clean: (form: SentForm) => string; trust: Policy } | undefined;

// Made once, at the first mail. The only text that becomes markup is what the sanitizer let through.
function tools() {
    if (maker === undefined) {
        const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
        const rules = { createHTML: documentOf };
        maker = { clean: sanitizer(), trust: types?.createPolicy("mail", rules) ?? rules };
    }
    return maker;
}

// Shows the form in the frame, whose `sandbox` must be empty.
export function showIn(frame: HTMLIFrameElement, form: SentForm): void {
    const { clean, trust } = tools();
    frame.srcdoc = trust.createHTML(clean(form));
}

// What the frame would show, as text, for tests.
export function cleanMarkup(form: SentForm): string {
    return tools().clean(form);
}
