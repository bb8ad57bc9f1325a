// Lessons of earlier engagements, and what each becomes next time.
import { Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { useAct } from "../actions/act";
import { lessonAdd } from "../actions/end";
import { useAnswer } from "../api/queries";
import type { Answers } from "../api/model";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { LinkAnchor } from "../kit/link";
import { Page } from "../kit/page";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";

const say = words.record.lessons;

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
        <Page title={words.app.sections.lessons} intro={say.intro} actions={<AddLesson />}>
            <Answered query={lessons}>
                {({ lessons: all }) =>
                    all.length === 0 ? (
                        <Card>
                            <Empty icon="lessons" title={say.none} text={say.noneText} />
                        </Card>
                    ) : (
                        <Stack gap="md">
                            {all.map((lesson) => (
                                <LessonCard
                                    key={`${lesson.engagement} ${lesson.lesson}`}
                                    lesson={lesson}
                                />
                            ))}
                        </Stack>
                    )
                }
            </Answered>
        </Page>
    );
}

function LessonCard({ lesson }: { lesson: Answers["lessons"]["lessons"][number] }) {
    return (
        <Card>
            <Stack gap={8}>
                <Group gap="xs">
                    <Tag tone="good">{say.uses[lesson.use]}</Tag>
                    <Text size="sm" c="dimmed">
                        <When at={lesson.occurred} precision="day" />
                    </Text>
                    {lesson.engagement !== undefined && (
                        <LinkAnchor
                            size="sm"
                            to="/engagements/$engagement"
                            params={{ engagement: lesson.engagement }}
                        >
                            {lesson.engagement}
                        </LinkAnchor>
                    )}
                </Group>
                <Title order={2}>{lesson.text}</Title>
                <Text>{lesson.what}</Text>
                {lesson.prevent !== "" && (
                    <Text size="sm" c="dimmed">
                        {say.prevent}: {lesson.prevent}
                    </Text>
                )}
            </Stack>
        </Card>
    );
}
