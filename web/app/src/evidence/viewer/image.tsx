// A picture, and the words that a program recognised in it.
import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { address } from "../../api/client";
import { words } from "../../strings/en";
import { itemPath, type Item } from "./page";

const say = words.evidence.image;

export function ImageView({ item }: { item: Item }) {
    const [large, setLarge] = useState(false);
    return (
        <div className="picture" data-large={large}>
            <Stack gap="xs" align="flex-start">
                <div className="picture-frame" {...(large ? { tabIndex: 0 } : {})}>
                    <img
                        src={address(itemPath(item.item, "/raw"))}
                        alt={say.alt(item.subject)}
                        data-large={large}
                    />
                </div>
                <Button size="xs" variant="default" onClick={() => setLarge(!large)}>
                    {large ? say.fit : say.large}
                </Button>
            </Stack>
            <Stack gap="xs">
                <Text fw={650}>{say.words}</Text>
                {item.text.trim() === "" ? (
                    <Text c="dimmed">{say.noWords}</Text>
                ) : (
                    <>
                        <Text size="sm" c="dimmed">
                            {say.ocr(item.reading?.confidence ?? -1)}
                        </Text>
                        <pre className="words">{item.text.trim()}</pre>
                    </>
                )}
            </Stack>
        </div>
    );
}
