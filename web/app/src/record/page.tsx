// The freelancer's own record: what was kept, how fast, and what others said.
import { Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { spanText } from "../kit/span";

const say = words.record;
type RecordAnswer = Answers["record"];

export function RecordPage() {
    const record = useAnswer("record", "/record");
    return (
        <Page title={words.app.sections.record} intro={say.intro}>
            <Answered query={record}>{(answer) => <Figures record={answer} />}</Answered>
        </Page>
    );
}

function Rate({ title, rate }: { title: string; rate: RecordAnswer["on_time"] }) {
    const percent = rate.of === 0 ? 0 : Math.round((100 * rate.kept) / rate.of);
    return (
        <Card title={title}>
            {rate.of === 0 ? (
                <Text c="dimmed">{say.noneYet}</Text>
            ) : (
                <Stack gap="xs">
                    <Text className="figure">{percent} %</Text>
                    <Progress value={percent} aria-label={title} />
                    <Text size="sm" c="dimmed">
                        {say.of(rate.kept, rate.of)}
                    </Text>
                </Stack>
            )}
        </Card>
    );
}

function Figures({ record }: { record: RecordAnswer }) {
    return (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
            <Rate title={say.onTime} rate={record.on_time} />
            <Rate title={say.checkins} rate={record.checkins} />
            <Rate title={say.completed} rate={record.completed} />
            <Card title={say.response}>
                {record.own_response_ms === null ? (
                    <Text c="dimmed">{say.noAnswers}</Text>
                ) : (
                    <Stack gap="xs">
                        <Text className="figure">{spanText(record.own_response_ms)}</Text>
                        <Text size="sm" c="dimmed">
                            {say.responseText(spanText(record.own_response_ms))} ·{" "}
                            {say.answers(record.answers)}
                        </Text>
                    </Stack>
                )}
            </Card>
            <Card title={say.feedback}>
                <Stack gap={4}>
                    <Text>{say.given(record.feedback_given)}</Text>
                    <Text>{say.received(record.feedback_received)}</Text>
                    {record.stars_received.length > 0 && (
                        <Text>{say.stars(record.stars_received.join(", "))}</Text>
                    )}
                </Stack>
            </Card>
        </SimpleGrid>
    );
}
