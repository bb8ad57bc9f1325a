// The very first page: no vault is there yet, and three answers make one.
import { Button, Center, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "../api/client";
import { ProblemNote } from "../kit/answered";
import { words } from "../strings/en";

const say = words.app.first;

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export default function FirstPage() {
    const [name, setName] = useState("");
    const [email, setEmail] = useState("");
    const [zone, setZone] = useState(ownZone);
    const [tried, setTried] = useState(false);
    const make = useMutation<unknown, Error, void>({
        mutationFn: () =>
            send("/vault", { name: name.trim(), email: email.trim(), zone }, { method: "PUT" }),
        onSuccess: () => location.reload(),
    });
    const missing = (text: string) => (tried && text.trim() === "" ? words.fields.missing : null);
    const submit = () => {
        setTried(true);
        if (name.trim() !== "" && email.trim() !== "" && zone.trim() !== "") make.mutate();
    };
    return (
        <Center component="main" mih="100vh" p="lg">
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    submit();
                }}
            >
                <Stack maw={460} gap="md">
                    <img src="/mark.svg" alt="" width={56} height={56} />
                    <Title order={1}>{say.title}</Title>
                    <Text c="dimmed">{say.text}</Text>
                    <TextInput
                        label={say.name}
                        description={say.nameHint}
                        autoComplete="name"
                        value={name}
                        error={missing(name)}
                        onChange={(event) => setName(event.currentTarget.value)}
                    />
                    <TextInput
                        label={say.email}
                        type="email"
                        autoComplete="email"
                        value={email}
                        error={missing(email)}
                        onChange={(event) => setEmail(event.currentTarget.value)}
                    />
                    <TextInput
                        label={say.zone}
                        value={zone}
                        error={missing(zone)}
                        onChange={(event) => setZone(event.currentTarget.value)}
                    />
                    {make.error !== null && <ProblemNote error={make.error} />}
                    <Button type="submit" size="md" loading={make.isPending}>
                        {say.make}
                    </Button>
                </Stack>
            </form>
        </Center>
    );
}
