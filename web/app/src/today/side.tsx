// The money of all engagements, and what waits to be filed.
import { Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import type { Money } from "../api/model";
import { AllWell } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkButton } from "../kit/link";
import { Amount } from "../kit/money";
import { sums } from "../kit/sum";
import { words } from "../strings/en";

const say = words.today;

function Total({ label, amounts }: { label: string; amounts: Money[] }) {
    return (
        <div>
            <Text size="sm" c="dimmed">
                {label}
            </Text>
            {sums(amounts).map((money) => (
                <Text key={money.currency} className="figure">
                    <Amount value={money} />
                </Text>
            ))}
        </div>
    );
}

export function MoneyCard() {
    const engagements = useAnswer("engagement list", "/engagements");
    return (
        <Card title={say.money}>
            <Answered query={engagements}>
                {({ engagements: lines }) => (
                    <div className="figures">
                        <Total label={say.held} amounts={lines.map(({ held }) => held)} />
                        <Total label={say.paid} amounts={lines.map(({ paid }) => paid)} />
                    </div>
                )}
            </Answered>
        </Card>
    );
}

export function InboxCard() {
    const inbox = useAnswer("inbox", "/inbox", { limit: 1 });
    return (
        <Card title={say.inbox}>
            <Answered query={inbox}>
                {({ total }) => (
                    <Stack gap="sm" align="flex-start">
                        {total === 0 ? (
                            <AllWell text={say.safe} />
                        ) : (
                            <Text>{say.inboxText(total)}</Text>
                        )}
                        <LinkButton to="/evidence" variant="default" size="xs">
                            {total === 0 ? say.evidence : say.inboxOpen}
                        </LinkButton>
                    </Stack>
                )}
            </Answered>
        </Card>
    );
}
