// The rules that the program counts with: when they were read last, and which of them to look at again.
import { Group, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";

const say = words.settings.packs;

export function Packs() {
    const rules = useAnswer("rights check", "/rules");
    return (
        <Card title={say.title} intro={say.intro}>
            <Answered query={rules}>
                {({ rules: all, problems }) => {
                    const old = all.filter((rule) => rule.old);
                    const seen = all.map((rule) => rule.seen).sort();
                    return (
                        <Stack gap="sm">
                            <Group gap="xs">
                                <Tag tone={old.length === 0 ? "good" : "warn"}>
                                    {old.length === 0 ? say.fresh : say.old(old.length)}
                                </Tag>
                                {seen[0] !== undefined && (
                                    <Text size="sm">
                                        {say.count(all.length)}{" "}
                                        <When at={seen[0]} precision="day" />
                                    </Text>
                                )}
                            </Group>
                            {old.length > 0 && (
                                <ul className="tasks">
                                    {old.map(({ rule, title }) => (
                                        <li key={rule}>
                                            <LinkAnchor to="/rules/$rule" params={{ rule }}>
                                                {title}
                                            </LinkAnchor>
                                        </li>
                                    ))}
                                </ul>
                            )}
                            {problems.map((problem) => (
                                <Text key={problem} size="sm" c="var(--tally-bad)">
                                    {problem}
                                </Text>
                            ))}
                            <LinkAnchor to="/rights" size="sm">
                                {say.look}
                            </LinkAnchor>
                        </Stack>
                    );
                }}
            </Answered>
        </Card>
    );
}
