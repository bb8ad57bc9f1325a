// Letters out of a case: a demand, an offer, an answer. Each sentence names what shows it.
import { Stack } from "@mantine/core";
import { useState } from "react";
import { ActButton } from "../actions/act";
import { caseActions } from "../actions/case";
import type { Answers } from "../api/model";
import { Card } from "../kit/card";
import { words } from "../strings/en";
import { Paper } from "./paper";

const say = words.case.paper;

export function Letters({ id }: { id: string }) {
    const [paper, setPaper] = useState<Answers["case letter"] | null>(null);
    return (
        <Card
            title={say.title}
            intro={say.intro}
            actions={
                <ActButton
                    size="sm"
                    variant="light"
                    action={caseActions.letter}
                    target={{ subject: id }}
                    label={say.write}
                    onDone={(answer) => setPaper(answer as Answers["case letter"])}
                />
            }
        >
            <Stack>{paper !== null && <Paper paper={paper} />}</Stack>
        </Card>
    );
}
