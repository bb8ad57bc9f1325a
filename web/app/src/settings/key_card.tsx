// The owner's key: its fingerprint, and the sheet of paper that brings it back.
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { send } from "../api/client";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered, ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { Said } from "../kit/said";
import { dayText } from "../kit/time";
import { words } from "../strings/en";

const say = words.settings;

type KeySheet = Answers["key sheet"];

export function KeyCard() {
    const key = useAnswer("key show", "/vault/key");
    // Asked for when it is wanted and forgotten when it is closed: no query keeps it.
    const sheet = useMutation({
        mutationFn: async () => (await send("/vault/key/sheet")) as KeySheet,
        gcTime: 0,
    });
    return (
        <Card title={say.key} intro={say.keyText}>
            <Answered query={key}>
                {(answer) => (
                    <Stack gap="md" align="flex-start">
                        <div>
                            <Text size="sm" c="dimmed">
                                {say.fingerprint}
                            </Text>
                            <Text className="digest">{answer.key}</Text>
                        </div>
                        <Group gap="xs">
                            <Copy text={answer.key} />
                            <Button
                                size="xs"
                                variant="default"
                                loading={sheet.isPending}
                                onClick={() => sheet.mutate()}
                            >
                                {say.sheet.show}
                            </Button>
                        </Group>
                        {sheet.error !== null && <ProblemNote error={sheet.error} />}
                        <div>
                            <Text size="sm" c="dimmed">
                                {say.file}
                            </Text>
                            <Text className="digest">{answer.file}</Text>
                        </div>
                        <Alert color={answer.protected ? "blue" : "yellow"}>
                            <Said text={answer.protected ? say.keyProtected : say.keyOpen} />
                        </Alert>
                    </Stack>
                )}
            </Answered>
            {sheet.data !== undefined && <Sheet sheet={sheet.data} onClose={sheet.reset} />}
        </Card>
    );
}

function Sheet({ sheet, onClose }: { sheet: KeySheet; onClose: () => void }) {
    return (
        <Modal
            opened
            onClose={onClose}
            title={say.sheet.title}
            size="lg"
            className="key-sheet"
            closeButtonProps={{ "aria-label": words.app.close }}
        >
            <Stack gap="md">
                <Text>
                    {sheet.owner}, {dayText(sheet.made, "UTC")}
                </Text>
                <Text className="digest">{sheet.key}</Text>
                <Alert color="yellow">{say.sheet.warning}</Alert>
                <pre className="key-lines">{sheet.lines.join("\n")}</pre>
                <Text size="sm">
                    <Said text={say.sheet.back} />
                </Text>
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        {words.app.close}
                    </Button>
                    <Button onClick={() => window.print()}>{say.sheet.print}</Button>
                </Group>
            </Stack>
        </Modal>
    );
}
