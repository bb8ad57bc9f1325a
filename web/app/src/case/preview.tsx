// The pages as they will be read, which follow the case: what is shown stays until the newer ones are there.
import { Checkbox, Group, Loader, Stack, Switch, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchBytes } from "../api/client";
import { jobFile } from "../api/jobs";
import { useAnswer } from "../api/queries";
import { PdfView } from "../evidence/pdf/view";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { LinkButton } from "../kit/link";
import { words } from "../strings/en";
import { isOutdated } from "./content";
import { MakingBar } from "./making_bar";
import { PagesResult } from "./pages_result";
import { casePath } from "./use_case";
import type { Making, Wish } from "./use_making";
import { useRenewal } from "./use_renewal";

const say = words.case.file;

interface PreviewProps {
    id: string;
    wish: Wish;
    preview: Making<"preview">;
    onChange: (wish: Wish) => void;
}

export function PreviewCard({ id, wish, preview, onChange }: PreviewProps) {
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits")).data?.exhibits;
    const nothing = exhibits?.length === 0 && preview.made === null;
    return (
        <Card title={say.preview} intro={say.previewText}>
            {nothing ? (
                <Empty icon="file" title={say.nothing} text={say.nothingText}>
                    <LinkButton to="/cases/$case/exhibits" params={{ case: id }} size="sm">
                        {say.toExhibits}
                    </LinkButton>
                </Empty>
            ) : (
                <Stack gap="md">
                    <Checkbox
                        label={say.packet}
                        checked={wish.packet}
                        onChange={(event) =>
                            onChange({ ...wish, packet: event.currentTarget.checked })
                        }
                    />
                    <Following wish={wish} preview={preview} />
                    {preview.error !== null && <ProblemNote error={preview.error} />}
                    {preview.result !== null && <PagesResult made={preview.result} />}
                    <Pages preview={preview} />
                </Stack>
            )}
        </Card>
    );
}

// The choice outlives the page of the case, not the window.
let wasPaused = false;

function Following({ wish, preview }: Pick<PreviewProps, "wish" | "preview">) {
    const [paused, setPaused] = useState(wasPaused);
    const { content, made, busy } = preview;
    useRenewal({ content, made, busy, paused }, () => preview.start(wish));
    const outdated = isOutdated({ content, made });
    const state = busy ? "making" : outdated ? (paused ? "outdated" : "soon") : "current";
    return (
        <Group justify="space-between" gap="xs" className="following">
            <Switch
                label={say.follow}
                checked={!paused}
                onChange={({ currentTarget }) => {
                    wasPaused = !currentTarget.checked;
                    setPaused(wasPaused);
                }}
            />
            <Text size="sm" c="dimmed" role="status">
                {preview.error === null || busy ? say.following[state] : say.following.older}
            </Text>
        </Group>
    );
}

// Those of before stay until the new ones are there.
function usePages(job: string | null) {
    return useQuery({
        queryKey: ["pages", job],
        queryFn: ({ signal }) => fetchBytes(jobFile(job ?? ""), signal),
        enabled: job !== null,
        staleTime: "static",
        placeholderData: keepPreviousData,
    });
}

function Pages({ preview }: Pick<PreviewProps, "preview">) {
    const pages = usePages(preview.job);
    if (pages.data !== undefined) return <PdfView bytes={pages.data} />;
    const error = pages.error ?? preview.error;
    if (error !== null) return pages.error && <ProblemNote error={pages.error} />;
    if (preview.busy) return <MakingBar making={preview} />;
    return <Loader role="status" aria-label={say.laying} />;
}
