// What was agreed, in words; who signed it; and what changed between versions.
import { Alert, Button, Group, Menu, SimpleGrid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { ActButton, useAct } from "../../actions/act";
import { agreementActions as acts } from "../../actions/agreement";
import { useAnswer } from "../../api/queries";
import type { Answers, State } from "../../api/model";
import { Icon } from "../../app/icons";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { Empty } from "../../kit/empty";
import { Learned } from "../../kit/learned";
import { Tag } from "../../kit/tag";
import { words } from "../../strings/en";
import { engagementPath, useEngagement, useEngagementState } from "../use_engagement";
import { Diff } from "./diff";
import { Editor } from "./editor";
import { Signatures } from "./signatures";
import { AgreementText } from "./text";

const say = words.engagement.agreement;

export function AgreementPage() {
    const state = useEngagementState();
    return (
        <Answered query={state}>
            {({ state: shown }) =>
                shown.agreement.length === 0 ? <First state={shown} /> : <Versions state={shown} />
            }
        </Answered>
    );
}

function First({ state }: { state: State }) {
    const engagement = useEngagement();
    const template = useAnswer(
        "agreement template",
        engagementPath(engagement, "/agreement/template"),
    );
    return (
        <Answered query={template}>
            {(answer) => <Begin state={state} template={answer} />}
        </Answered>
    );
}

function Begin({ state, template }: { state: State; template: Answers["agreement template"] }) {
    const [open, { open: write, close }] = useDisclosure(false);
    // The clauses stand in the text.
    const lessons = template.lessons.filter(({ use }) => use !== "clause");
    return (
        <Stack gap="lg">
            <Card>
                <Empty icon="file" title={say.none} text={say.noneText}>
                    <Group mt="sm">
                        <Button onClick={write}>{words.actions["agreement draft"].title}</Button>
                        <More />
                    </Group>
                </Empty>
            </Card>
            {lessons.length > 0 && (
                <Card title={say.learned} intro={say.learnedIntro}>
                    <Learned lessons={lessons} />
                </Card>
            )}
            {open && (
                <Editor
                    state={state}
                    base={{ text: template.text, isVersion: false }}
                    learned={
                        lessons.length > 0 && (
                            <Alert color="spruce" title={say.learned}>
                                <Learned lessons={lessons} />
                            </Alert>
                        )
                    }
                    onClose={close}
                />
            )}
        </Stack>
    );
}

function Versions({ state }: { state: State }) {
    const engagement = useEngagement();
    const newest = state.agreement.at(-1)?.version ?? 1;
    const [version, setVersion] = useState(newest);
    const [open, { open: write, close }] = useDisclosure(false);
    const shown = state.agreement.find((one) => one.version === version) ?? state.agreement.at(-1);
    const text = useAnswer("agreement show", engagementPath(engagement, "/agreement"), {
        version: shown?.version,
    });
    if (shown === undefined) return null;
    return (
        <Stack gap="lg">
            <Group justify="space-between">
                <Group gap="xs">
                    {state.agreement.map((one) => (
                        <Button
                            key={one.version}
                            size="xs"
                            variant={one.version === shown.version ? "light" : "default"}
                            aria-pressed={one.version === shown.version}
                            onClick={() => setVersion(one.version)}
                        >
                            {say.version(one.version)}
                        </Button>
                    ))}
                    <Tag tone={shown.in_force ? "good" : "warn"}>
                        {shown.in_force ? say.inForce : say.waiting}
                    </Tag>
                </Group>
                <Group gap="xs" className="no-print">
                    <ActButton action={acts.sign} target={{ engagement }} size="xs" />
                    <Button size="xs" variant="default" onClick={write}>
                        {words.actions["agreement amend"].title}
                    </Button>
                    <More />
                </Group>
            </Group>
            {shown.why !== "" && <Alert color="spruce">{shown.why}</Alert>}
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                <Signatures version={shown} />
                <Diff to={shown.version} />
            </SimpleGrid>
            <Answered query={text} lines={8}>
                {(answer) => <AgreementText source={answer.text} digest={answer.digest} />}
            </Answered>
            {open && text.data !== undefined && (
                <Editor
                    state={state}
                    base={{ text: text.data.text, isVersion: true }}
                    onClose={close}
                />
            )}
        </Stack>
    );
}

// Acts that are seldom needed, and the paper trail before anything is agreed.
function More() {
    const engagement = useEngagement();
    const act = useAct();
    const rest = [acts.propose, acts.keep, acts.request, acts.refuse];
    return (
        <Menu position="bottom-end">
            <Menu.Target>
                <Button size="xs" variant="default" rightSection={<Icon name="down" size={14} />}>
                    {words.engagement.milestones.other}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                {rest.map((action) => (
                    <Menu.Item
                        key={action.name}
                        onClick={() => act({ action, target: { engagement } })}
                    >
                        {words.actions[action.name].title}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}
