// Settings: what the program says about itself, the key, accounts, backup, reminders, rules, appearance.
import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useAnswer } from "../api/queries";
import { SchemeChoice } from "../app/scheme";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { AccountsCard } from "./accounts";
import { Backup } from "./backup";
import { Doctor } from "./doctor";
import { KeyCard } from "./key_card";
import { Packs } from "./packs";
import { Reminders } from "./reminders";

const say = words.settings;

export function SettingsPage() {
    return (
        <Page title={words.app.sections.settings} intro={say.intro}>
            <Stack gap="lg">
                <Doctor />
                <KeyCard />
                <AccountsCard />
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                    <Backup />
                    <Reminders />
                    <Packs />
                    <Card title={say.appearance}>
                        <SchemeChoice />
                    </Card>
                </SimpleGrid>
                <About />
            </Stack>
        </Page>
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
