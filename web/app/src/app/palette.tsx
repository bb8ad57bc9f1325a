// Ctrl-K: go to any section or engagement by typing a part of its name.
import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useNavigate } from "@tanstack/react-router";
import { useAnswer } from "../api/queries";
import { words } from "../strings/en";
import { Icon } from "./icons";
import { allSections } from "./sections";

export default function Palette({ onClose }: { onClose: () => void }) {
    const navigate = useNavigate();
    const engagements = useAnswer("engagement list", "/engagements").data?.engagements ?? [];
    const actions: SpotlightActionData[] = [
        ...allSections.map(({ to, label, icon }) => ({
            id: to,
            label,
            onClick: () => void navigate({ to }),
            leftSection: <Icon name={icon} />,
        })),
        ...engagements.map(({ engagement, title, client }) => ({
            id: `/engagements/${engagement}`,
            label: title,
            description: client,
            onClick: () =>
                void navigate({ to: "/engagements/$engagement", params: { engagement } }),
            leftSection: <Icon name="engagements" />,
        })),
    ];
    return (
        <Spotlight
            forceOpened
            actions={actions}
            onSpotlightClose={onClose}
            nothingFound={words.app.paletteEmpty}
            highlightQuery
            searchProps={{
                "aria-label": words.app.palette,
                placeholder: words.app.palette,
                leftSection: <Icon name="search" />,
            }}
        />
    );
}
