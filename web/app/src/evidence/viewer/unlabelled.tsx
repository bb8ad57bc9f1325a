// On a mail of a platform of which nobody said yet what it starts: the question, and the way to say that it is nothing.
import { Alert, Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../../actions/act";
import { startsNothing } from "../../actions/case";
import { useAnswer } from "../../api/queries";
import { words } from "../../strings/en";
import type { Item } from "./page";

const say = words.evidence.unlabelled;

// Alerts name the first of such mails; of the rest they say only that there are some.
function useWaits({ item, kind, engagement }: Item): boolean {
    const alerts = useAnswer(
        "alerts",
        `/engagements/${encodeURIComponent(engagement ?? "")}/alerts`,
        {},
        engagement !== null && kind === "mail",
    ).data?.alerts;
    return (alerts ?? []).some(
        ({ rule, subject }) => rule === "MAIL-UNLABELLED" && subject === `mail ${item}`,
    );
}

export function Unlabelled({ item }: { item: Item }) {
    if (!useWaits(item)) return null;
    return (
        <Alert color="yellow" title={say.title} className="no-print">
            <Stack gap="sm">
                <Text>{say.text}</Text>
                <Group>
                    <ActButton
                        {...startsNothing(item.item)}
                        about={item.subject}
                        size="xs"
                        variant="default"
                    />
                </Group>
            </Stack>
        </Alert>
    );
}
