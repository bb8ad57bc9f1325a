// The header of a case, above its pages.
import { Group, Stack, Text, Title } from "@mantine/core";
import { Link, Outlet } from "@tanstack/react-router";
import { choiceText } from "../actions/field";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { useTitles } from "../kit/engagement_choice";
import { LinkAnchor } from "../kit/link";
import { Amount } from "../kit/money";
import { useWindowTitle } from "../kit/page";
import { ZoneContext } from "../kit/time";
import { words } from "../strings/en";
import "./case.css";
import { casePath, engagementOf, numberOf, useCaseId } from "./use_case";

const say = words.case;

export function CaseFrame() {
    const id = useCaseId();
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits"));
    const state = useAnswer(
        "engagement show",
        `/engagements/${encodeURIComponent(engagementOf(id))}`,
    );
    const zone = state.data?.state.zone;
    const inside = (
        <Answered query={exhibits} lines={6}>
            {(shown) => (
                <Stack gap="xl">
                    <Header id={id} shown={shown} />
                    <Tabs id={id} />
                    <Outlet />
                </Stack>
            )}
        </Answered>
    );
    if (zone === undefined) return inside;
    return <ZoneContext.Provider value={zone}>{inside}</ZoneContext.Provider>;
}

function Header({ id, shown }: { id: string; shown: Answers["case exhibits"] }) {
    const titleOf = useTitles();
    const engagement = engagementOf(id);
    const title = `${titleOf(engagement)} · ${say.of(numberOf(id))}`;
    useWindowTitle(title);
    return (
        <Stack gap="sm">
            <LinkAnchor to="/cases" size="sm" c="dimmed" className="back">
                <Icon name="back" size={15} />
                {say.back}
            </LinkAnchor>
            <Title order={1}>{say.of(numberOf(id))}</Title>
            <Text>
                <LinkAnchor to="/engagements/$engagement" params={{ engagement }}>
                    {titleOf(engagement)}
                </LinkAnchor>{" "}
                · {choiceText(shown.forum)}
            </Text>
            {shown.claims.map(({ claim, asks }) => (
                <Group key={claim} gap="xl" align="flex-start" wrap="nowrap" className="claim-line">
                    <Text maw={700}>{claim}</Text>
                    {asks !== null && (
                        <div className="nowrap">
                            <Text size="sm" c="dimmed">
                                {say.asks}
                            </Text>
                            <Text className="figure">
                                <Amount value={asks} />
                            </Text>
                        </div>
                    )}
                </Group>
            ))}
        </Stack>
    );
}

const tabs = [
    { to: "/cases/$case", label: say.tabs.claims },
    { to: "/cases/$case/exhibits", label: say.tabs.exhibits },
    { to: "/cases/$case/file", label: say.tabs.file },
    { to: "/cases/$case/against", label: say.tabs.against },
] as const;

function Tabs({ id }: { id: string }) {
    return (
        <nav className="tabs" aria-label={say.pages}>
            {tabs.map(({ to, label }) => (
                <Link
                    key={to}
                    to={to}
                    params={{ case: id }}
                    className="tab"
                    activeOptions={{ exact: true }}
                >
                    {label}
                </Link>
            ))}
        </nav>
    );
}
