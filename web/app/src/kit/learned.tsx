// Lessons of earlier work that are to be looked at now, each with why it is shown.
import { Text } from "@mantine/core";
import type { Lesson } from "../api/model";

export function Learned({ lessons }: { lessons: Lesson[] }) {
    return (
        <ul className="rows">
            {lessons.map((lesson) => (
                <li key={`${lesson.engagement} ${lesson.lesson}`}>
                    <Text fw={650}>{lesson.text === "" ? lesson.prevent : lesson.text}</Text>
                    <Text size="sm" c="dimmed" className="sentence">
                        {lesson.why}
                    </Text>
                </li>
            ))}
        </ul>
    );
}
