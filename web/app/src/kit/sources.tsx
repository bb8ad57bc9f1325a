// Where a rule is written, when it was read there, and how sure that is.
import { Anchor, Group, Text } from "@mantine/core";
import { words } from "../strings/en";
import { Tag } from "./tag";
import { dayText } from "./time";

const say = words.app.sources;

interface SourcesProps {
    source: readonly string[];
    seen?: string;
    confidence?: "low" | "medium" | "high";
}

function placeOf(address: string): string | null {
    if (!/^https?:\/\//.test(address)) return null;
    try {
        return new URL(address).hostname.replace(/^www\./, "");
    } catch {
        return null;
    }
}

export function Sources({ source, seen, confidence }: SourcesProps) {
    return (
        <Group gap="xs" className="sources">
            {confidence !== undefined && (
                <Tag tone={confidence === "low" ? "warn" : "plain"}>
                    {say.confidence[confidence]}
                </Tag>
            )}
            {source.map((address) => {
                const place = placeOf(address);
                return place === null ? (
                    <Text key={address} span size="sm" c="dimmed">
                        {address}
                    </Text>
                ) : (
                    <Anchor
                        key={address}
                        href={address}
                        size="sm"
                        target="_blank"
                        rel="noreferrer noopener"
                        title={address}
                    >
                        {place}
                    </Anchor>
                );
            })}
            {seen !== undefined && (
                <Text span size="sm" c="dimmed">
                    {say.seen(dayText(seen, "UTC"))}
                </Text>
            )}
        </Group>
    );
}
