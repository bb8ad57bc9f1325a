// All cases of all engagements, and the beginning of one.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../actions/act";
import { caseActions } from "../actions/case";
import type { EngagementLine } from "../api/model";
import { answer, useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Empty } from "../kit/empty";
import { EngagementChoice, useChosen } from "../kit/engagement_choice";
import { Amount } from "../kit/money";
import { Page } from "../kit/page";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";
import { casePath, engagementOf, numberOf } from "./use_case";

const say = words.case;

export function CasesPage() {
    const engagements = useAnswer("engagement list", "/engagements");
    return (
        <Page title={say.title} intro={say.intro} actions={<Open />}>
            <Answered query={engagements}>
                {({ engagements: lines }) => <List lines={lines} />}
            </Answered>
        </Page>
    );
}

function Open() {
    const act = useAct();
    const navigate = useNavigate();
    const [wanted, setWanted] = useState<string>();
    const engagement = useChosen(wanted);
    if (engagement === undefined) return null;
    const open = () =>
        act({
            action: caseActions.open,
            target: { engagement },
            onDone: (made) =>
                void navigate({
                    to: "/cases/$case",
                    params: { case: (made as { case: string }).case },
                }),
        });
    return (
        <Group gap="xs">
            <EngagementChoice value={engagement} onChange={setWanted} />
            <Button onClick={open} leftSection={<Icon name="plus" />}>
                {say.open}
            </Button>
        </Group>
    );
}

function List({ lines }: { lines: EngagementLine[] }) {
    const states = useQueries({
        queries: lines.map(({ engagement }) =>
            answer("engagement show", `/engagements/${encodeURIComponent(engagement)}`),
        ),
    });
    const cases = states.flatMap(({ data }) => data?.state.cases ?? []);
    const titles = new Map(lines.map(({ engagement, title }) => [engagement, title]));
    if (cases.length === 0 && states.every(({ isPending }) => !isPending))
        return <Empty icon="cases" title={say.empty} text={say.emptyText} />;
    return (
        <Stack gap="md">
            {cases.map((id) => (
                <CaseCard key={id} id={id} title={titles.get(engagementOf(id)) ?? id} />
            ))}
        </Stack>
    );
}

function CaseCard({ id, title }: { id: string; title: string }) {
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits")).data;
    const claim = exhibits?.claims[0];
    return (
        <Link to="/cases/$case" params={{ case: id }} className="card link-card">
            <Stack gap={6}>
                <Group justify="space-between">
                    <Text fw={650}>
                        {title} · {say.of(numberOf(id))}
                    </Text>
                    {claim?.asks != null && <Amount value={claim.asks} strong />}
                </Group>
                {claim !== undefined && (
                    <Text size="sm" c="dimmed" lineClamp={2}>
                        {claim.claim}
                    </Text>
                )}
                <Group gap="xs">
                    {exhibits !== undefined && (
                        <Tag>{words.fields.choices[exhibits.forum as "generic"]}</Tag>
                    )}
                    {exhibits !== undefined && (
                        <Tag icon="file">{`${exhibits.exhibits.length} ${say.tabs.exhibits.toLowerCase()}`}</Tag>
                    )}
                </Group>
            </Stack>
        </Link>
    );
}
