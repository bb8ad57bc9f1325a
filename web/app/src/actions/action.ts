// What a person can put on record, described as data: one form draws them all (form.tsx). The members of
// the body are the options of the command of the same name.
import type { actionWords } from "../strings/en/actions";
import type { fieldWords } from "../strings/en/fields";

export type FieldName = keyof typeof fieldWords.names;
export type ActionName = keyof typeof actionWords;

// line: a few words; text: several lines; lines: one thing a line; money, day, instant, number; choice: one
// of `choices`; item, items: evidence of the record, one or any number;
// files: of this computer; secret: not shown, and sent as a file that nothing keeps.
export type FieldKind =
    | "line"
    | "text"
    | "lines"
    | "money"
    | "day"
    | "instant"
    | "number"
    | "choice"
    | "item"
    | "items"
    | "email"
    | "files"
    | "secret";

export interface Field {
    name: FieldName;
    kind: FieldKind;
    required: boolean;
    choices?: readonly string[];
    initial?: string;
    // Seldom needed: behind "More".
    more?: boolean;
}

export interface Action {
    name: ActionName;
    // The address, with {e} for the engagement and {n} for the thing inside of it.
    path: string;
    fields: Field[];
    // Members of the body that no field asks for: whoever opens the form gives them (Act.fixed).
    given?: readonly string[];
    // POST where none is named.
    method?: "PUT";
    // Usually the other side's act: then what vouches for it matters, and is asked for openly.
    theirs?: boolean;
    // No act of a side: it has no time of its own, and nothing has to vouch for it.
    plain?: boolean;
    // Nothing is recorded: the answer is words, and whoever opened the form shows them.
    shown?: boolean;
    // Money or rights may be lost by it: the button says so, and a question comes first.
    grave?: boolean;
}

export interface Target {
    engagement?: string;
    subject?: string;
}

const make =
    (kind: FieldKind, required: boolean) =>
    (name: FieldName, extra: Partial<Field> = {}): Field => ({ name, kind, required, ...extra });

export const need = {
    line: make("line", true),
    text: make("text", true),
    money: make("money", true),
    day: make("day", true),
    number: make("number", true),
    instant: make("instant", true),
    choice: make("choice", true),
    item: make("item", true),
    items: make("items", true),
    files: make("files", true),
};
export const may = {
    line: make("line", false),
    text: make("text", false),
    lines: make("lines", false),
    secret: make("secret", false),
    money: make("money", false),
    day: make("day", false),
    number: make("number", false),
    choice: make("choice", false),
    item: make("item", false),
    items: make("items", false),
    email: make("email", false),
};

export function pathOf(action: Action, { engagement = "", subject = "" }: Target): string {
    return action.path
        .replace("{e}", encodeURIComponent(engagement))
        .replace("{n}", encodeURIComponent(subject));
}
