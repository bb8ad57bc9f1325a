// What is handed over, piece by piece, and how both sides will see that it is done.
import { Button, Group, Input, Stack, TextInput, Textarea } from "@mantine/core";
import { words } from "../../strings/en";
import type { Deliverable } from "./read";

const say = words.engagement.editor.deliverables;

interface RowsProps {
    rows: Deliverable[];
    onChange: (rows: Deliverable[]) => void;
}

export function DeliverableRows({ rows, onChange }: RowsProps) {
    const change = (place: number, changed: Partial<Deliverable>) =>
        onChange(rows.map((row, index) => (index === place ? { ...row, ...changed } : row)));
    return (
        <Input.Wrapper labelElement="div" label={say.label} description={say.hint}>
            <Stack gap="sm" mt={6}>
                {rows.map((row, index) => (
                    // A row has no name of its own before it is recorded.
                    <div
                        key={index}
                        className="editor-row"
                        role="group"
                        aria-label={say.row(index + 1)}
                    >
                        <Group gap="sm" align="flex-end" wrap="wrap">
                            <TextInput
                                label={say.title}
                                flex="1 1 14rem"
                                value={row.title}
                                onChange={(event) =>
                                    change(index, { title: event.currentTarget.value })
                                }
                            />
                            <TextInput
                                label={say.due}
                                type="date"
                                w={160}
                                value={row.due}
                                onChange={(event) =>
                                    change(index, { due: event.currentTarget.value })
                                }
                            />
                        </Group>
                        <Textarea
                            label={say.acceptance}
                            autosize
                            minRows={1}
                            maxRows={8}
                            value={row.acceptance}
                            onChange={(event) =>
                                change(index, { acceptance: event.currentTarget.value })
                            }
                        />
                        <Button
                            variant="subtle"
                            size="compact-sm"
                            className="self-start"
                            onClick={() => onChange(rows.filter((_, place) => place !== index))}
                        >
                            {say.remove(index + 1)}
                        </Button>
                    </div>
                ))}
                <Button
                    variant="default"
                    size="xs"
                    className="self-start"
                    onClick={() =>
                        onChange([...rows, { id: "", title: "", acceptance: "", due: "" }])
                    }
                >
                    {say.add}
                </Button>
            </Stack>
        </Input.Wrapper>
    );
}
