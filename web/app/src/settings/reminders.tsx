// Whether alarms ring when this page is closed, and the way to make them.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useAnswer, useWrite } from "../api/queries";
import type { Answers } from "../api/model";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Said } from "../kit/said";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";

const say = words.settings.reminders;
// What the doctor calls it.
const check_name = "reminders";

export function Reminders() {
    const doctor = useAnswer("doctor", "/vault/doctor").data;
    const state = doctor?.checks.find(({ name }) => name === check_name);
    const write = useWrite();
    const answer = write.data as Answers["remind"] | undefined;
    const change = (body: Record<string, boolean>) =>
        write.mutate({ path: "/vault/reminders", body });
    const rings = state?.status === "ok";
    return (
        <Card title={say.title}>
            <Stack gap="sm">
                <Text>{say.text}</Text>
                {state !== undefined && (
                    <Group gap="xs">
                        <Tag tone={rings ? "good" : "warn"} icon={rings ? "check" : "alert"}>
                            {rings ? say.on : say.off}
                        </Tag>
                        <Text size="sm">
                            <Said text={state.detail} />
                        </Text>
                    </Group>
                )}
                <Group>
                    {rings ? (
                        <Button
                            variant="default"
                            loading={write.isPending}
                            onClick={() => change({ uninstall: true })}
                        >
                            {say.turnOff}
                        </Button>
                    ) : (
                        <Button loading={write.isPending} onClick={() => change({ install: true })}>
                            {say.turnOn}
                        </Button>
                    )}
                </Group>
                {write.error !== null && <ProblemNote error={write.error} />}
                {answer !== undefined && "how" in answer && (
                    <Text size="sm" role="status">
                        <Said text={answer.how} />
                    </Text>
                )}
            </Stack>
        </Card>
    );
}
