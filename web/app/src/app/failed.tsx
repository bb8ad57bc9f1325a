// Pages for an address that leads nowhere, and for a page that broke.
import { Button, Stack, Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { Problem } from "../api/problem";
import { LinkAnchor } from "../kit/link";
import { words } from "../strings/en";

export function LostPage() {
    return (
        <Stack maw={520} gap="sm">
            <Title order={1}>{words.app.lost.title}</Title>
            <Text>{words.app.lost.text}</Text>
            <LinkAnchor to="/">{words.app.lost.home}</LinkAnchor>
        </Stack>
    );
}

export function FailedPage({ error }: { error: Error }) {
    const router = useRouter();
    return (
        <Stack maw={620} gap="sm" align="flex-start" role="alert">
            <Title order={1}>{words.app.failed.title}</Title>
            <Text>{error.message}</Text>
            {error instanceof Problem && error.hint !== "" && <Text c="dimmed">{error.hint}</Text>}
            <Text c="dimmed">{words.app.failed.text}</Text>
            <Button variant="default" onClick={() => void router.invalidate()}>
                {words.app.retry}
            </Button>
        </Stack>
    );
}
