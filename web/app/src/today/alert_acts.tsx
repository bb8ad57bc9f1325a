// The buttons of an alert: the act that it asks for first, and the page where the thing stands, unless that is the
// one that is open.
import { ActButton } from "../actions/act";
import { LinkButton } from "../kit/link";
import { words } from "../strings/en";
import type { Subject } from "./step";
import { stepFor } from "./steps";

const overview = "/engagements/$engagement";

export function AlertActs({ alert, onOverview }: { alert: Subject; onOverview: boolean }) {
    const { acts, place } = stepFor(alert);
    return (
        <>
            {acts.map((act, index) => (
                <ActButton
                    key={act.action.name}
                    {...act}
                    size="xs"
                    variant={index === 0 ? "filled" : "light"}
                />
            ))}
            {!(onOverview && place.to === overview) && (
                <LinkButton size="xs" variant={acts.length === 0 ? "light" : "default"} {...place}>
                    {words.today.open}
                </LinkButton>
            )}
        </>
    );
}
