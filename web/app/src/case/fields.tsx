// The fields of the forum's own form, with counted characters, ready to paste.
import { Group, Progress, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { caseActions } from "../actions/case";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";
import { fill, fillTone } from "./limits";
import { casePath } from "./use_case";

type FormField = Answers["case fields"]["fields"][number];
const say = words.case.file;

export function FormFields({ id, forum, variant }: { id: string; forum: string; variant: string }) {
    const fields = useAnswer("case fields", casePath(id, "/fields"), { forum, variant });
    return (
        <Card title={say.fields} intro={say.fieldsIntro}>
            <Answered query={fields} lines={5}>
                {(shown) => (
                    <ul className="rows">
                        {shown.fields.map((field) => (
                            <Field key={field.field} id={id} field={field} />
                        ))}
                    </ul>
                )}
            </Answered>
        </Card>
    );
}

function Field({ id, field }: { id: string; field: FormField }) {
    const meter = { have: field.characters, max: field.characters_max ?? 0 };
    return (
        <li className="form-field">
            <Stack gap={6}>
                <Group justify="space-between" gap="xs">
                    <Text fw={600}>{field.title}</Text>
                    <Group gap="xs">
                        {field.only_you && <Tag tone="warn">{say.onlyYou}</Tag>}
                        <Text size="sm" c="dimmed">
                            {say.characters(field.characters, field.characters_max)}
                        </Text>
                        {field.only_you ? (
                            <ActButton
                                size="xs"
                                variant="default"
                                action={caseActions.answer}
                                target={{ engagement: id, subject: field.field }}
                                about={field.title}
                                known={{ text: field.text }}
                                label={say.answer}
                            />
                        ) : (
                            <Copy text={field.text} />
                        )}
                    </Group>
                </Group>
                {field.characters_max !== null && (
                    <Progress
                        value={fill(meter)}
                        color={fillTone(meter)}
                        size="xs"
                        aria-label={say.characters(field.characters, field.characters_max)}
                    />
                )}
                {field.hint !== "" && (
                    <Text size="sm" c="dimmed">
                        {field.hint}
                    </Text>
                )}
                {field.blanks.length > 0 && (
                    <Text size="sm">
                        <strong>{say.blanks}:</strong> {field.blanks.join(", ")}
                    </Text>
                )}
                {field.text !== "" && <pre tabIndex={0}>{field.text}</pre>}
            </Stack>
        </li>
    );
}
