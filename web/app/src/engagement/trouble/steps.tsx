// The steps of a playbook as a list to tick off: the record ticks it, nobody else.
import { Group, Stack, Text, Title } from "@mantine/core";
import { Icon } from "../../app/icons";
import { Card } from "../../kit/card";
import { LinkAnchor } from "../../kit/link";
import { Said } from "../../kit/said";
import { Tag } from "../../kit/tag";
import { When } from "../../kit/time";
import { words } from "../../strings/en";
import { Due } from "./due";
import type { Step } from "./use_playbooks";
import { Way } from "./way";

const say = words.trouble;

export function Steps({ kind, steps }: { kind: Step["kind"]; steps: Step[] }) {
    if (steps.length === 0) return null;
    const done = steps.filter((step) => step.done).length;
    return (
        <Card
            title={say.kinds[kind].title}
            intro={say.kinds[kind].intro}
            actions={
                <Tag tone={done === steps.length ? "good" : "plain"}>
                    {say.progress(done, steps.length)}
                </Tag>
            }
        >
            <ol className="rows">
                {steps.map((step) => (
                    <StepRow key={step.step} step={step} />
                ))}
            </ol>
        </Card>
    );
}

function StepRow({ step }: { step: Step }) {
    return (
        <li data-step={step.step}>
            <Group align="flex-start" wrap="nowrap" gap="md">
                <span className="step-sign" data-done={step.done}>
                    <Icon name={step.done ? "check" : "next"} size={17} />
                </span>
                <Stack gap={6} className="grow">
                    <Group gap="xs">
                        <Title order={3}>{step.title}</Title>
                        {step.done && <Tag tone="good">{say.done}</Tag>}
                        {!step.done && step.deadline !== null && <Due deadline={step.deadline} />}
                    </Group>
                    {step.why !== "" && (
                        <Text size="sm" className="sentence">
                            <Said text={step.why} />
                        </Text>
                    )}
                    <Found found={step.found} />
                    {step.missing !== "" && !step.done && (
                        <Text size="sm" className="sentence">
                            <Said text={step.missing} />
                        </Text>
                    )}
                    {step.action !== null && (
                        <Way action={step.action} title={step.title} done={step.done} />
                    )}
                </Stack>
            </Group>
        </li>
    );
}

function Found({ found }: { found: Step["found"] }) {
    if (found.length === 0) return null;
    return (
        <ul className="found">
            {found.map(({ item, text, strength, occurred }, index) => (
                <li key={index}>
                    <Tag tone={strength === "proves" ? "good" : "plain"}>{say[strength]}</Tag>{" "}
                    <Text span size="sm">
                        {text}
                    </Text>{" "}
                    {item === null ? (
                        <Text span size="sm" c="dimmed">
                            <When at={occurred} precision="day" />
                        </Text>
                    ) : (
                        <LinkAnchor
                            size="sm"
                            underline="always"
                            to="/evidence/$item"
                            params={{ item }}
                        >
                            {say.read}
                        </LinkAnchor>
                    )}
                </li>
            ))}
        </ul>
    );
}
