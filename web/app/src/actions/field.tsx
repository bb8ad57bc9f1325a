// One field of a form, by its kind.
import { NumberInput, PasswordInput, Select, TextInput, Textarea } from "@mantine/core";
import { words } from "../strings/en";
import type { Action, Field } from "./action";
import { Files } from "./files";
import { Items } from "./items";

interface FieldProps {
    action: Action;
    field: Field;
    engagement: string | undefined;
    value: string | string[] | undefined;
    fault: string | undefined;
    onChange: (value: string | string[]) => void;
    first: boolean;
}

function labelOf(action: Action, field: Field): string {
    const own: Record<string, string> =
        "labels" in words.actions[action.name]
            ? (words.actions[action.name] as { labels: Record<string, string> }).labels
            : {};
    const label = own[field.name] ?? words.fields.names[field.name].label;
    return field.required || label.includes("(") ? label : `${label} (${words.fields.optional})`;
}

const choiceWords: Record<string, string> = words.fields.choices;

export function choiceText(choice: string): string {
    return choiceWords[choice] ?? choice;
}

export function FieldInput({
    action,
    field,
    engagement,
    value,
    fault,
    onChange,
    first,
}: FieldProps) {
    const label = labelOf(action, field);
    const description = words.fields.names[field.name].hint;
    const text = typeof value === "string" ? value : "";
    const common = {
        name: field.name,
        label,
        error: fault ?? null,
        ...(description === "" ? {} : { description }),
        ...(first ? { "data-autofocus": true } : {}),
    };
    switch (field.kind) {
        case "text":
        case "lines":
            return (
                <Textarea
                    {...common}
                    autosize
                    minRows={field.name === "text" ? 4 : 2}
                    maxRows={18}
                    value={text}
                    onChange={(event) => onChange(event.currentTarget.value)}
                />
            );
        case "choice":
            return (
                <Select
                    {...common}
                    data={(field.choices ?? []).map((choice) => ({
                        value: choice,
                        label: choiceText(choice),
                    }))}
                    value={text === "" ? null : text}
                    onChange={(choice) => onChange(choice ?? "")}
                    allowDeselect={!field.required}
                    checkIconPosition="right"
                />
            );
        case "number":
            return (
                <NumberInput
                    {...common}
                    value={text}
                    onChange={(number) => onChange(String(number))}
                    min={0}
                    allowDecimal={false}
                    hideControls
                />
            );
        case "item":
        case "items":
            return (
                <Items
                    engagement={engagement}
                    label={label}
                    description={description}
                    many={field.kind === "items"}
                    value={Array.isArray(value) ? value : value ? [value] : []}
                    onChange={(items) =>
                        onChange(field.kind === "items" ? items : (items[0] ?? ""))
                    }
                />
            );
        case "secret":
            return (
                <PasswordInput
                    {...common}
                    autoComplete="off"
                    visibilityToggleButtonProps={{ "aria-label": words.fields.showSecret }}
                    value={text}
                    onChange={(event) => onChange(event.currentTarget.value)}
                />
            );
        case "files":
            return (
                <Files label={label} description={description} fault={fault} onChange={onChange} />
            );
        case "line":
        case "money":
        case "email":
        case "day":
        case "instant":
            return (
                <TextInput
                    {...common}
                    type={inputType[field.kind]}
                    inputMode={field.kind === "money" ? "decimal" : undefined}
                    autoComplete="off"
                    value={text}
                    onChange={(event) => onChange(event.currentTarget.value)}
                />
            );
    }
}

const inputType = {
    line: "text",
    money: "text",
    email: "email",
    day: "date",
    instant: "datetime-local",
} as const;
