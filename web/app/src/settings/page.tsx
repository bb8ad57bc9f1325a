// Settings: the key, what the program says about itself, backup, mail, reminders, appearance.
import { Alert, SimpleGrid, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { SchemeChoice } from "../app/scheme";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Copy } from "../kit/copy";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { Backup } from "./backup";
import { Doctor } from "./doctor";
import { Packs } from "./packs";
import { Reminders } from "./reminders";

const say = words.settings;

export function SettingsPage() {
    return (
        <Page title={words.app.sections.settings} intro={say.intro}>
            <Stack gap="lg">
                <Doctor />
                <Key />
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                    <Backup />
                    <Reminders />
                    <Packs />
                    <Card title={say.mail}>
                        <Text>{say.mailText}</Text>
                    </Card>
                    <Card title={say.appearance}>
                        <SchemeChoice />
                    </Card>
                </SimpleGrid>
                <About />
            </Stack>
        </Page>
    );
}

function Key() {
    const key = useAnswer("key show", "/vault/key");
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
                        <Copy text={answer.key} />
                        <div>
                            <Text size="sm" c="dimmed">
                                {say.file}
                            </Text>
                            <Text className="digest">{answer.file}</Text>
                        </div>
                        <Alert color="yellow">{say.keyWarning}</Alert>
                    </Stack>
                )}
            </Answered>
        </Card>
    );
}

function About() {
    const version = useAnswer("version", "/version");
    return (
        <Card title={say.about}>
            <Answered query={version} lines={1}>
                {(answer) => (
                    <Text>
                        {say.version(answer.version)}. {say.local}
                    </Text>
                )}
            </Answered>
        </Card>
    );
}
