// The other terms, folded: an emptied one is left out.
import { Button, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { words } from "../../strings/en";
import type { Term } from "./draft";
import { termTitle } from "./term_title";

const say = words.engagement.editor.terms;

interface RowsProps {
    rows: Term[];
    onChange: (rows: Term[]) => void;
}

export function TermRows({ rows, onChange }: RowsProps) {
    // Those that the text came with keep their names.
    const [named] = useState(rows.length);
    const change = (place: number, changed: Partial<Term>) =>
        onChange(rows.map((row, index) => (index === place ? { ...row, ...changed } : row)));
    return (
        <details className="source">
            <summary>{say.label(rows.length)}</summary>
            <Stack gap="sm" mt="xs">
                <Text size="sm" c="dimmed">
                    {say.hint}
                </Text>
                {rows.map((row, index) => (
                    // A term has no name of its own before it is typed.
                    <Stack key={index} gap={6}>
                        {index >= named && (
                            <TextInput
                                label={say.name}
                                value={row.name}
                                onChange={(event) =>
                                    change(index, { name: event.currentTarget.value })
                                }
                            />
                        )}
                        <Textarea
                            label={index < named ? termTitle(row.name) : say.text}
                            autosize
                            minRows={2}
                            maxRows={10}
                            value={row.text}
                            onChange={(event) => change(index, { text: event.currentTarget.value })}
                        />
                    </Stack>
                ))}
                <Button
                    variant="default"
                    size="xs"
                    className="self-start"
                    onClick={() => onChange([...rows, { name: "", text: "" }])}
                >
                    {say.add}
                </Button>
            </Stack>
        </details>
    );
}
