// How the pages stand against the limits, what was left out for them, and what is still missing.
import { Group, Stack, Text } from "@mantine/core";
import type { Answers } from "../api/model";
import { bytesText } from "../kit/bytes";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";

type Made = Answers["case preview"];
const say = words.case.file;

const checkTone: Record<Made["forum_checks"][number]["status"], Tone> = {
    passed: "good",
    failed: "bad",
    "by-hand": "warn",
};
const checkText = { passed: say.fits, failed: say.fitsNot, "by-hand": say.byHand };

export function PagesResult({ made }: { made: Made }) {
    const checks = made.forum_checks.filter(({ status }) => status !== "passed");
    const fits = made.forum_checks.every(({ status }) => status !== "failed");
    return (
        <Stack gap="sm" role="status">
            <Group gap="xs">
                <Tag tone={fits ? "good" : "bad"} icon={fits ? "check" : "alert"}>
                    {fits ? say.fits : say.fitsNot}
                </Tag>
                <Text fw={600}>{say.result(made.pages, bytesText(made.bytes), made.exhibits)}</Text>
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
            <Lines title={say.gaps} lines={made.gaps} />
            <Lines
                title={say.dropped}
                lines={made.dropped.map(({ exhibit, what, why }) =>
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
