// Looking back on one engagement: the signs, the costs, the answers, the money, and two minutes of questions.
import { Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { ActButton } from "../actions/act";
import { lessonAnswer } from "../actions/end";
import { useAnswer } from "../api/queries";
import { Icon } from "../app/icons";
import { AllWell } from "../kit/alert_card";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { LinkAnchor } from "../kit/link";
import { useWindowTitle } from "../kit/page";
import { Tag } from "../kit/tag";
import { ZoneContext } from "../kit/time";
import { words } from "../strings/en";
import { Costs } from "./costs";
import "./lessons.css";
import { spanOf, type Retrospective } from "./moments";
import { OutcomeTag } from "./outcome";
import { Answers, MoneyOverTime, OtherSeries } from "./series";
import { SignalsPlot } from "./signals_plot";

const say = words.lessons.back;

export function RetrospectivePage() {
    const { engagement } = useParams({ from: "/lessons/$engagement" });
    const path = `/engagements/${encodeURIComponent(engagement)}`;
    const back = useAnswer("retrospective", `${path}/retrospective`);
    const zone = useAnswer("engagement show", path).data?.state.zone ?? "UTC";
    useWindowTitle(say.title(back.data?.title ?? engagement));
    return (
        <ZoneContext.Provider value={zone}>
            <Answered query={back} lines={8}>
                {(shown) => <Inside back={shown} />}
            </Answered>
        </ZoneContext.Provider>
    );
}

function Inside({ back }: { back: Retrospective }) {
    const span = spanOf(back);
    const { engagement } = back;
    return (
        <Stack gap="lg">
            <Stack gap="sm">
                <LinkAnchor to="/lessons" size="sm" c="dimmed" className="back">
                    <Icon name="back" size={15} />
                    {say.all}
                </LinkAnchor>
                <Title order={1}>{say.title(back.title)}</Title>
                <Group gap="xs">
                    <OutcomeTag outcome={back.outcome} />
                    <LinkAnchor size="sm" to="/engagements/$engagement" params={{ engagement }}>
                        {say.engagement}
                    </LinkAnchor>
                </Group>
                {back.outcome.why.map((why) => (
                    <Text key={why}>{why}</Text>
                ))}
            </Stack>
            <Signs back={back} />
            <Card title={say.costs}>
                <Costs costs={back.costs} />
            </Card>
            <Answers back={back} {...span} />
            <MoneyOverTime back={back} {...span} />
            <OtherSeries back={back} {...span} />
            <Questions back={back} />
        </Stack>
    );
}

function Signs({ back }: { back: Retrospective }) {
    const span = spanOf(back);
    return (
        <Card title={say.signs}>
            <Stack gap="md">
                {back.signals.length === 0 ? (
                    <AllWell text={say.noSigns} />
                ) : (
                    back.warned_days !== null && (
                        <Text className="headline">{say.warned(back.warned_days)}</Text>
                    )
                )}
                <SignalsPlot back={back} {...span} />
            </Stack>
        </Card>
    );
}

function Questions({ back: { engagement, questions } }: { back: Retrospective }) {
    return (
        <Card title={say.questions} intro={say.questionsIntro}>
            {questions.length === 0 ? (
                <AllWell text={say.noQuestions} />
            ) : (
                <ol className="rows">
                    {questions.map((question) => (
                        <li key={question.question}>
                            <Group justify="space-between" align="flex-start" gap="lg">
                                <Stack gap={4} maw={640}>
                                    <Title order={3}>{question.text}</Title>
                                    <Text size="sm" c="dimmed">
                                        {say.suggestion}: {words.lessons.uses[question.use]} – “
                                        {question.lesson}”
                                    </Text>
                                </Stack>
                                {question.answered ? (
                                    <Tag tone="good" icon="check">
                                        {say.answered}
                                    </Tag>
                                ) : (
                                    <ActButton
                                        action={lessonAnswer}
                                        target={{ engagement, subject: question.question }}
                                        about={question.text}
                                        known={{
                                            what: question.what,
                                            prevent: question.prevent,
                                            use: question.use,
                                            text: question.lesson,
                                        }}
                                        size="xs"
                                        aria-label={`${words.actions["lessons answer"].title}: ${question.text}`}
                                    />
                                )}
                            </Group>
                        </li>
                    ))}
                </ol>
            )}
        </Card>
    );
}
