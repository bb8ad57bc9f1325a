// A PDF, one page at a time.
import { ActionIcon, Group, Loader, Stack, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../../app/icons";
import { words } from "../../strings/en";
import { drawPage, openPdf, type Pdf } from "./open";
import "./pdf.css";

const say = words.evidence.pdf;

function usePdf(bytes: ArrayBuffer): { pdf: Pdf | null; failed: boolean } {
    const [pdf, setPdf] = useState<Pdf | null>(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        let current = true;
        setFailed(false);
        openPdf(bytes).then(
            (document) => {
                if (current) setPdf(document);
                else void document.destroy();
            },
            () => current && setFailed(true),
        );
        return () => {
            current = false;
        };
    }, [bytes]);
    // The one before is shown until the new one is open, so that the page does not jump.
    useEffect(() => () => void pdf?.destroy(), [pdf]);
    return { pdf, failed };
}

export function PdfView({ bytes }: { bytes: ArrayBuffer }) {
    const { pdf, failed } = usePdf(bytes);
    const [page, setPage] = useState(1);
    if (failed) return <Text c="dimmed">{say.failed}</Text>;
    if (pdf === null) return <Loader role="status" aria-label={say.loading} />;
    const shown = Math.min(page, pdf.numPages);
    return (
        <Stack gap="xs">
            <Group justify="center" gap="md">
                <ActionIcon
                    variant="default"
                    aria-label={say.previous}
                    disabled={shown === 1}
                    onClick={() => setPage(shown - 1)}
                >
                    <Icon name="back" size={17} />
                </ActionIcon>
                <Text size="sm" aria-live="polite">
                    {say.page(shown, pdf.numPages)}
                </Text>
                <ActionIcon
                    variant="default"
                    aria-label={say.next}
                    disabled={shown === pdf.numPages}
                    onClick={() => setPage(shown + 1)}
                >
                    <Icon name="next" size={17} />
                </ActionIcon>
            </Group>
            <Sheet pdf={pdf} number={shown} />
        </Stack>
    );
}

function Sheet({ pdf, number }: { pdf: Pdf; number: number }) {
    const { ref, width } = useElementSize();
    const canvas = useRef<HTMLCanvasElement>(null);
    const drawing = useRef(Promise.resolve());
    useEffect(() => {
        const place = canvas.current;
        if (width === 0 || place === null) return;
        // One drawing after the other: a canvas can take one at a time.
        drawing.current = drawing.current
            .then(() => drawPage(pdf, number, place, width))
            .catch(() => undefined);
    }, [pdf, number, width]);
    return (
        <div ref={ref} className="sheet-of-paper">
            <canvas ref={canvas} role="img" aria-label={say.page(number, pdf.numPages)} />
        </div>
    );
}
