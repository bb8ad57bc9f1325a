// How far long work is: a bar with what is done, and the part of it in percent where that is known.
import { Group, Progress, Text } from "@mantine/core";

export function JobBar({ label, value }: { label: string; value: number | null }) {
    return (
        <div role="status">
            <Group justify="space-between" mb={6}>
                <Text size="sm" fw={600} className="ellipsis">
                    {label}
                </Text>
                {value !== null && <Text size="sm">{value}%</Text>}
            </Group>
            <Progress value={value ?? 100} animated={value === null} aria-label={label} />
        </div>
    );
}
