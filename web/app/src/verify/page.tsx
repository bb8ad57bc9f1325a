// Drop a case file: the verdict in plain words, and each check behind it.
import {
    Button,
    Collapse,
    FileButton,
    FileInput,
    Group,
    Progress,
    Stack,
    Text,
    TextInput,
    UnstyledButton,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { percent } from "../api/jobs";
import { Icon } from "../app/icons";
import { takeAll, useArrivals } from "../kit/arrivals";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Page } from "../kit/page";
import { words } from "../strings/en";
import { Report } from "./report";
import { useVerify } from "./use_verify";
import "./verify.css";

const say = words.verify;

export function VerifyPage() {
    const dropped = useArrivals();
    const [key, setKey] = useState("");
    const [letters, setLetters] = useState<File | null>(null);
    const { stage, file, own, clear } = useVerify();
    const start = (wanted: File) => file(wanted, key.trim(), letters);
    const first = dropped[0];
    useEffect(() => {
        if (first === undefined) return;
        takeAll();
        start(first);
        // A file that is dropped is checked once.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [first]);
    return (
        <Page title={say.title} intro={say.intro}>
            <Stack gap="lg">
                {stage.name === "asking" && (
                    <Ask
                        onFile={start}
                        onOwn={own}
                        lettersName={letters}
                        onLetters={setLetters}
                        keyText={key}
                        onKey={setKey}
                    />
                )}
                {stage.name === "checking" && (
                    <Card>
                        <Text fw={600} mb="xs" role="status">
                            {say.checking} {stage.file}
                        </Text>
                        <Progress
                            value={percent({ done: stage.sent, total: stage.total }) ?? 100}
                            animated
                            aria-label={say.checking}
                        />
                    </Card>
                )}
                {stage.name === "failed" && <ProblemNote error={stage.error} onRetry={clear} />}
                {stage.name === "done" && (
                    <>
                        <Report report={stage.report} name={stage.file} />
                        <div>
                            <Button variant="default" onClick={clear}>
                                {say.again}
                            </Button>
                        </div>
                    </>
                )}
            </Stack>
        </Page>
    );
}

interface AskProps {
    onFile: (file: File) => void;
    onOwn: () => void;
    keyText: string;
    onKey: (key: string) => void;
    lettersName: File | null;
    onLetters: (file: File | null) => void;
}

function Ask({ onFile, onOwn, keyText, onKey, lettersName, onLetters }: AskProps) {
    const [opened, { toggle }] = useDisclosure(false);
    return (
        <Card>
            <Stack gap="lg">
                <div className="verify-drop">
                    <span className="empty-sign">
                        <Icon name="verify" size={26} />
                    </span>
                    <Text fw={650}>{say.drop}</Text>
                    <Text c="dimmed">{say.dropText}</Text>
                    <Group gap="xs" justify="center">
                        <FileButton onChange={(file) => file !== null && onFile(file)}>
                            {(props) => <Button {...props}>{say.choose}</Button>}
                        </FileButton>
                        <Button variant="default" onClick={onOwn}>
                            {say.own}
                        </Button>
                    </Group>
                </div>
                <UnstyledButton className="more" onClick={toggle} aria-expanded={opened}>
                    <Icon name={opened ? "down" : "next"} size={16} />
                    {say.more}
                </UnstyledButton>
                <Collapse expanded={opened}>
                    <Stack gap="md">
                        <Text size="sm" c="dimmed">
                            {say.moreText}
                        </Text>
                        <TextInput
                            label={say.key}
                            description={say.keyHint}
                            value={keyText}
                            onChange={(event) => onKey(event.currentTarget.value)}
                        />
                        <FileInput
                            label={say.against}
                            description={say.againstHint}
                            value={lettersName}
                            onChange={onLetters}
                            clearable
                        />
                    </Stack>
                </Collapse>
            </Stack>
        </Card>
    );
}
