import { Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { DeadlineList, running } from "../kit/deadline_list";
import { useNow } from "../kit/use_now";
import { words } from "../strings/en";

const shown_max = 8;

export function Deadlines() {
    const now = useNow();
    const deadlines = useAnswer("deadlines", "/deadlines");
    const engagements = useAnswer("engagement list", "/engagements").data?.engagements ?? [];
    return (
        <Card title={words.today.next} intro={words.today.nextIntro}>
            <Answered query={deadlines}>
                {(answer) => {
                    const next = running(answer.deadlines, now).slice(0, shown_max);
                    if (next.length === 0) return <Text c="dimmed">{words.today.noDeadlines}</Text>;
                    return <DeadlineList deadlines={next} engagements={engagements} />;
                }}
            </Answered>
        </Card>
    );
}
