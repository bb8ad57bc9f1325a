// Disputes, with the step that comes next as buttons.
import { Group, Stack, Text, Title } from "@mantine/core";
import type { Action } from "../actions/action";
import { ActButton } from "../actions/act";
import { disputeActions as acts } from "../actions/end";
import { choiceText } from "../actions/field";
import type { Answers } from "../api/model";
import { AllWell } from "../kit/alert_card";
import { Card } from "../kit/card";
import { Amount } from "../kit/money";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { useEngagement } from "./use_engagement";

const say = words.engagement.end;
type Dispute = Answers["dispute show"]["disputes"][number];

// What can follow on a state, the most likely first.
const nextActs: Record<Dispute["state"], Action[]> = {
    opened: [acts.answer, acts.propose, acts.fail],
    answered: [acts.propose, acts.fail, acts.decide],
    proposed: [acts.accept, acts.decline, acts.propose],
    declined: [acts.propose, acts.fail, acts.decide],
    failed: [acts.fee, acts.move, acts.decide],
    settled: [acts.close],
    decided: [acts.close],
    closed: [],
};

export function Disputes({ disputes }: { disputes: Dispute[] }) {
    const engagement = useEngagement();
    const open = <ActButton action={acts.open} target={{ engagement }} size="sm" variant="light" />;
    return (
        <Card title={say.disputes} actions={open}>
            {disputes.length === 0 ? (
                <AllWell text={`${say.noDisputes}. ${say.noDisputesText}`} />
            ) : (
                <ul className="rows">
                    {disputes.map((dispute) => (
                        <DisputeRow key={dispute.dispute} dispute={dispute} />
                    ))}
                </ul>
            )}
        </Card>
    );
}

function DisputeRow({ dispute }: { dispute: Dispute }) {
    const engagement = useEngagement();
    const target = { engagement, subject: String(dispute.dispute) };
    return (
        <li>
            <Stack gap="sm">
                <Group gap="xs">
                    <Title order={3}>{choiceText(dispute.forum)}</Title>
                    <Tag tone={dispute.state === "closed" ? "plain" : "warn"}>
                        {say.states[dispute.state]}
                    </Tag>
                    {dispute.amount !== null && <Amount value={dispute.amount} strong />}
                </Group>
                {dispute.claim !== "" && <Text>{dispute.claim}</Text>}
                <Text size="sm" c="dimmed">
                    {say.openedBy(choiceText(dispute.opened_by))} · <When at={dispute.opened} />
                </Text>
                {dispute.outcome !== null && (
                    <Text>
                        {say.decided}: <Amount value={dispute.outcome} strong />
                    </Text>
                )}
                <Group gap="xs" className="no-print">
                    {nextActs[dispute.state].map((action, index) => (
                        <ActButton
                            key={action.name}
                            action={action}
                            target={target}
                            size="xs"
                            variant={index === 0 ? "filled" : "default"}
                        />
                    ))}
                </Group>
            </Stack>
        </li>
    );
}
