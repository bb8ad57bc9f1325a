// The first minute: what this is for, and one button.
import { Button, Group, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { engagementAdd } from "../actions/agreement";
import { useAct } from "../actions/act";
import { Icon } from "../app/icons";
import { useWindowTitle } from "../kit/page";
import { words } from "../strings/en";

const say = words.today.welcome;

// Opens the form of a new engagement, and then the engagement.
export function useNewEngagement(): () => void {
    const act = useAct();
    const navigate = useNavigate();
    const onDone = (answer: unknown) => {
        const { engagement } = answer as { engagement: string };
        void navigate({ to: "/engagements/$engagement", params: { engagement } });
    };
    return () => act({ action: engagementAdd, onDone });
}

export function Welcome() {
    const begin = useNewEngagement();
    useWindowTitle(words.today.title);
    return (
        <Stack gap={40} maw={680} pt="lg">
            <Stack gap="sm">
                <Title order={1}>{say.title}</Title>
                <Text size="lg" c="dimmed">
                    {say.text}
                </Text>
            </Stack>
            <Stack component="ol" gap="lg" className="steps">
                {say.steps.map((step, index) => (
                    <Group component="li" key={step.title} wrap="nowrap" align="flex-start">
                        <ThemeIcon variant="light" size={38} radius="xl">
                            {index + 1}
                        </ThemeIcon>
                        <div>
                            <Text fw={600}>{step.title}</Text>
                            <Text c="dimmed">{step.text}</Text>
                        </div>
                    </Group>
                ))}
            </Stack>
            <div>
                <Button size="md" onClick={begin} leftSection={<Icon name="plus" />}>
                    {say.begin}
                </Button>
            </div>
        </Stack>
    );
}
