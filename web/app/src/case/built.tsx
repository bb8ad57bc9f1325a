// What the finished file is, how it stands against the limits, and what was left out for them.
import { Group, Stack, Text } from "@mantine/core";
import { bytesText } from "../kit/bytes";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import type { Built } from "./use_build";

const say = words.case.file;

const checkTone: Record<Built["forum_checks"][number]["status"], Tone> = {
    passed: "good",
    failed: "bad",
    "by-hand": "warn",
};
const checkText = { passed: say.fits, failed: say.fitsNot, "by-hand": say.byHand };

const verdictTone: Record<Built["verdict"], Tone> = {
    intact: "good",
    unproven: "good",
    incomplete: "warn",
    altered: "bad",
};

export function BuildResult({ built }: { built: Built }) {
    const checks = built.forum_checks.filter(({ status }) => status !== "passed");
    const fits = built.forum_checks.every(({ status }) => status !== "failed");
    return (
        <Stack gap="sm" role="status">
            <Group gap="xs">
                <Tag tone={fits ? "good" : "bad"} icon={fits ? "check" : "alert"}>
                    {fits ? say.fits : say.fitsNot}
                </Tag>
                <Text fw={600}>
                    {say.result(built.pages, bytesText(built.bytes), built.exhibits)}
                </Text>
                <Tag tone={verdictTone[built.verdict]}>{say.verdict[built.verdict]}</Tag>
            </Group>
            {checks.length > 0 && (
                <ul className="plain-list">
                    {checks.map(({ check, status, text }) => (
                        <li key={`${check} ${text}`}>
                            <Tag tone={checkTone[status]}>{checkText[status]}</Tag> {text}
                        </li>
                    ))}
                </ul>
            )}
            <Lines title={say.gaps} lines={built.gaps} />
            <Lines
                title={say.dropped}
                lines={built.dropped.map(({ exhibit, what, why }) =>
                    exhibit === null
                        ? `${what}: ${why}`
                        : `${words.case.matrix.exhibit(exhibit)}, ${what}: ${why}`,
                )}
            />
        </Stack>
    );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
    if (lines.length === 0) return null;
    return (
        <div>
            <Text size="sm" fw={600}>
                {title}
            </Text>
            <ul className="tasks">
                {lines.map((line) => (
                    <li key={line}>
                        <Text size="sm">{line}</Text>
                    </li>
                ))}
            </ul>
        </div>
    );
}
