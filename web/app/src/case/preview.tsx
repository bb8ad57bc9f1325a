// The file as it will be read, which follows the case: what is shown stays until the newer pages are there.
import { Button, Checkbox, Group, Loader, Progress, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { address } from "../api/client";
import { jobFile } from "../api/jobs";
import { PdfView } from "../evidence/pdf/view";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { words } from "../strings/en";
import { BuildResult } from "./built";
import { isOutdated } from "./content";
import type { useBuild, Wish } from "./use_build";
import { useRenewal } from "./use_renewal";

const say = words.case.file;
type Build = ReturnType<typeof useBuild>;

interface PreviewProps {
    id: string;
    wish: Wish;
    build: Build;
    onChange: (wish: Wish) => void;
}

export function PreviewCard({ id, wish, build, onChange }: PreviewProps) {
    return (
        <Card title={say.preview}>
            <Stack gap="md">
                <Text size="sm" c="dimmed">
                    {say.buildText}
                </Text>
                <Checkbox
                    label={say.packet}
                    checked={wish.packet}
                    onChange={(event) => onChange({ ...wish, packet: event.currentTarget.checked })}
                />
                <Acts id={id} wish={wish} build={build} />
                {build.made !== null && <Following wish={wish} build={build} />}
                {build.error !== null && <ProblemNote error={build.error} />}
                {build.built !== null && <BuildResult built={build.built} />}
                <Pages build={build} />
            </Stack>
        </Card>
    );
}

type ActsProps = Omit<PreviewProps, "onChange">;

// The button is never switched off while the file is made anew: whoever stands on it would lose the place.
function Acts({ id, wish, build }: ActsProps) {
    const isFirst = build.built === null;
    return (
        <Group gap="xs">
            <Button
                loading={build.busy && isFirst}
                onClick={() => !build.busy && build.start(wish)}
            >
                {isFirst ? say.build : say.again}
            </Button>
            {!isFirst && build.job !== null && (
                <Button
                    component="a"
                    variant="default"
                    href={address(jobFile(build.job))}
                    download={`case-${id.replace("/", "-")}.zip`}
                >
                    {say.download}
                </Button>
            )}
        </Group>
    );
}

// The choice outlives the page of the case, not the window.
let wasPaused = false;

function Following({ wish, build }: Omit<ActsProps, "id">) {
    const [paused, setPaused] = useState(wasPaused);
    const { content, made, busy } = build;
    useRenewal({ content, made, busy, paused }, () => build.start(wish));
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
                {build.error === null || busy ? say.following[state] : say.following.older}
            </Text>
        </Group>
    );
}

function Pages({ build }: { build: Build }) {
    if (build.pages !== undefined) return <PdfView bytes={build.pages} />;
    if (build.busy) return <Progress value={100} animated aria-label={say.building} />;
    if (build.built === null || build.error !== null) return null;
    return <Loader aria-label={say.building} />;
}
