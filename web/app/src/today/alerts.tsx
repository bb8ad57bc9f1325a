// What needs doing now, the most urgent first, each with the act that it asks for.
import { Group, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import type { Alert, EngagementLine } from "../api/model";
import { AlertCard } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { Amount, isZero } from "../kit/money";
import { sums } from "../kit/sum";
import { Icon } from "../app/icons";
import { words } from "../strings/en";
import { AlertActs } from "./alert_acts";
import { mostUrgentFirst } from "./urgency";

const say = words.today;

export function Alerts() {
    const alerts = useAnswer("alerts", "/alerts");
    const engagements = useAnswer("engagement list", "/engagements").data?.engagements ?? [];
    return (
        <Answered query={alerts}>
            {(answer) => (
                <>
                    <Verdict alerts={answer.alerts} />
                    {answer.alerts.length > 0 && (
                        <Stack gap="md">
                            {mostUrgentFirst(answer.alerts).map((alert, index) => (
                                <TodayAlert key={index} alert={alert} engagements={engagements} />
                            ))}
                        </Stack>
                    )}
                </>
            )}
        </Answered>
    );
}

// The answer to "am I safe?", before everything else.
function Verdict({ alerts }: { alerts: Alert[] }) {
    const urgent = alerts.filter(({ severity }) => severity === "critical");
    const waiting = alerts.filter(({ severity }) => severity !== "info");
    if (waiting.length === 0) {
        return (
            <Card tone="good">
                <Group gap="md" wrap="nowrap">
                    <Icon name="check" size={30} />
                    <div>
                        <Text className="verdict">{say.safe}</Text>
                        <Text>{say.safeText}</Text>
                    </div>
                </Group>
            </Card>
        );
    }
    return (
        <Card tone={urgent.length > 0 ? "bad" : "warn"}>
            <Group justify="space-between" gap="md">
                <Text className="verdict">
                    {urgent.length > 0 ? say.urgent(urgent.length) : say.needs(waiting.length)}
                </Text>
                <Stakes alerts={waiting} />
            </Group>
        </Card>
    );
}

// The money at stake: what several alerts say of the same milestone is counted once.
function Stakes({ alerts }: { alerts: Alert[] }) {
    const stakes = new Map<string, { amount: string; currency: string }>();
    for (const { engagement, subject, money } of alerts) {
        if (money !== null && !isZero(money)) stakes.set(`${engagement}/${subject}`, money);
    }
    return (
        <Group gap="md">
            {sums([...stakes.values()]).map((money) => (
                <Text key={money.currency} className="verdict">
                    <Amount value={money} /> <span className="verdict-word">{say.atStake}</span>
                </Text>
            ))}
        </Group>
    );
}

function TodayAlert({ alert, engagements }: { alert: Alert; engagements: EngagementLine[] }) {
    const { engagement } = alert;
    const title = engagements.find((line) => line.engagement === engagement)?.title ?? engagement;
    return (
        <AlertCard
            alert={alert}
            context={
                <LinkAnchor size="sm" to="/engagements/$engagement" params={{ engagement }}>
                    {title}
                </LinkAnchor>
            }
        >
            <AlertActs alert={alert} onOverview={false} />
        </AlertCard>
    );
}
