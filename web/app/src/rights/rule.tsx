// One rule in full, with where it was read.
import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { useWindowTitle } from "../kit/page";
import { Said } from "../kit/said";
import { Tag } from "../kit/tag";
import { dayText } from "../kit/time";
import { words } from "../strings/en";
import "./rights.css";

const say = words.rights.rule;

export function RulePage() {
    const { rule } = useParams({ from: "/rules/$rule" });
    const shown = useAnswer("rights show", `/rules/${encodeURIComponent(rule)}`);
    useWindowTitle(shown.data?.title ?? rule);
    return (
        <Answered query={shown} lines={6}>
            {(found) => (
                <Stack gap="lg">
                    <Stack gap="sm">
                        <LinkAnchor to="/rights" size="sm" c="dimmed" className="back">
                            <Icon name="back" size={15} />
                            {say.back}
                        </LinkAnchor>
                        <Title order={1}>{found.title}</Title>
                        <Group gap="xs">
                            <Tag>{say.kind[found.kind]}</Tag>
                            <Tag tone={found.confidence === "low" ? "warn" : "plain"}>
                                {words.app.sources.confidence[found.confidence]}
                            </Tag>
                        </Group>
                    </Stack>
                    {found.check.length > 0 && (
                        <Card title={say.check} tone="warn">
                            {found.check.map((line) => (
                                <Text key={line}>{line}</Text>
                            ))}
                        </Card>
                    )}
                    <Card>
                        <dl className="rule-facts">
                            {found.facts.map(({ what, text }, index) => (
                                <div key={index}>
                                    <dt>{say.facts[what] ?? what}</dt>
                                    <dd>
                                        <Said text={text} />
                                    </dd>
                                </div>
                            ))}
                        </dl>
                    </Card>
                    <Card title={say.sources}>
                        <ul className="source-list">
                            {found.source.map((address) => (
                                <li key={address}>
                                    {/^https?:\/\//.test(address) ? (
                                        <Anchor
                                            href={address}
                                            target="_blank"
                                            rel="noreferrer noopener"
                                        >
                                            {address}
                                        </Anchor>
                                    ) : (
                                        address
                                    )}
                                </li>
                            ))}
                        </ul>
                        <Text size="sm" c="dimmed" mt="sm">
                            {words.app.sources.seen(dayText(found.seen, "UTC"))}
                        </Text>
                    </Card>
                    <Text size="sm" c="dimmed">
                        {found.advice}
                    </Text>
                </Stack>
            )}
        </Answered>
    );
}
