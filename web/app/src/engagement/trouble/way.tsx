// Where a step is done: a form, a look at hours, a page, or a command that only the program knows. Words that
// come of it are shown below the button.
import { Button, Code, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, type Act } from "../../actions/act";
import { caseActions, letterActions } from "../../actions/case";
import type { Answers } from "../../api/model";
import { Paper } from "../../case/paper";
import { LinkButton } from "../../kit/link";
import { words } from "../../strings/en";
import { Checked } from "../hours_check";
import { useEngagement } from "../use_engagement";
import type { Step } from "./use_playbooks";
import { actOf, placeOf, weekOf } from "./ways";

const say = words.trouble;

interface WayProps {
    action: NonNullable<Step["action"]>;
    title: string;
    // Then what it records is not offered again; its words and its page can still be looked at.
    done?: boolean;
    // For the step that comes next: the button that stands out.
    first?: boolean;
}

export function Way({ action, title, done = false, first = false }: WayProps) {
    const engagement = useEngagement();
    const act = actOf(action, engagement);
    const look = { size: "xs", variant: first ? "filled" : done ? "default" : "light" } as const;
    if (act !== null && done && act.action.shown !== true) return null;
    if (act !== null) return <FormWay act={act} title={title} look={look} />;
    const week = weekOf(action);
    if (week !== null) return <WeekWay week={week} title={title} look={look} />;
    const place = placeOf(action, engagement);
    if (place === null) return <Code className="self-start">{action.command}</Code>;
    return (
        <LinkButton
            {...place}
            {...look}
            className="self-start"
            aria-label={`${say.goThere}: ${title}`}
        >
            {say.goThere}
        </LinkButton>
    );
}

interface Look {
    size: "xs";
    variant: "filled" | "default" | "light";
}

function FormWay({ act, title, look }: { act: Act; title: string; look: Look }) {
    const open = useAct();
    const navigate = useNavigate();
    const [answer, setAnswer] = useState<unknown>(null);
    const onDone = (done: unknown) => {
        setAnswer(done);
        const opened = (done as { case?: unknown }).case;
        if (act.action === caseActions.open && typeof opened === "string")
            void navigate({ to: "/cases/$case", params: { case: opened } });
    };
    const label = words.actions[act.action.name].title;
    return (
        <Stack gap="sm">
            <Button
                {...look}
                className="self-start"
                aria-label={`${label}: ${title}`}
                onClick={() => open({ ...act, about: title, onDone })}
            >
                {label}
            </Button>
            {answer !== null && <Words act={act} answer={answer} />}
        </Stack>
    );
}

function Words({ act, answer }: { act: Act; answer: unknown }) {
    if (act.action === caseActions.letter)
        return <Paper paper={answer as Answers["case letter"]} />;
    if (act.action !== letterActions.draft) return null;
    const { engagement, subject, text } = answer as Answers["letter draft"];
    const purpose = typeof act.known?.purpose === "string" ? act.known.purpose : "";
    return (
        <Paper paper={{ title: subject, text }}>
            <LinkButton
                to="/write/$engagement/new"
                params={{ engagement }}
                search={{ purpose }}
                size="xs"
                variant="default"
            >
                {say.goOn}
            </LinkButton>
        </Paper>
    );
}

function WeekWay({ week, title, look }: { week: string; title: string; look: Look }) {
    const [open, setOpen] = useState(false);
    const label = open ? say.hideWeek : say.checkWeek;
    return (
        <Stack gap="sm">
            <Button
                {...look}
                className="self-start"
                aria-label={`${label}: ${title}`}
                aria-expanded={open}
                onClick={() => setOpen(!open)}
            >
                {label}
            </Button>
            {open && <Checked week={week} />}
        </Stack>
    );
}
