// A document of the record, page by page, with its words below.
import { Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { fetchBytes } from "../../api/client";
import { ProblemNote } from "../../kit/answered";
import { words } from "../../strings/en";
import { PdfView } from "../pdf/view";
import { itemPath, type Item } from "./page";

const say = words.evidence.pdf;

export default function PdfOfItem({ item }: { item: Item }) {
    const raw = useQuery({
        queryKey: ["raw", item.blob],
        queryFn: ({ signal }) => fetchBytes(itemPath(item.item, "/raw"), signal),
        staleTime: Infinity,
    });
    return (
        <Stack gap="lg">
            {raw.error !== null && <ProblemNote error={raw.error} />}
            {raw.data === undefined ? (
                raw.error === null && <Loader role="status" aria-label={say.loading} />
            ) : (
                <PdfView key={item.blob} bytes={raw.data} />
            )}
            {item.text.trim() !== "" && (
                <details>
                    <summary>{say.words}</summary>
                    {item.reading?.ocr === true && (
                        <Text size="sm" c="dimmed">
                            {words.evidence.image.ocr(item.reading.confidence)}
                        </Text>
                    )}
                    <pre className="words">{item.text}</pre>
                </details>
            )}
        </Stack>
    );
}
