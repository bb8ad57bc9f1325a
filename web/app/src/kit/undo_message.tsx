// The message after an act, with a way to take it back while the mistake is still fresh.
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { queryClient } from "../api/queries";
import { tell } from "./tell";
import { words } from "../strings/en";

interface UndoMessage {
    title?: string;
    message: string;
    undo: () => Promise<unknown>;
    // After it was taken back.
    onUndone?: () => void;
}

// Longer than other messages: it takes a moment to see that something was wrong.
const shown_ms = 15_000;

export function showUndo({ title, message, undo, onUndone }: UndoMessage): void {
    const id = tell({
        ...(title === undefined ? {} : { title }),
        autoClose: shown_ms,
        message: (
            <Group justify="space-between" gap="sm">
                <Text size="sm">{message}</Text>
                <Button size="compact-sm" variant="default" onClick={() => take()}>
                    {words.fields.undo.button}
                </Button>
            </Group>
        ),
    });
    const take = () => {
        notifications.hide(id);
        undo().then(
            () => {
                tell({ message: words.fields.undo.done });
                onUndone?.();
                return queryClient.invalidateQueries();
            },
            (error: Error) =>
                tell({
                    color: "red",
                    title: words.fields.failed,
                    message: error.message,
                }),
        );
    };
}
