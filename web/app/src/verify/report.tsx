// A verdict with its reasons: one list of checks for each layer, what is wrong first.
import { Group, Stack, Text } from "@mantine/core";
import { Icon } from "../app/icons";
import { Card } from "../kit/card";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import type { Verification } from "./use_verify";

type Check = Verification["checks"][number];
const say = words.verify;

const verdictTone: Record<Verification["verdict"], "good" | "warn" | "bad"> = {
    intact: "good",
    unproven: "warn",
    incomplete: "warn",
    altered: "bad",
};
const statusTone: Record<Check["status"], Tone> = {
    passed: "good",
    failed: "bad",
    missing: "bad",
    unchecked: "warn",
    noted: "plain",
};
const weight: Record<Check["status"], number> = {
    failed: 0,
    missing: 1,
    unchecked: 2,
    noted: 3,
    passed: 4,
};

// Layers in the order in which they are first named; inside of each, what is wrong comes first.
export function layersOf(checks: readonly Check[]): { layer: string; checks: Check[] }[] {
    const layers = [...new Set(checks.map(({ layer }) => layer))];
    return layers.map((layer) => ({
        layer,
        checks: checks
            .filter((check) => check.layer === layer)
            .sort((a, b) => weight[a.status] - weight[b.status]),
    }));
}

export function Report({ report, name }: { report: Verification; name: string }) {
    const { title, text } = say.verdict[report.verdict];
    const good = report.checks.filter(({ status }) => status === "passed").length;
    return (
        <Stack gap="lg">
            <Card tone={verdictTone[report.verdict]}>
                <Group wrap="nowrap" gap="lg" align="flex-start" role="status">
                    <span className="verdict-sign">
                        <Icon
                            name={verdictTone[report.verdict] === "good" ? "check" : "alert"}
                            size={30}
                        />
                    </span>
                    <Stack gap={6}>
                        {name !== "" && <Text size="sm">{name}</Text>}
                        <Text className="verdict">{title}</Text>
                        <Text className="verdict-text">{text}</Text>
                        <Text size="sm" className="verdict-text">
                            {say.count(good, report.checks.length)}
                        </Text>
                    </Stack>
                </Group>
            </Card>
            {layersOf(report.checks).map(({ layer, checks }) => (
                <Card key={layer} title={say.layers[layer] ?? layer}>
                    <ul className="checks">
                        {checks.map((check, index) => (
                            <li key={index}>
                                <Tag tone={statusTone[check.status]}>
                                    {say.status[check.status]}
                                </Tag>
                                <span>
                                    <span className="check-subject">{check.subject}</span>
                                    {check.detail !== "" && `: ${check.detail}`}
                                </span>
                            </li>
                        ))}
                    </ul>
                </Card>
            ))}
            <Text size="sm" c="dimmed">
                {say.notShown}
            </Text>
        </Stack>
    );
}
