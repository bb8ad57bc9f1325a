// The header of an engagement, with its health and money, above its pages.
import { Group, Stack, Text, Title } from "@mantine/core";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useAnswer } from "../api/queries";
import type { State } from "../api/model";
import { choiceText } from "../actions/field";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { LinkAnchor } from "../kit/link";
import { Tag } from "../kit/tag";
import { ZoneContext } from "../kit/time";
import { useWindowTitle } from "../kit/page";
import { words } from "../strings/en";
import { MoneyBar } from "./money_bar";
import { engagementPath, useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement;

export function EngagementFrame() {
    const state = useEngagementState();
    return (
        <Answered query={state} lines={6}>
            {({ state: shown }) => (
                <ZoneContext.Provider value={shown.zone}>
                    <Stack gap="xl">
                        <Header state={shown} />
                        <Tabs />
                        <Outlet />
                    </Stack>
                </ZoneContext.Provider>
            )}
        </Answered>
    );
}

function Header({ state }: { state: State }) {
    useWindowTitle(state.title);
    return (
        <Stack gap="md">
            <LinkAnchor to="/engagements" size="sm" c="dimmed" className="back">
                <Icon name="back" size={15} />
                {say.back}
            </LinkAnchor>
            <Group justify="space-between" align="flex-start">
                <Stack gap={4}>
                    <Title order={1}>{state.title}</Title>
                    <Text c="dimmed">
                        {state.client} · {choiceText(state.type)}
                    </Text>
                </Stack>
                <Group gap="xs">
                    {state.ended !== null && <Tag tone="warn">{say.ended}</Tag>}
                    <Health />
                </Group>
            </Group>
            <MoneyBar state={state} />
        </Stack>
    );
}

function Health() {
    const engagement = useEngagement();
    const health = useAnswer("health", engagementPath(engagement, "/health")).data;
    if (health === undefined) return null;
    const count = (weight: string) =>
        health.signals.filter((signal) => signal.weight === weight).length;
    if (count("alarm") > 0)
        return (
            <Tag tone="bad" icon="alert">
                {say.health.alarms(count("alarm"))}
            </Tag>
        );
    if (count("concern") > 0) return <Tag tone="warn">{say.health.concerns(count("concern"))}</Tag>;
    return (
        <Tag tone="good" icon="check">
            {say.health.well}
        </Tag>
    );
}

const tabs = [
    { to: "/engagements/$engagement", label: say.tabs.overview },
    { to: "/engagements/$engagement/timeline", label: say.tabs.timeline },
    { to: "/engagements/$engagement/agreement", label: say.tabs.agreement },
    { to: "/engagements/$engagement/scope", label: say.tabs.scope },
    { to: "/engagements/$engagement/checkins", label: say.tabs.checkins },
    { to: "/engagements/$engagement/money", label: say.tabs.money },
    { to: "/engagements/$engagement/people", label: say.tabs.people },
    { to: "/engagements/$engagement/proof", label: say.tabs.proof },
    { to: "/engagements/$engagement/end", label: say.tabs.end },
    { to: "/engagements/$engagement/trouble", label: say.tabs.trouble },
] as const;

function Tabs() {
    const engagement = useEngagement();
    const bar = useRef<HTMLElement>(null);
    const { pathname } = useLocation();
    // On a phone the bar is longer than the screen: the open page's name is brought into it.
    useEffect(() => {
        bar.current
            ?.querySelector(".active")
            ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }, [pathname]);
    return (
        <nav className="tabs" aria-label={say.pages} ref={bar}>
            {tabs.map(({ to, label }) => (
                <Link
                    key={to}
                    to={to}
                    params={{ engagement }}
                    className="tab"
                    activeOptions={{ exact: !to.endsWith("/trouble") }}
                >
                    {label}
                </Link>
            ))}
        </nav>
    );
}
