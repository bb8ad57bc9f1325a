// A button that copies text, and says that it did.
import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { words } from "../strings/en";

export function Copy({ text, label = words.app.copy }: { text: string; label?: string }) {
    const clipboard = useClipboard();
    return (
        <Button size="xs" variant="default" onClick={() => clipboard.copy(text)} aria-live="polite">
            {clipboard.copied ? words.app.copied : label}
        </Button>
    );
}
