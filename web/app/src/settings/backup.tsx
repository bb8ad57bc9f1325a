// A backup out of the page: one encrypted file, for whoever holds the key that it is made for.
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { sendForFile } from "../api/client";
import { Said } from "../kit/said";
import { ProblemNote } from "../kit/answered";
import { bytesText } from "../kit/bytes";
import { Card } from "../kit/card";
import { useNow } from "../kit/use_now";
import { words } from "../strings/en";
import { backupName, recipientFault } from "./recipient";

const say = words.settings.backup;

// The browser writes the file where it writes downloads.
function save(file: Blob, name: string): void {
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function Backup() {
    const [recipient, setRecipient] = useState("");
    const [fault, setFault] = useState("");
    const now = useNow();
    const name = backupName(now);
    const make = useMutation({
        mutationFn: () => sendForFile("/vault/backup", { to: recipient.trim() }),
        onSuccess: (file) => save(file, name),
    });
    const submit = () => {
        const wrong = recipientFault(recipient);
        setFault(wrong);
        if (wrong === "") make.mutate();
    };
    return (
        <Card title={say.title}>
            <Stack gap="sm">
                <Text>{say.text}</Text>
                <TextInput
                    label={say.recipient}
                    description={say.recipientHint}
                    value={recipient}
                    error={fault === "" ? null : fault}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={(event) => {
                        setRecipient(event.currentTarget.value);
                        setFault("");
                    }}
                />
                <Group>
                    <Button loading={make.isPending} onClick={submit}>
                        {say.make}
                    </Button>
                </Group>
                {make.error !== null && <ProblemNote error={make.error} />}
                {make.data !== undefined && (
                    <Text role="status">{say.made(name, bytesText(make.data.size))}</Text>
                )}
                <Text size="sm" c="dimmed">
                    <Said text={say.passphrase} />
                </Text>
            </Stack>
        </Card>
    );
}
