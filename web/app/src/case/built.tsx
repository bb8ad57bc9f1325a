// The file to hand over: made by hand, as the record keeps which one it was.
import { Button, Group, Stack, Text } from "@mantine/core";
import { address } from "../api/client";
import { jobFile } from "../api/jobs";
import { ProblemNote } from "../kit/answered";
import { bytesText } from "../kit/bytes";
import { Card } from "../kit/card";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import { isOutdated } from "./content";
import { MakingBar } from "./making_bar";
import { useMaking, type Making, type Wish } from "./use_making";

const say = words.case.file;

interface HandOverProps {
    id: string;
    wish: Wish;
    content: string;
}

export function HandOver({ id, wish, content }: HandOverProps) {
    const build = useMaking("build", id, content);
    return (
        <Card title={say.handOver} intro={say.buildText}>
            <Stack gap="md">
                <Group gap="xs">
                    <Button loading={build.busy} onClick={() => build.start(wish)}>
                        {build.result === null ? say.build : say.again}
                    </Button>
                    {build.job !== null && (
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
                <MakingBar making={build} />
                {build.error !== null && <ProblemNote error={build.error} />}
                <Built build={build} />
            </Stack>
        </Card>
    );
}

const verdictTone: Record<NonNullable<Making<"build">["result"]>["verdict"], Tone> = {
    intact: "good",
    unproven: "good",
    incomplete: "warn",
    altered: "bad",
};

function Built({ build }: { build: Making<"build"> }) {
    const { result, busy } = build;
    if (result === null) return null;
    return (
        <Group gap="xs" role="status">
            <Tag tone={verdictTone[result.verdict]}>{say.verdict[result.verdict]}</Tag>
            <Text fw={600}>
                {say.result(result.pages, bytesText(result.bytes), result.exhibits)}
            </Text>
            {!busy && isOutdated(build) && <Tag tone="warn">{say.changedSince}</Tag>}
        </Group>
    );
}
