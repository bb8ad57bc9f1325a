// Ctrl-K: go to any section or engagement, or begin an act, by typing a part of its name.
import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useAct } from "../actions/act";
import { useAnswer } from "../api/queries";
import type { EngagementLine } from "../api/model";
import { words } from "../strings/en";
import { useNewEngagement } from "../today/welcome";
import { Icon } from "./icons";
import { engagementActions, meant } from "./palette_actions";
import { allSections } from "./sections";

function useDoing(engagements: EngagementLine[]): SpotlightActionData[] {
    const act = useAct();
    const begin = useNewEngagement();
    const { pathname } = useLocation();
    const sign = <Icon name="plus" />;
    const acts = meant(engagements, pathname).flatMap(({ engagement, title }) =>
        engagementActions.map((action) => ({
            id: `${action.name} ${engagement}`,
            label: words.actions[action.name].title,
            description: title,
            leftSection: sign,
            onClick: () => act({ action, target: { engagement } }),
        })),
    );
    const first = {
        id: "engagement add",
        label: words.actions["engagement add"].title,
        leftSection: sign,
        onClick: begin,
    };
    return [first, ...acts];
}

function useGoing(engagements: EngagementLine[]): SpotlightActionData[] {
    const navigate = useNavigate();
    const sections = allSections.map(({ to, label, icon }) => ({
        id: to,
        label,
        onClick: () => void navigate({ to }),
        leftSection: <Icon name={icon} />,
    }));
    const check = {
        id: "/check-client",
        label: words.lessons.check.open,
        onClick: () => void navigate({ to: "/check-client" }),
        leftSection: <Icon name="lessons" />,
    };
    const open = engagements.map(({ engagement, title, client }) => ({
        id: `/engagements/${engagement}`,
        label: title,
        description: client,
        onClick: () => void navigate({ to: "/engagements/$engagement", params: { engagement } }),
        leftSection: <Icon name="engagements" />,
    }));
    return [...sections, check, ...open];
}

export default function Palette({ onClose }: { onClose: () => void }) {
    const engagements = useAnswer("engagement list", "/engagements").data?.engagements ?? [];
    const going = useGoing(engagements);
    const doing = useDoing(engagements);
    return (
        <Spotlight
            forceOpened
            actions={[
                { group: words.app.paletteGo, actions: going },
                { group: words.app.paletteDo, actions: doing },
            ]}
            onSpotlightClose={onClose}
            nothingFound={words.app.paletteEmpty}
            highlightQuery
            limit={30}
            scrollable
            maxHeight={420}
            attributes={{ content: { "aria-label": words.app.palette } }}
            scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
            searchProps={{
                "aria-label": words.app.palette,
                placeholder: words.app.palette,
                leftSection: <Icon name="search" />,
            }}
        />
    );
}
