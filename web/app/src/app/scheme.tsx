// Light, dark, or as the system has it; kept in this browser.
import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { words } from "../strings/en";

const choices: { value: MantineColorScheme; label: string }[] = [
    { value: "light", label: words.app.scheme.light },
    { value: "dark", label: words.app.scheme.dark },
    { value: "auto", label: words.app.scheme.auto },
];

export function SchemeChoice() {
    const { colorScheme, setColorScheme } = useMantineColorScheme();
    return (
        <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.app.schemeLabel}
            data={choices}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
        />
    );
}
