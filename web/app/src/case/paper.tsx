// Words out of the record, to be read before they go anywhere.
import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Copy } from "../kit/copy";
import { words } from "../strings/en";
import "./case.css";

const say = words.case.paper;

export interface PaperText {
    title: string;
    text: string;
    // What only the writer can fill in.
    blanks?: string[];
}

export function Paper({ paper, children }: { paper: PaperText; children?: ReactNode }) {
    const { title, text, blanks = [] } = paper;
    return (
        <Stack gap={6} role="status" className="form-field paper">
            <Group justify="space-between" gap="xs">
                <Text fw={600}>{title}</Text>
                <Group gap="xs">
                    {children}
                    <Copy text={text} />
                </Group>
            </Group>
            {blanks.length > 0 && (
                <Text size="sm">
                    <strong>{say.blanks}:</strong> {blanks.join(", ")}
                </Text>
            )}
            <pre tabIndex={0}>{text}</pre>
        </Stack>
    );
}
