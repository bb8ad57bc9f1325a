// The field of the query, with operators to choose from below it.
import { CloseButton, TextInput } from "@mantine/core";
import { useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { Icon } from "../app/icons";
import { useEngagements } from "../kit/engagement_choice";
import { words } from "../strings/en";
import { suggestionsFor, take, type Suggestion } from "./suggest";

const say = words.search;

interface FieldProps {
    query: string;
    onChange: (query: string) => void;
    // Keys that are not for the suggestions: they move in the hits.
    onKey: (event: KeyboardEvent) => void;
    // The hit under the cursor, for screen readers.
    active: string | undefined;
}

export function QueryField({ query, onChange, onKey, active }: FieldProps) {
    const input = useRef<HTMLInputElement>(null);
    const [caret, setCaret] = useState(query.length);
    const [chosen, setChosen] = useState(-1);
    const [closed, setClosed] = useState(false);
    const engagements = useEngagements();
    const offered = closed
        ? []
        : suggestionsFor(query, caret, { operators: say.operators, engagements });

    const accept = (suggestion: Suggestion) => {
        const taken = take(query, caret, suggestion);
        // At once: letters that are typed before the next picture would land in front of the caret.
        flushSync(() => {
            onChange(taken.query);
            setCaret(taken.caret);
            setChosen(-1);
        });
        input.current?.focus();
        input.current?.setSelectionRange(taken.caret, taken.caret);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const wanted = offered[chosen] ?? offered[0];
        if (event.key === "Tab" && !event.shiftKey && wanted !== undefined) {
            event.preventDefault();
            accept(wanted);
        } else if (event.key === "Enter" && offered[chosen] !== undefined) {
            event.preventDefault();
            accept(offered[chosen]);
        } else if (event.key === "Escape" && offered.length > 0) setClosed(true);
        else if (event.key === "ArrowRight" && chosen >= 0) setChosen(-1);
        else onKey(event);
    };
    return (
        <div className="query">
            <TextInput
                ref={input}
                size="md"
                type="text"
                role="combobox"
                aria-label={say.label}
                aria-expanded={offered.length > 0}
                aria-controls="hits"
                aria-autocomplete="list"
                {...(active === undefined ? {} : { "aria-activedescendant": active })}
                placeholder={say.placeholder}
                autoFocus
                autoComplete="off"
                spellCheck={false}
                leftSection={<Icon name="search" />}
                rightSection={
                    query !== "" && (
                        <CloseButton
                            aria-label={words.app.close}
                            onClick={() => {
                                onChange("");
                                input.current?.focus();
                            }}
                        />
                    )
                }
                value={query}
                onChange={(event) => {
                    onChange(event.currentTarget.value);
                    setCaret(event.currentTarget.selectionStart ?? query.length);
                    setClosed(false);
                    setChosen(-1);
                }}
                onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? query.length)}
                onKeyDown={onKeyDown}
            />
            {offered.length > 0 && (
                <div className="suggestions" role="group" aria-label={say.suggestions}>
                    {offered.map((suggestion) => (
                        <button
                            key={suggestion.text}
                            type="button"
                            className="suggestion"
                            onMouseDown={(event) => event.preventDefault()}
                            onClick={() => accept(suggestion)}
                        >
                            <code>{suggestion.text}</code> {suggestion.about}
                        </button>
                    ))}
                </div>
            )}
        </div>
    );
}
