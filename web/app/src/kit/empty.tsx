// What stands where nothing is yet: what would be here, why it helps, and how it begins.
import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../app/icons";

interface EmptyProps {
    icon: IconName;
    title: string;
    text?: ReactNode;
    children?: ReactNode;
}

export function Empty({ icon, title, text, children }: EmptyProps) {
    return (
        <Stack align="center" gap="xs" py="xl" ta="center" className="empty">
            <span className="empty-sign">
                <Icon name={icon} size={26} />
            </span>
            <Text fw={650}>{title}</Text>
            {text !== undefined && (
                <Text c="dimmed" maw={460}>
                    {text}
                </Text>
            )}
            {children}
        </Stack>
    );
}
