// Rights of one engagement: its rules, the ways out, what is owed.
import { Stack } from "@mantine/core";
import { Link, Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { useAnswer } from "../api/queries";
import { Empty } from "../kit/empty";
import { EngagementChoice, OfEngagement, useChosen } from "../kit/engagement_choice";
import { Page } from "../kit/page";
import { ZoneContext } from "../kit/time";
import { words } from "../strings/en";
import "./rights.css";

const say = words.rights;
const Chosen = createContext("");

// The engagement that the section is about.
export function useRightsOf(rest = ""): string {
    return `/engagements/${encodeURIComponent(useContext(Chosen))}${rest}`;
}

const tabs = [
    { to: "/rights", label: say.tabs.rules },
    { to: "/rights/sheet", label: say.tabs.sheet },
    { to: "/rights/owed", label: say.tabs.owed },
] as const;

export function RightsPage() {
    const { engagement: wanted } = useSearch({ from: "/rights" });
    const navigate = useNavigate();
    const engagement = useChosen(wanted);
    return (
        <Page
            title={say.title}
            intro={say.intro}
            actions={
                <EngagementChoice
                    value={engagement}
                    onChange={(chosen) =>
                        void navigate({ to: ".", search: { engagement: chosen }, replace: true })
                    }
                />
            }
        >
            <OfEngagement
                wanted={wanted}
                none={<Empty icon="rights" title={say.none} text={say.noneText} />}
            >
                {(found) => <Inside engagement={found} />}
            </OfEngagement>
        </Page>
    );
}

function Inside({ engagement }: { engagement: string }) {
    const state = useAnswer("engagement show", `/engagements/${encodeURIComponent(engagement)}`);
    return (
        <Chosen.Provider value={engagement}>
            <ZoneContext.Provider value={state.data?.state.zone ?? "UTC"}>
                <Stack gap="lg">
                    <nav className="tabs" aria-label={say.pages}>
                        {tabs.map(({ to, label }) => (
                            <Link
                                key={to}
                                to={to}
                                search={{ engagement }}
                                className="tab"
                                activeOptions={{ exact: true, includeSearch: false }}
                            >
                                {label}
                            </Link>
                        ))}
                    </nav>
                    <Outlet />
                </Stack>
            </ZoneContext.Provider>
        </Chosen.Provider>
    );
}
