// A sheet of paper with a heading.
import { Group, Paper, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface CardProps {
    title?: string;
    intro?: ReactNode;
    actions?: ReactNode;
    tone?: "plain" | "good" | "warn" | "bad";
    children: ReactNode;
}

export function Card({ title, intro, actions, tone = "plain", children }: CardProps) {
    const id = useId();
    return (
        <Paper
            component="section"
            className="card"
            data-tone={tone}
            {...(title !== undefined ? { "aria-labelledby": id } : {})}
        >
            {title !== undefined && (
                <Group justify="space-between" align="flex-start" mb="md" gap="sm">
                    <div>
                        <Title order={2} id={id}>
                            {title}
                        </Title>
                        {intro !== undefined && (
                            <Text size="sm" c="dimmed">
                                {intro}
                            </Text>
                        )}
                    </div>
                    {actions !== undefined && <Group gap="xs">{actions}</Group>}
                </Group>
            )}
            {children}
        </Paper>
    );
}
