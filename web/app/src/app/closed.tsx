// What is shown instead of the page when there is no session or no server.
import { Button, Center, Code, Stack, Text, Title } from "@mantine/core";
import { words } from "../strings/en";
import { Icon, type IconName } from "./icons";

interface Closed {
    icon: IconName;
    title: string;
    text: string;
}

function ClosedPage({ icon, title, text }: Closed) {
    return (
        <Center component="main" mih="100vh" p="lg">
            <Stack maw={460} gap="md" align="flex-start">
                <span className="closed-sign">
                    <Icon name={icon} size={30} />
                </span>
                <Title order={1}>{title}</Title>
                <Text>{text}</Text>
                <Text>{words.app.locked.how}</Text>
                <Code fz="md" px="md" py="xs">
                    {words.app.locked.command}
                </Code>
                <Button variant="default" onClick={() => location.reload()}>
                    {words.app.retry}
                </Button>
            </Stack>
        </Center>
    );
}

export function LockedPage() {
    return <ClosedPage icon="lock" {...words.app.locked} />;
}

export function OfflinePage() {
    return <ClosedPage icon="alert" {...words.app.offline} />;
}
