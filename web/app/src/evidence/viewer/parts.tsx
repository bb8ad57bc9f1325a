// What came with an item or lies inside of it.
import { Group, Text } from "@mantine/core";
import { Icon } from "../../app/icons";
import { bytesText } from "../../kit/bytes";
import { Card } from "../../kit/card";
import { LinkAnchor } from "../../kit/link";
import { words } from "../../strings/en";
import type { Item } from "./page";

const say = words.evidence.item;

export function Parts({ item }: { item: Item }) {
    if (item.parts.length === 0) return null;
    return (
        <Card title={item.kind === "mail" ? say.parts : say.inside}>
            <ul className="part-list">
                {item.parts.map((part) => (
                    <li key={part.item}>
                        <Icon name="file" size={18} />
                        <LinkAnchor to="/evidence/$item" params={{ item: part.item }}>
                            {part.name || part.item}
                        </LinkAnchor>
                        <Text span size="sm" c="dimmed">
                            {bytesText(part.bytes)} · {part.media}
                        </Text>
                    </li>
                ))}
            </ul>
            {item.container !== undefined && (
                <Group mt="md" gap="xs">
                    <Text size="sm">{say.partOf}</Text>
                    <LinkAnchor to="/evidence/$item" params={{ item: item.container.item }}>
                        {item.container.path}
                    </LinkAnchor>
                </Group>
            )}
        </Card>
    );
}
