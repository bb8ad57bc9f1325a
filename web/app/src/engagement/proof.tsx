// Who besides the freelancer vouches for the record, up to when, how, and what that does not prove.
import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAnswer, useWrite } from "../api/queries";
import type { Answers, Cosignature } from "../api/model";
import { Icon } from "../app/icons";
import { Answered, ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { Empty } from "../kit/empty";
import { FetchMail } from "../kit/fetch_mail";
import { LinkButton } from "../kit/link";
import { Tag, type Tone } from "../kit/tag";
import { instantText, useZone } from "../kit/time";
import { words } from "../strings/en";
import { engagementPath, useEngagement } from "./use_engagement";

const say = words.engagement.proof;
const tones: Record<Cosignature["status"], Tone> = {
    passed: "good",
    unchecked: "warn",
    failed: "bad",
    missing: "bad",
    pending: "plain",
};
const methods: Record<string, string> = say.methods;

export function ProofPage() {
    const engagement = useEngagement();
    const list = useAnswer("cosignatures", engagementPath(engagement, "/cosignatures"));
    return (
        <Stack gap="lg">
            <Card title={say.title} intro={say.intro} actions={<FetchMail />}>
                <Answered query={list}>
                    {({ cosignatures }) =>
                        cosignatures.length === 0 ? (
                            <Empty icon="seal" title={say.none} text={say.noneText}>
                                <LinkButton to="/write" mt="sm">
                                    {say.write}
                                </LinkButton>
                            </Empty>
                        ) : (
                            <ul className="rows">
                                {cosignatures.map((one, index) => (
                                    <CosignatureRow key={index} cosignature={one} />
                                ))}
                            </ul>
                        )
                    }
                </Answered>
            </Card>
            <Timestamp />
            <Checkpoint />
        </Stack>
    );
}

function CosignatureRow({ cosignature }: { cosignature: Cosignature }) {
    const zone = useZone();
    const { by, time, method, status, size, detail, does_not_prove } = cosignature;
    return (
        <li>
            <Group wrap="nowrap" align="flex-start" gap="md">
                <span className="good-sign">
                    <Icon name="seal" size={24} />
                </span>
                <Stack gap={6}>
                    <Text fw={600}>
                        {say.sentence(by, instantText(time, zone), methods[method] ?? method)}
                    </Text>
                    <Group gap="xs">
                        <Tag tone={tones[status]}>{say.status[status]}</Tag>
                        <Text size="sm" c="dimmed">
                            {say.covers(size)}
                        </Text>
                    </Group>
                    {detail !== "" && <Text size="sm">{detail}</Text>}
                    {does_not_prove !== "" && (
                        <Text size="sm" c="dimmed">
                            {say.doesNotProve}: {does_not_prove}
                        </Text>
                    )}
                </Stack>
            </Group>
        </li>
    );
}

// Somebody who knows neither side signs that the record exists now.
function Timestamp() {
    const engagement = useEngagement();
    const [authority, setAuthority] = useState("");
    const stamp = useWrite();
    const answer = stamp.data as Answers["stamp"] | undefined;
    return (
        <Card title={say.stamp.title} intro={say.stamp.text}>
            <Stack gap="sm" align="flex-start">
                <TextInput
                    label={say.stamp.authority}
                    description={say.stamp.authorityHint}
                    value={authority}
                    inputMode="url"
                    className="wide-field"
                    onChange={(event) => setAuthority(event.currentTarget.value)}
                />
                <Button
                    variant="default"
                    loading={stamp.isPending}
                    onClick={() =>
                        stamp.mutate({
                            path: engagementPath(engagement, "/timestamps"),
                            body: authority.trim() === "" ? {} : { tsa: authority.trim() },
                        })
                    }
                >
                    {say.stamp.ask}
                </Button>
                {stamp.error !== null && <ProblemNote error={stamp.error} />}
                {answer !== undefined && <StampOutcome answer={answer} />}
            </Stack>
        </Card>
    );
}

function StampOutcome({ answer: { stamps } }: { answer: Answers["stamp"] }) {
    return (
        <ul className="rows" role="status">
            {stamps.map(({ url, stamped, text }) => (
                <li key={url}>
                    <Group gap="xs">
                        <Tag tone={stamped ? "good" : "warn"}>
                            {stamped ? say.status.passed : say.status.pending}
                        </Tag>
                        <Text size="sm">{text}</Text>
                    </Group>
                </li>
            ))}
        </ul>
    );
}

function Checkpoint() {
    const engagement = useEngagement();
    const sign = useWrite();
    const answer = sign.data as Answers["checkpoint"] | undefined;
    return (
        <Card title={say.checkpoint} intro={say.checkpointText}>
            <Stack gap="sm" align="flex-start">
                <Button
                    variant="default"
                    loading={sign.isPending}
                    onClick={() =>
                        sign.mutate({ path: engagementPath(engagement, "/checkpoints") })
                    }
                >
                    {say.checkpointMake}
                </Button>
                {sign.error !== null && <ProblemNote error={sign.error} />}
                {answer !== undefined && (
                    <>
                        <Code block className="note">
                            {answer.note}
                        </Code>
                        <Copy text={answer.note} />
                    </>
                )}
            </Stack>
        </Card>
    );
}
