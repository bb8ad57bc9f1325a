// A field of words in which findings are underlined while it is written, and explained below it.
import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import { piecesOf, placeOf, withSuggestion, type Finding } from "./findings";

const say = words.write.tone;

const levelTone: Record<Finding["level"], Tone> = {
    advice: "plain",
    sharp: "warn",
    risky: "warn",
    heated: "bad",
    forbidden: "bad",
};

interface MarkedTextProps {
    label: string;
    value: string;
    onChange: (text: string) => void;
    findings: readonly Finding[];
    error?: string | undefined;
}

export function MarkedText({ label, value, onChange, findings, error }: MarkedTextProps) {
    return (
        <Stack gap="md">
            <Textarea
                label={label}
                autosize
                minRows={10}
                value={value}
                onChange={(event) => onChange(event.currentTarget.value)}
                error={error ?? null}
                classNames={{ wrapper: "marked", input: "marked-input" }}
                inputContainer={(input) => (
                    <div className="marked">
                        <Marks text={value} findings={findings} />
                        {input}
                    </div>
                )}
            />
            <FindingList
                findings={findings.filter((finding) => placeOf(value, finding) !== null)}
                onUse={(finding) => onChange(withSuggestion(value, finding))}
            />
        </Stack>
    );
}

// The same words behind the field, of which only the underlines are seen.
function Marks({ text, findings }: { text: string; findings: readonly Finding[] }) {
    return (
        <div className="marks" aria-hidden="true">
            {piecesOf(text, findings).map(({ text: piece, finding }, index) =>
                finding === null ? (
                    <span key={index}>{piece}</span>
                ) : (
                    <span key={index} className="mark-tone" data-tone={levelTone[finding.level]}>
                        {piece}
                    </span>
                ),
            )}
        </div>
    );
}

interface FindingListProps {
    findings: readonly Finding[];
    onUse: (finding: Finding) => void;
}

export function FindingList({ findings, onUse }: FindingListProps) {
    if (findings.length === 0) return null;
    return (
        <section aria-label={say.title}>
            <Text fw={650} mb="xs">
                {say.title}
            </Text>
            <ul className="rows">
                {findings.map((finding) => (
                    <li key={`${finding.rule} ${finding.line} ${finding.column}`}>
                        <Stack gap={4}>
                            <Group gap="xs">
                                <Tag tone={levelTone[finding.level]}>
                                    {say.level[finding.level]}
                                </Tag>
                                <Text size="sm" fw={600}>
                                    “{finding.text}”
                                </Text>
                                <Text size="sm" c="dimmed">
                                    {say.line(finding.line)}
                                </Text>
                            </Group>
                            <Text size="sm">
                                {finding.title}: {finding.why}
                            </Text>
                            {finding.instead !== "" && <Text size="sm">{finding.instead}</Text>}
                            {finding.suggest !== "" && (
                                <Group gap="xs">
                                    <Text size="sm">“{finding.suggest}”</Text>
                                    <Button
                                        size="compact-xs"
                                        variant="default"
                                        onClick={() => onUse(finding)}
                                    >
                                        {say.use}
                                    </Button>
                                </Group>
                            )}
                        </Stack>
                    </li>
                ))}
            </ul>
        </section>
    );
}
