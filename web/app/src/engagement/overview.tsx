// The first page of an engagement: what to do, where the milestones stand, what to watch.
import { Stack } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { AlertCard } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { DeadlineList, running } from "../kit/deadline_list";
import { useNow } from "../kit/use_now";
import { words } from "../strings/en";
import { AlertActs } from "../today/alert_acts";
import { HealthCard } from "./health";
import { Milestones } from "./milestones";
import { TroubleCard } from "./trouble/card";
import { engagementPath, useEngagement } from "./use_engagement";

export function OverviewPage() {
    return (
        <Stack gap="lg">
            <Alerts />
            <TroubleCard />
            <Milestones />
            <Clocks />
            <HealthCard />
        </Stack>
    );
}

function Alerts() {
    const engagement = useEngagement();
    const alerts = useAnswer("alerts", engagementPath(engagement, "/alerts"));
    return (
        <Answered query={alerts} lines={2}>
            {({ alerts: all }) =>
                all.map((alert, index) => (
                    <AlertCard key={index} alert={alert}>
                        <AlertActs alert={{ ...alert, engagement }} onOverview />
                    </AlertCard>
                ))
            }
        </Answered>
    );
}

function Clocks() {
    const engagement = useEngagement();
    const now = useNow();
    const deadlines = useAnswer("deadlines", engagementPath(engagement, "/deadlines"));
    return (
        <Answered query={deadlines}>
            {({ deadlines: all }) => {
                const next = running(all, now);
                if (next.length === 0) return null;
                return (
                    <Card title={words.today.next} intro={words.today.nextIntro}>
                        <DeadlineList deadlines={next} />
                    </Card>
                );
            }}
        </Answered>
    );
}
