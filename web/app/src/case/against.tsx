// What the other side says or will say, held against the record, and what would be fair.
import { Group, Stack, Text } from "@mantine/core";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { moneyText } from "../kit/money";
import { Said } from "../kit/said";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";
import { casePath, useCaseId } from "./use_case";

type Reasons = Answers["case reasons"];
type Reason = Reasons["reasons"][number];
const say = words.case.against;

export function AgainstPage() {
    const id = useCaseId();
    const reasons = useAnswer("case reasons", casePath(id, "/reasons"));
    return (
        <Stack gap="lg">
            <Answered query={reasons} lines={6}>
                {(shown) => (
                    <>
                        <Settlement settlement={shown.settlement} />
                        <Card title={say.reasons}>
                            {shown.reasons.length === 0 ? (
                                <Text c="dimmed">{say.noReasons}</Text>
                            ) : (
                                <ul className="rows">
                                    {shown.reasons.map((reason) => (
                                        <ReasonRow key={reason.reason} reason={reason} />
                                    ))}
                                </ul>
                            )}
                        </Card>
                    </>
                )}
            </Answered>
            <Defences id={id} />
            {reasons.data !== undefined && (
                <Text size="sm" c="dimmed">
                    {reasons.data.advice}
                </Text>
            )}
        </Stack>
    );
}

const stanceTone: Record<NonNullable<Reason["stance"]>, Tone> = {
    unfounded: "good",
    partly: "warn",
    founded: "bad",
};

function ReasonRow({ reason }: { reason: Reason }) {
    return (
        <li>
            <Stack gap="xs">
                <Group justify="space-between" gap="xs">
                    <Text fw={650}>“{reason.text}”</Text>
                    {reason.stance !== null ? (
                        <Tag tone={stanceTone[reason.stance]}>{say.stance[reason.stance]}</Tag>
                    ) : (
                        <Tag tone="warn">{say.unanswered}</Tag>
                    )}
                </Group>
                {reason.clause !== "" && (
                    <Text size="sm" c="dimmed">
                        {say.clause(reason.clause)}
                    </Text>
                )}
                <Text>{reason.outcome}</Text>
                <div className="balance">
                    <Side title={say.forYou} lines={reason.for_you} />
                    <Side title={say.forThem} lines={reason.for_them} />
                </div>
            </Stack>
        </li>
    );
}

function Side({ title, lines }: { title: string; lines: string[] }) {
    return (
        <div>
            <Text size="sm" fw={600}>
                {title}
            </Text>
            {lines.length === 0 ? (
                <Text size="sm" c="dimmed">
                    {say.nothing}
                </Text>
            ) : (
                <ul>
                    {lines.map((line) => (
                        <li key={line}>{line}</li>
                    ))}
                </ul>
            )}
        </div>
    );
}

function Settlement({ settlement }: { settlement: Reasons["settlement"] }) {
    const low = moneyText(settlement.low);
    const high = moneyText(settlement.high);
    return (
        <Card title={say.settlement}>
            <Stack gap="sm">
                <Text className="figure">{say.between(low, high)}</Text>
                <Text>
                    <Said text={settlement.advice} />
                </Text>
                <ul className="tasks">
                    {settlement.lines.map((line) => (
                        <li key={line.what}>
                            <Text size="sm">
                                {line.what}:{" "}
                                <strong>
                                    {say.between(moneyText(line.low), moneyText(line.high))}
                                </strong>{" "}
                                ({line.why})
                            </Text>
                        </li>
                    ))}
                </ul>
            </Stack>
        </Card>
    );
}

function Defences({ id }: { id: string }) {
    const matrix = useAnswer("case matrix", casePath(id, "/matrix")).data;
    const elements = (matrix?.claims ?? [])
        .filter(({ by }) => by === "freelancer")
        .flatMap(({ elements: all }) => all)
        .filter(({ they_say }) => they_say !== "");
    if (elements.length === 0) return null;
    return (
        <Card title={say.defences}>
            <ul className="rows">
                {elements.map(({ element, question, they_say, they_show }) => (
                    <li key={element}>
                        <Text size="sm" c="dimmed">
                            {question}
                        </Text>
                        <Text fw={600}>“{they_say}”</Text>
                        {they_show !== "" && (
                            <Text size="sm">
                                {words.case.matrix.theyShow}: {they_show}.
                            </Text>
                        )}
                    </li>
                ))}
            </ul>
        </Card>
    );
}
