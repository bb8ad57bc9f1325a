// The question before words are lost that somebody typed.
import { Alert, Button, Group, Text } from "@mantine/core";
import { words } from "../strings/en";

interface LeavingProps {
    onStay: () => void;
    onLeave: () => void;
}

// It may come up below the window, at the end of a long text: with the focus it comes into view.
export function Leaving({ onStay, onLeave }: LeavingProps) {
    return (
        <Alert color="yellow" role="alertdialog" aria-label={words.fields.discard}>
            <Group justify="space-between">
                <Text>{words.fields.discard}</Text>
                <Group gap="xs">
                    <Button size="xs" variant="default" onClick={onLeave}>
                        {words.fields.discardYes}
                    </Button>
                    <Button size="xs" onClick={onStay} autoFocus>
                        {words.fields.discardNo}
                    </Button>
                </Group>
            </Group>
        </Alert>
    );
}
