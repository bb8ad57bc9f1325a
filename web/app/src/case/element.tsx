// One thing that has to be shown, with the evidence for it, and suggestions to take or to leave.
import { Button, Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { caseActions } from "../actions/case";
import { undoOf } from "../actions/undo";
import { useWrite } from "../api/queries";
import { LinkAnchor } from "../kit/link";
import { Tag, type Tone } from "../kit/tag";
import { showUndo } from "../kit/undo_message";
import { tell } from "../kit/tell";
import { words } from "../strings/en";
import type { Claim } from "./matrix";
import { casePath, engagementOf } from "./use_case";

type Element = Claim["elements"][number];
type Evidence = Element["accepted"][number];
type Proposal = Element["proposals"][number];
const say = words.case.matrix;

export const statusTone: Record<Element["status"], Tone> = {
    proved: "good",
    supported: "good",
    "disputed by them": "warn",
    "disputed by us": "plain",
    missing: "bad",
};

interface ElementRowProps {
    id: string;
    claim: number;
    element: Element;
}

export function ElementRow({ id, claim, element }: ElementRowProps) {
    return (
        <li>
            <Stack gap="xs">
                <Group gap="xs" justify="space-between">
                    <Text fw={650}>{element.question}</Text>
                    <Group gap="xs">
                        <Tag>{say.side[element.side] ?? element.side}</Tag>
                        <Tag tone={statusTone[element.status]}>{say.status[element.status]}</Tag>
                    </Group>
                </Group>
                {element.accepted.map((evidence, index) => (
                    <EvidenceLine key={index} evidence={evidence} />
                ))}
                {element.proposals.length > 0 && (
                    <Stack gap="xs" className="proposals">
                        <Text size="sm" fw={600}>
                            {say.proposals}
                        </Text>
                        {element.proposals.map((proposal, index) => (
                            <ProposalLine
                                key={index}
                                id={id}
                                claim={claim}
                                element={element.element}
                                proposal={proposal}
                            />
                        ))}
                    </Stack>
                )}
                {element.they_say !== "" && (
                    <Text size="sm" c="dimmed">
                        {say.theySay}: “{element.they_say}”
                        {element.they_show !== "" && ` ${say.theyShow}: ${element.they_show}.`}
                    </Text>
                )}
                {element.task !== null && (
                    <Text size="sm">
                        <strong>{say.todo}:</strong> {element.task.text}
                    </Text>
                )}
                <ActButton
                    action={caseActions.dispute}
                    target={{ subject: id }}
                    fixed={{ claim: String(claim), element: element.element }}
                    about={element.question}
                    size="xs"
                    variant="default"
                    className="self-start no-print"
                    aria-label={`${words.actions["case dispute"].title}: ${element.question}`}
                />
            </Stack>
        </li>
    );
}

function EvidenceLine({ evidence }: { evidence: Evidence }) {
    return (
        <div className="evidence-line">
            <Tag tone={evidence.strength === "proves" ? "good" : "plain"}>
                {evidence.exhibit > 0 ? say.exhibit(evidence.exhibit) : say[evidence.strength]}
            </Tag>
            <Text size="sm">
                {evidence.why} <Look item={evidence.item} />
            </Text>
        </div>
    );
}

function Look({ item }: { item: string | null }) {
    if (item === null) return null;
    return (
        <LinkAnchor
            size="sm"
            underline="always"
            to="/evidence/$item"
            params={{ item }}
            className="no-print"
        >
            {say.open}
        </LinkAnchor>
    );
}

interface ProposalLineProps {
    id: string;
    claim: number;
    element: string;
    proposal: Proposal;
}

// What the program names as the source of a suggestion: the item, else what is on record about a topic.
export function sourceOf({ item, about }: Pick<Proposal, "item" | "about">): string {
    return item ?? about;
}

function ProposalLine({ id, claim, element, proposal }: ProposalLineProps) {
    const write = useWrite();
    const decide = (verdict: "accept" | "reject") =>
        write.mutate(
            {
                path: casePath(id, `/evidence/${verdict}`),
                body: { claim: String(claim), element, source: sourceOf(proposal) },
            },
            {
                onSuccess: () =>
                    showUndo({
                        message: verdict === "accept" ? say.accepted : say.rejected,
                        undo: undoOf(engagementOf(id), [`claim.evidence-${verdict}ed`]),
                    }),
                onError: ({ message }) =>
                    tell({
                        color: "red",
                        title: words.fields.failed,
                        message,
                    }),
            },
        );
    return (
        <div className="proposal">
            <div>
                <Text size="sm">
                    {proposal.why} <Look item={proposal.item} />
                </Text>
                {proposal.quote !== "" && <blockquote>{proposal.quote}</blockquote>}
            </div>
            <Group gap="xs" wrap="nowrap" className="nowrap">
                <Button size="xs" loading={write.isPending} onClick={() => decide("accept")}>
                    {say.accept}
                </Button>
                <Button
                    size="xs"
                    variant="default"
                    disabled={write.isPending}
                    onClick={() => decide("reject")}
                >
                    {say.reject}
                </Button>
            </Group>
        </div>
    );
}
