// One thing that needs doing: what happens, what to do, the money and the time that is left.
import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../app/icons";
import type { Alert } from "../api/model";
import { words } from "../strings/en";
import { Amount, isZero } from "./money";
import { Said } from "./said";
import { Tag, type Tone } from "./tag";
import { fromNow } from "./time";
import { useNow } from "./use_now";

const tones: Record<Alert["severity"], Tone> = {
    critical: "bad",
    warning: "warn",
    notice: "plain",
    info: "plain",
};

type Shown = Pick<Alert, "severity" | "text" | "action" | "due" | "money">;

export function AlertCard({
    alert,
    context,
    children,
}: {
    alert: Shown;
    context?: ReactNode;
    children?: ReactNode;
}) {
    const now = useNow();
    const tone = tones[alert.severity];
    return (
        <article className="alert-card" data-tone={tone}>
            <Stack gap={8}>
                <Group gap="xs">
                    <Tag tone={tone} icon={tone === "plain" ? "clock" : "alert"}>
                        {words.today.severity[alert.severity]}
                    </Tag>
                    {alert.due !== null && <Tag tone={tone}>{fromNow(alert.due, now)}</Tag>}
                    {alert.money !== null && !isZero(alert.money) && (
                        <Tag tone={tone} icon="money">
                            <Amount value={alert.money} />
                        </Tag>
                    )}
                    {context}
                </Group>
                <Text fw={600} className="alert-text sentence">
                    <Said text={alert.text} />
                </Text>
                <Text size="sm" className="sentence">
                    <Said text={alert.action} />
                </Text>
                {children !== undefined && <Group gap="xs">{children}</Group>}
            </Stack>
        </article>
    );
}

export function AllWell({ text }: { text: string }) {
    return (
        <Group gap="sm" c="var(--tally-good)" wrap="nowrap">
            <Icon name="check" />
            <Text>{text}</Text>
        </Group>
    );
}
