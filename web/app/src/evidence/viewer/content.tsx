// Chooses how an item is shown, by what it is. What nothing here can show is offered for saving.
import { Stack, Text } from "@mantine/core";
import { Suspense, lazy } from "react";
import { Loader } from "@mantine/core";
import { words } from "../../strings/en";
import { ChatView } from "./chat";
import { ImageView } from "./image";
import { MailView } from "./mail";
import type { Item } from "./page";

const PdfOfItem = lazy(() => import("./pdf_of_item"));

const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"];

type View = "chat" | "mail" | "pdf" | "image" | "text" | "none";

// What a page is about: the item, or the part of it that was asked for, with the words of that part.
export function partOf(item: Item, wanted: string): Item {
    const part = item.parts.find((candidate) => candidate.item === wanted);
    if (part === undefined) return item;
    const { name, media, bytes, digest } = part;
    const subject = name || item.subject;
    return { ...item, item: wanted, kind: "file", subject, media, bytes, blob: digest, parts: [] };
}

export function viewOf({ kind, media, messages, text }: Item): View {
    if (messages !== undefined && messages.length > 0) return "chat";
    if (media === "message/rfc822" || kind === "mail") return "mail";
    if (media === "application/pdf") return "pdf";
    if (pictures.includes(media)) return "image";
    return text === "" ? "none" : "text";
}

// `wanted` is the id that was asked for: a message inside of a chat is shown in its place.
export function Content({ item, wanted }: { item: Item; wanted: string }) {
    switch (viewOf(item)) {
        case "chat":
            return <ChatView item={item} wanted={wanted} />;
        case "mail":
            return <MailView item={item} />;
        case "image":
            return <ImageView item={item} />;
        case "pdf":
            return (
                <Suspense fallback={<Loader role="status" aria-label={words.app.loading} />}>
                    <PdfOfItem item={item} />
                </Suspense>
            );
        case "text":
            return <TextView item={item} />;
        case "none":
            return <Text c="dimmed">{words.evidence.file.none}</Text>;
    }
}

function TextView({ item }: { item: Item }) {
    return (
        <Stack gap="xs">
            <Text size="sm" c="dimmed">
                {words.evidence.file.text}
            </Text>
            <pre className="words">{item.text}</pre>
        </Stack>
    );
}
