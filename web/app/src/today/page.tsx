// Today: am I safe, what must I do now, what comes next?
import { SimpleGrid, Stack } from "@mantine/core";
import { recordNow } from "../api/clock";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { Alerts } from "./alerts";
import { Deadlines } from "./deadlines";
import { InboxCard, MoneyCard } from "./side";
import { Welcome } from "./welcome";

export function TodayPage() {
    const engagements = useAnswer("engagement list", "/engagements");
    return (
        <Answered query={engagements}>
            {(answer) => (answer.engagements.length === 0 ? <Welcome /> : <Day />)}
        </Answered>
    );
}

function Day() {
    const date = new Intl.DateTimeFormat("en-GB", {
        weekday: "long",
        day: "numeric",
        month: "long",
    }).format(recordNow());
    return (
        <Page title={words.today.title} intro={date}>
            <Stack gap="lg">
                <Alerts />
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                    <MoneyCard />
                    <InboxCard />
                </SimpleGrid>
                <Deadlines />
            </Stack>
        </Page>
    );
}
