// A picture, and the words that a program recognised in it: over it and beside it.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { address } from "../../api/client";
import { words } from "../../strings/en";
import { itemPath, type Item } from "./page";
import { isDoubtful, PictureWords, wordsOf, type PictureSize } from "./picture_words";

const say = words.evidence.image;

function Frame({ item, large, marked }: { item: Item; large: boolean; marked: boolean }) {
    const [size, setSize] = useState<PictureSize>();
    return (
        <div className="picture-frame" {...(large ? { tabIndex: 0 } : {})}>
            <div className="picture-sheet">
                <img
                    src={address(itemPath(item.item, "/raw"))}
                    alt={say.alt(item.subject)}
                    data-large={large}
                    onLoad={({ currentTarget: shown }) =>
                        setSize({ width: shown.naturalWidth, height: shown.naturalHeight })
                    }
                />
                {size && <PictureWords of={wordsOf(item)} size={size} marked={marked} />}
            </div>
        </div>
    );
}

function Words({ item, marked }: { item: Item; marked: boolean }) {
    if (item.text.trim() === "") return <Text c="dimmed">{say.noWords}</Text>;
    const doubtful = wordsOf(item).filter(isDoubtful).length;
    return (
        <>
            <Text size="sm" c="dimmed">
                {say.ocr(item.reading?.confidence ?? -1)} {marked && say.marks(doubtful)}
            </Text>
            <pre className="words">{item.text.trim()}</pre>
        </>
    );
}

export function ImageView({ item }: { item: Item }) {
    const [large, setLarge] = useState(false);
    const [marked, setMarked] = useState(false);
    return (
        <div className="picture" data-large={large}>
            <Stack gap="xs" align="flex-start">
                <Frame item={item} large={large} marked={marked} />
                <Group gap="xs">
                    <Button size="xs" variant="default" onClick={() => setLarge(!large)}>
                        {large ? say.fit : say.large}
                    </Button>
                    {wordsOf(item).length > 0 && (
                        <Button
                            size="xs"
                            variant="default"
                            aria-pressed={marked}
                            onClick={() => setMarked(!marked)}
                        >
                            {marked ? say.unmark : say.mark}
                        </Button>
                    )}
                </Group>
            </Stack>
            <Stack gap="xs">
                <Text fw={650}>{say.words}</Text>
                <Words item={item} marked={marked} />
            </Stack>
        </div>
    );
}
