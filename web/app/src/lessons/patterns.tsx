// What engagements that ended badly have in common, in counts: each engagement is a mark, and no share is said
// of a handful.
import { Group, Stack, Text } from "@mantine/core";
import { choiceText } from "../actions/field";
import type { Answers } from "../api/model";
import { useTitles } from "../kit/engagement_choice";
import { LinkAnchor } from "../kit/link";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";

const say = words.lessons.patterns;
export type Pattern = Answers["lessons"]["patterns"][number];
type Rate = Pattern["badly"];

// More marks than this are no longer counted by eye; then the figures stand alone.
const marks_max = 30;
const mark_px = 16;

function Marks({ label, rate: { kept, of } }: { label: string; rate: Rate }) {
    const text = `${say.of(kept, of)} ${say.badly}`;
    return (
        <div className="marks">
            <Text size="sm" c="dimmed" span>
                {label}
            </Text>
            {of <= marks_max && (
                <svg
                    role="img"
                    aria-label={text}
                    width={of * mark_px}
                    height={mark_px}
                    viewBox={`0 0 ${of * mark_px} ${mark_px}`}
                >
                    {Array.from({ length: of }, (_, index) => (
                        <circle
                            key={index}
                            cx={mark_px * (index + 0.5)}
                            cy={mark_px / 2}
                            r={5}
                            data-badly={index < kept}
                        />
                    ))}
                </svg>
            )}
            <Text size="sm" span>
                {text}
            </Text>
        </div>
    );
}

function valueText({ trait, value }: Pattern): string {
    return trait === "signal" ? (say.signals[value] ?? value) : choiceText(value);
}

export function PatternRow({ pattern }: { pattern: Pattern }) {
    const titleOf = useTitles();
    return (
        <li>
            <Stack gap={6}>
                <Group gap="xs">
                    <Tag>{say.traits[pattern.trait]}</Tag>
                    <Text fw={650}>{valueText(pattern)}</Text>
                    {pattern.few && <Tag tone="warn">{say.few}</Tag>}
                </Group>
                <Marks label={say.with} rate={pattern.badly} />
                {pattern.others.of > 0 && <Marks label={say.others} rate={pattern.others} />}
                <Group gap="xs">
                    <Text size="sm" c="dimmed">
                        {say.which}:
                    </Text>
                    {pattern.engagements.map((engagement) => (
                        <LinkAnchor
                            key={engagement}
                            size="sm"
                            to="/lessons/$engagement"
                            params={{ engagement }}
                        >
                            {titleOf(engagement)}
                        </LinkAnchor>
                    ))}
                </Group>
            </Stack>
        </li>
    );
}
