// The frame of one page: its heading, what can be done there, and the title of the window.
import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, type ReactNode } from "react";
import { words } from "../strings/en";

interface PageProps {
    title: string;
    // One sentence that says what the page is for.
    intro?: ReactNode;
    actions?: ReactNode;
    children: ReactNode;
}

export function useWindowTitle(title: string): void {
    useEffect(() => {
        document.title = title === "" ? words.app.name : `${title} · ${words.app.name}`;
    }, [title]);
}

export function Page({ title, intro, actions, children }: PageProps) {
    useWindowTitle(title);
    return (
        <Stack gap="xl">
            <Group justify="space-between" align="flex-start" gap="md">
                <Stack gap={4} maw={680}>
                    <Title order={1}>{title}</Title>
                    {intro !== undefined && <Text c="dimmed">{intro}</Text>}
                </Stack>
                {actions !== undefined && <Group gap="xs">{actions}</Group>}
            </Group>
            {children}
        </Stack>
    );
}
