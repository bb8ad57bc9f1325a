// Evidence: bring it in, file it.
import { FileButton, Button, Group, Stack, Text } from "@mantine/core";
import { Icon } from "../app/icons";
import { Card } from "../kit/card";
import { LinkButton } from "../kit/link";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { bring, useArrivals } from "../kit/arrivals";
import { ImportCourse } from "./course";
import "./evidence.css";
import { Inbox } from "./inbox";
import { useImport } from "./use_import";
import { Wizard } from "./wizard";

const say = words.evidence;

export function EvidencePage() {
    const files = useArrivals();
    const course = useImport();
    const { run } = course;
    return (
        <Page
            title={say.title}
            intro={say.intro}
            actions={
                <LinkButton to="/search" variant="default" leftSection={<Icon name="search" />}>
                    {words.search.title}
                </LinkButton>
            }
        >
            <Stack gap="lg">
                {files.length > 0 && <Wizard files={files} busy={course.busy} />}
                {run !== null && <ImportCourse course={{ ...course, run }} />}
                {files.length === 0 && run === null && <Bring />}
                <Inbox />
            </Stack>
        </Page>
    );
}

function Bring() {
    return (
        <Card>
            <Group wrap="nowrap" gap="lg" align="flex-start" className="bring">
                <span className="empty-sign">
                    <Icon name="evidence" size={26} />
                </span>
                <div>
                    <Text fw={650}>{say.drop.title}</Text>
                    <Text c="dimmed">{say.drop.text}</Text>
                </div>
                <FileButton multiple onChange={bring}>
                    {(props) => (
                        <Button {...props} leftSection={<Icon name="plus" />} className="nowrap">
                            {say.drop.choose}
                        </Button>
                    )}
                </FileButton>
            </Group>
        </Card>
    );
}
