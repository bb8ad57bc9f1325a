// Where an item comes from, what vouches for it, and what was checked when the page was opened.
import { Button, Code, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Answers } from "../../api/model";
import { useAnswer } from "../../api/queries";
import { Answered } from "../../kit/answered";
import { bytesText } from "../../kit/bytes";
import { Card } from "../../kit/card";
import { LinkAnchor } from "../../kit/link";
import { Tag, type Tone } from "../../kit/tag";
import { When } from "../../kit/time";
import { words } from "../../strings/en";
import { itemPath, type Item } from "./page";

const say = words.evidence.item;

type CheckStatus = Item["checks"][number]["status"];
export const checkTone: Record<CheckStatus, Tone> = {
    passed: "good",
    failed: "bad",
    missing: "warn",
    unchecked: "plain",
    noted: "plain",
};

export function Details({ item }: { item: Item }) {
    const { source, file, offset } = item.provenance;
    return (
        <Card title={say.details}>
            <dl className="details">
                <Line name={say.source}>{say.sourceText(source, file, offset)}</Line>
                <Line name={say.recorded}>
                    <When at={item.recorded} />
                </Line>
                <Line name={say.entry}>
                    {say.entryText(item.n, "")}
                    <Code>{item.ledger}</Code>
                </Line>
                <Line name={say.fingerprint}>
                    <Code className="digest">{item.blob.replace("sha256:", "")}</Code>
                </Line>
                <Line name={say.size}>
                    {bytesText(item.bytes)} · {item.media}
                </Line>
                {item.claims.length > 0 && (
                    <Line name={say.claims}>
                        {item.claims.map(({ name, value }) => (
                            <div key={name}>
                                {name}: {value}
                            </div>
                        ))}
                    </Line>
                )}
                {item.same_content.length > 0 && (
                    <Line name={say.same}>
                        {item.same_content.map((other) => (
                            <div key={other}>
                                <LinkAnchor to="/evidence/$item" params={{ item: other }}>
                                    {other}
                                </LinkAnchor>
                            </div>
                        ))}
                    </Line>
                )}
                {item.problems.length > 0 && (
                    <Line name={say.problems}>{item.problems.join("; ")}</Line>
                )}
                <Line name={say.checks}>
                    <Checks checks={item.checks} />
                </Line>
                {item.kind === "mail" && !item.item.includes("/") && (
                    <Line name={say.signatures}>
                        <Signatures item={item.item} />
                    </Line>
                )}
            </dl>
        </Card>
    );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function Checks({ checks }: { checks: Item["checks"] }) {
    return (
        <Stack gap={6}>
            {checks.map(({ layer, subject, status, detail }) => (
                <div key={`${layer} ${subject} ${detail}`}>
                    <Tag
                        tone={checkTone[status]}
                        {...(status === "passed" ? { icon: "check" as const } : {})}
                    >
                        {say.check[status]}
                    </Tag>{" "}
                    {detail || subject}
                </div>
            ))}
        </Stack>
    );
}

// Asked for by a click: looking for the keys of a domain may need the network.
function Signatures({ item }: { item: string }) {
    const [asked, setAsked] = useState(false);
    const answer = useAnswer("mail check", itemPath(item, "/signatures"), {}, asked);
    if (!asked)
        return (
            <Button size="xs" variant="default" onClick={() => setAsked(true)}>
                {say.askSignatures}
            </Button>
        );
    return (
        <Answered query={answer} lines={1}>
            {({ signatures }) =>
                signatures.length === 0 ? (
                    <Text>{say.noSignature}</Text>
                ) : (
                    <Stack gap={6}>
                        {signatures.map((signature, index) => (
                            <Signature key={index} signature={signature} />
                        ))}
                    </Stack>
                )
            }
        </Answered>
    );
}

type SignatureAnswer = Answers["mail check"]["signatures"][number];

function Signature({ signature }: { signature: SignatureAnswer }) {
    const tone: Tone =
        signature.verdict === "pass" ? "good" : signature.verdict === "fail" ? "bad" : "plain";
    return (
        <div>
            <Tag tone={tone}>{signature.verdict}</Tag>{" "}
            {say.signature[signature.verdict](signature.domain)}
        </div>
    );
}
