// The claims, and for each what has to be shown: what shows it, what could, and what is missing.
import { Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { caseActions } from "../actions/case";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { Amount } from "../kit/money";
import { words } from "../strings/en";
import { ElementRow, statusTone } from "./element";
import { casePath, useCaseId } from "./use_case";

export type Matrix = Answers["case matrix"];
export type Claim = Matrix["claims"][number];
const say = words.case.matrix;

export function MatrixPage() {
    const id = useCaseId();
    const matrix = useAnswer("case matrix", casePath(id, "/matrix"));
    return (
        <Answered query={matrix} lines={8}>
            {(shown) => (
                <Stack gap="lg">
                    <Tasks gaps={shown.gaps} />
                    {shown.claims.length === 0 ? (
                        <Empty icon="cases" title={say.none} text={say.noneText} />
                    ) : (
                        shown.claims.map((claim) => (
                            <ClaimCard key={claim.claim} id={id} claim={claim} />
                        ))
                    )}
                    <div>
                        <ActButton
                            action={caseActions.assert}
                            target={{ subject: id }}
                            label={say.add}
                            variant="default"
                            leftSection={<Icon name="plus" size={17} />}
                        />
                    </div>
                    <Text size="sm" c="dimmed">
                        {shown.advice}
                    </Text>
                </Stack>
            )}
        </Answered>
    );
}

function Tasks({ gaps }: { gaps: Matrix["gaps"] }) {
    if (gaps.length === 0) return null;
    return (
        <Card title={say.tasks} tone="warn">
            <ul className="tasks">
                {gaps.map(({ text }) => (
                    <li key={text}>{text}</li>
                ))}
            </ul>
        </Card>
    );
}

const shownStates = ["proved", "supported"];

function ClaimCard({ id, claim }: { id: string; claim: Claim }) {
    const shown = claim.elements.filter(({ status }) => shownStates.includes(status)).length;
    return (
        <Card
            title={claim.title}
            intro={`${say.by[claim.by] ?? ""} · ${words.case.proved(shown, claim.elements.length)}`}
            actions={claim.amount !== null && <Amount value={claim.amount} strong />}
        >
            <Stack gap="md">
                {claim.text !== "" && <Text>{claim.text}</Text>}
                <Overview claim={claim} />
                <ul className="rows">
                    {claim.elements.map((element) => (
                        <ElementRow
                            key={element.element}
                            id={id}
                            claim={claim.claim}
                            element={element}
                        />
                    ))}
                </ul>
            </Stack>
        </Card>
    );
}

// All of it at a glance: one field for each thing to be shown.
function Overview({ claim }: { claim: Claim }) {
    return (
        <ul className="overview" aria-label={say.overview}>
            {claim.elements.map(({ element, question, status }) => (
                <li key={element} data-tone={statusTone[status]}>
                    <Group gap={6} wrap="nowrap">
                        <Icon name={shownStates.includes(status) ? "check" : "alert"} size={15} />
                        <span>{question}</span>
                    </Group>
                </li>
            ))}
        </ul>
    );
}
