// The form for what the mediator knows from elsewhere, as on verify.html.
import { element } from "../../../verify/src/page/elements";
import { Outside } from "../../../verify/src/page/outside";
import { words } from "./words";

function note(id: string): HTMLElement {
    const made = element("p", "small note");
    made.id = id;
    made.setAttribute("role", "status");
    return made;
}

function field(
    title: string,
    help: string,
    input: HTMLInputElement | HTMLTextAreaElement,
    below: HTMLElement,
): HTMLElement {
    const label = element("label", "", title);
    label.htmlFor = input.id;
    const helped = element("p", "small", help);
    helped.id = `${input.id}-help`;
    input.setAttribute("aria-describedby", `${helped.id} ${below.id}`);
    return element("div", "field", label, helped, input, below);
}

function lettersField(input: HTMLInputElement, below: HTMLElement): HTMLElement {
    const help = element("p", "small", words.lettersHelp);
    help.id = "letters-help";
    input.type = "file";
    input.multiple = true;
    input.accept = ".eml,.mbox,.mbx,.txt,.note,message/rfc822";
    input.setAttribute("aria-describedby", `${help.id} ${below.id}`);
    return element(
        "div",
        "field",
        element("span", "label", words.letters),
        help,
        element("label", "button quiet", words.chooseLetters, input),
        below,
    );
}

// `check` runs when something has changed. The element is closed until the reader wants it.
export function outsideForm(check: () => void): { form: HTMLElement; outside: Outside } {
    const fingerprint = element("input", "");
    fingerprint.id = "fingerprint";
    fingerprint.type = "text";
    fingerprint.autocomplete = "off";
    fingerprint.spellcheck = false;
    const letters = element("input", "");
    letters.id = "letters";
    const mailKeys = element("textarea", "");
    mailKeys.id = "mail-keys";
    mailKeys.rows = 3;
    mailKeys.spellcheck = false;
    const fields = {
        fingerprint,
        fingerprintNote: note("fingerprint-note"),
        mailKeys,
        mailKeysNote: note("mail-keys-note"),
        lettersNote: note("letters-note"),
    };
    const outside = new Outside(fields);
    for (const one of [fingerprint, mailKeys]) one.addEventListener("change", check);
    letters.addEventListener("change", () => {
        void outside.takeLetters([...letters.files!]).then(check);
    });
    const again = element("button", "button", words.checkAgain);
    again.type = "button";
    again.addEventListener("click", check);
    const form = element(
        "section",
        "outside",
        element("h2", "", words.outside),
        element("p", "", words.outsideHelp),
        field(words.fingerprint, words.fingerprintHelp, fingerprint, fields.fingerprintNote),
        lettersField(letters, fields.lettersNote),
        element(
            "details",
            "more",
            element("summary", "", words.mailKeys),
            field(words.mailKeysLabel, "", mailKeys, fields.mailKeysNote),
        ),
        element("p", "", again),
    );
    form.id = "outside";
    return { form, outside };
}
