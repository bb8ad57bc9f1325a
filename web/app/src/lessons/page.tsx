// Lessons of earlier engagements and what each becomes next time, the way back to each, and what ends badly.
import { Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useAct } from "../actions/act";
import { lessonAdd } from "../actions/end";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { useTitles } from "../kit/engagement_choice";
import { LinkAnchor, LinkButton } from "../kit/link";
import { Page } from "../kit/page";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import "./lessons.css";
import { OutcomeTag } from "./outcome";
import { PatternRow, type Pattern } from "./patterns";

const say = words.lessons;
type Lesson = Answers["lessons"]["lessons"][number];
type Looked = Answers["lessons"]["engagements"][number];

function AddLesson() {
    const act = useAct();
    const engagements = useAnswer("engagement list", "/engagements").data?.engagements ?? [];
    return (
        <Menu position="bottom-end" disabled={engagements.length === 0}>
            <Menu.Target>
                <Button
                    disabled={engagements.length === 0}
                    leftSection={<Icon name="plus" size={18} />}
                >
                    {words.actions["lessons add"].title}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>{say.choose}</Menu.Label>
                {engagements.map(({ engagement, title }) => (
                    <Menu.Item
                        key={engagement}
                        onClick={() => act({ action: lessonAdd, target: { engagement } })}
                    >
                        {title}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}

export function LessonsPage() {
    const lessons = useAnswer("lessons", "/lessons");
    return (
        <Page
            title={words.app.sections.lessons}
            intro={say.intro}
            actions={
                <>
                    <LinkButton to="/check-client" variant="default">
                        {say.check.open}
                    </LinkButton>
                    <AddLesson />
                </>
            }
        >
            <Answered query={lessons} lines={6}>
                {(answer) => (
                    <Stack gap="lg">
                        <Lessons lessons={answer.lessons} />
                        <Backs engagements={answer.engagements} />
                        <Patterns patterns={answer.patterns} />
                    </Stack>
                )}
            </Answered>
        </Page>
    );
}

function Lessons({ lessons }: { lessons: Lesson[] }) {
    const titleOf = useTitles();
    const alerts = useAnswer("alerts", "/alerts").data?.alerts ?? [];
    return (
        <Card title={say.lessons} intro={say.lessonsIntro}>
            {lessons.length === 0 ? (
                <Empty icon="lessons" title={say.none} text={say.noneText} />
            ) : (
                <ul className="rows">
                    {lessons.map((lesson) => (
                        <LessonRow
                            key={`${lesson.engagement} ${lesson.lesson}`}
                            lesson={lesson}
                            // An alert that a lesson rings is named after it.
                            rings={alerts
                                .filter(
                                    ({ rule }) =>
                                        rule === `LESSON-${lesson.engagement}-${lesson.lesson}`,
                                )
                                .map(({ engagement }) => titleOf(engagement))}
                        />
                    ))}
                </ul>
            )}
        </Card>
    );
}

function LessonRow({ lesson, rings }: { lesson: Lesson; rings: string[] }) {
    const titleOf = useTitles();
    const { engagement } = lesson;
    return (
        <li>
            <Stack gap={6}>
                <Group gap="xs">
                    <Tag tone="good">{say.uses[lesson.use]}</Tag>
                    <Text size="sm" c="dimmed">
                        <When at={lesson.occurred} precision="day" />
                    </Text>
                    {engagement !== undefined && (
                        <LinkAnchor size="sm" to="/lessons/$engagement" params={{ engagement }}>
                            {titleOf(engagement)}
                        </LinkAnchor>
                    )}
                </Group>
                <Title order={3}>{lesson.text}</Title>
                <Text className="sentence">{lesson.what}</Text>
                {lesson.prevent !== "" && (
                    <Text size="sm" c="dimmed">
                        {say.prevent}: {lesson.prevent}
                    </Text>
                )}
                <Group gap="xs">
                    <Tag icon="people">{say.owner(lesson.owner || say.you)}</Tag>
                    {rings.length > 0 ? (
                        <Tag tone="warn" icon="alert">
                            {say.states.ringing(rings.join(", "))}
                        </Tag>
                    ) : (
                        <Tag>{say.states[lesson.use]}</Tag>
                    )}
                </Group>
            </Stack>
        </li>
    );
}

function Backs({ engagements }: { engagements: Looked[] }) {
    return (
        <Card title={say.back.list} intro={say.back.listIntro}>
            {engagements.length === 0 ? (
                <Text c="dimmed">{say.back.none}</Text>
            ) : (
                <ul className="rows">
                    {engagements.map(({ engagement, title, outcome }) => (
                        <li key={engagement}>
                            <Group justify="space-between" align="flex-start" gap="lg">
                                <Stack gap={4} maw={640}>
                                    <Group gap="xs">
                                        <Text fw={650}>{title}</Text>
                                        <OutcomeTag outcome={outcome} />
                                    </Group>
                                    {outcome.why.map((why) => (
                                        <Text key={why} size="sm">
                                            {why}
                                        </Text>
                                    ))}
                                </Stack>
                                <LinkButton
                                    to="/lessons/$engagement"
                                    params={{ engagement }}
                                    size="xs"
                                    variant="light"
                                    aria-label={`${say.back.open}: ${title}`}
                                >
                                    {say.back.open}
                                </LinkButton>
                            </Group>
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}

// Those that stand out most come first.
const patterns_first = 5;

function Patterns({ patterns }: { patterns: Pattern[] }) {
    const [all, { open }] = useDisclosure(false);
    const shown = all ? patterns : patterns.slice(0, patterns_first);
    return (
        <Card title={say.patterns.title} intro={say.patterns.intro}>
            {patterns.length === 0 ? (
                <Empty icon="record" title={say.patterns.none} text={say.patterns.noneText} />
            ) : (
                <Stack gap="md">
                    <ul className="rows">
                        {shown.map((pattern) => (
                            <PatternRow
                                key={`${pattern.trait} ${pattern.value}`}
                                pattern={pattern}
                            />
                        ))}
                    </ul>
                    {shown.length < patterns.length && (
                        <Button size="xs" variant="default" className="self-start" onClick={open}>
                            {say.patterns.all(patterns.length)}
                        </Button>
                    )}
                </Stack>
            )}
        </Card>
    );
}
