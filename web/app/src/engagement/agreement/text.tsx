// The agreement as a person reads it, and behind a button the very text that was signed.
import { Code, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { choiceText } from "../../actions/field";
import { Card } from "../../kit/card";
import { When } from "../../kit/time";
import { words } from "../../strings/en";
import { readAgreement, type Agreement } from "./read";
import { termTitle } from "./term_title";

const say = words.engagement.agreement;

function Part({ title, children }: { title: string; children: ReactNode }) {
    return (
        <section>
            <Title order={3} mb={6} className="sentence">
                {title}
            </Title>
            {children}
        </section>
    );
}

function Due({ due }: { due: string }) {
    if (due === "") return null;
    return (
        <Text component="span" size="sm" c="dimmed">
            {" "}
            · {words.engagement.milestones.due} <When at={due} precision="day" />
        </Text>
    );
}

function Parts({ agreement }: { agreement: Agreement }) {
    return (
        <Stack gap="lg">
            <Part title={say.scope}>
                <ul className="clauses">
                    {agreement.scope.map(({ id, text }) => (
                        <li key={id}>
                            <span className="clause-id">{id}</span>
                            <span>{text}</span>
                        </li>
                    ))}
                </ul>
            </Part>
            {agreement.outside.length > 0 && (
                <Part title={say.outside}>
                    <ul className="clauses">
                        {agreement.outside.map((text) => (
                            <li key={text}>
                                <span className="clause-id">–</span>
                                <span>{text}</span>
                            </li>
                        ))}
                    </ul>
                </Part>
            )}
            <Deliverables agreement={agreement} />
            {agreement.payment !== "" && (
                <Part title={say.payment}>
                    <Text>{agreement.payment}</Text>
                </Part>
            )}
            {(agreement.rounds !== null || agreement.countsAs !== "") && (
                <Part title={say.revisions}>
                    {agreement.rounds !== null && <Text>{say.rounds(agreement.rounds)}</Text>}
                    <Text c="dimmed">{agreement.countsAs}</Text>
                </Part>
            )}
            <Duties agreement={agreement} />
            {agreement.terms.map(([name, text]) => (
                <Part key={name} title={termTitle(name)}>
                    <Text>{text}</Text>
                </Part>
            ))}
        </Stack>
    );
}

function Deliverables({ agreement }: { agreement: Agreement }) {
    if (agreement.deliverables.length === 0) return null;
    return (
        <Part title={say.deliverables}>
            <ul className="clauses">
                {agreement.deliverables.map(({ id, title, acceptance, due }) => (
                    <li key={id + title}>
                        <span className="clause-id">{id}</span>
                        <div>
                            {title}
                            <Due due={due} />
                            {acceptance !== "" && (
                                <Text size="sm" c="dimmed">
                                    {say.acceptance}: {acceptance}
                                </Text>
                            )}
                        </div>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

function Duties({ agreement }: { agreement: Agreement }) {
    if (agreement.duties.length === 0) return null;
    return (
        <Part title={say.responsibilities}>
            <ul className="clauses">
                {agreement.duties.map(({ id, party, what, due }) => (
                    <li key={id}>
                        <span className="clause-id">{id}</span>
                        <div>
                            <strong>{choiceText(party)}</strong>: {what}
                            <Due due={due} />
                        </div>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

export function AgreementText({ source, digest }: { source: string; digest: string }) {
    const agreement = readAgreement(source);
    return (
        <Card title={agreement?.title || say.title}>
            <Stack gap="lg">
                {agreement !== null && <Parts agreement={agreement} />}
                <details className="source" open={agreement === null}>
                    <summary>{say.source}</summary>
                    <Code block>{source}</Code>
                    <Group gap="xs" mt="xs">
                        <Text size="sm" c="dimmed">
                            {say.digest}: <span className="digest">{digest}</span>
                        </Text>
                    </Group>
                </details>
            </Stack>
        </Card>
    );
}
