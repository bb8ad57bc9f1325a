// A mail: its words, or the form in which it was sent, in a frame that can do nothing.
import { SegmentedControl, Stack, Text, Group, Loader, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { fetchBytes } from "../../api/client";
import { Icon } from "../../app/icons";
import { ProblemNote } from "../../kit/answered";
import { words } from "../../strings/en";
import { itemPath, type Item } from "./page";
import { piecesOf } from "./quotes";
import { useSafeMail } from "./use_safe_mail";

const say = words.evidence.mail;

export function MailView({ item }: { item: Item }) {
    const [view, setView] = useState("plain");
    return (
        <Stack gap="md">
            <Group justify="flex-end">
                <SegmentedControl
                    size="xs"
                    aria-label={say.view}
                    value={view}
                    onChange={setView}
                    data={[
                        { value: "plain", label: say.plain },
                        { value: "sent", label: say.sent },
                    ]}
                />
            </Group>
            {view === "plain" ? <Words text={item.text} /> : <Sent item={item} />}
        </Stack>
    );
}

function Words({ text }: { text: string }) {
    if (text.trim() === "") return <Text c="dimmed">{say.empty}</Text>;
    return (
        <div>
            {piecesOf(text).map(({ quoted, lines }, index) =>
                quoted ? (
                    <Quote key={index} lines={lines} />
                ) : (
                    <pre key={index} className="words">
                        {lines.join("\n")}
                    </pre>
                ),
            )}
        </div>
    );
}

function Quote({ lines }: { lines: string[] }) {
    const [opened, { toggle }] = useDisclosure(lines.length <= 4);
    return (
        <div className="quote">
            {lines.length > 4 && (
                <UnstyledButton className="more" onClick={toggle} aria-expanded={opened}>
                    <Icon name={opened ? "down" : "next"} size={16} />
                    {say.quote(lines.length)}
                </UnstyledButton>
            )}
            {opened && <pre className="words">{lines.join("\n")}</pre>}
        </div>
    );
}

function Sent({ item }: { item: Item }) {
    const raw = useQuery({
        queryKey: ["raw", item.blob],
        queryFn: ({ signal }) => fetchBytes(itemPath(item.item, "/raw"), signal),
        staleTime: Infinity,
    });
    if (raw.error !== null) return <ProblemNote error={raw.error} />;
    if (raw.data === undefined) return <Loader role="status" aria-label={words.app.loading} />;
    return <Frame raw={raw.data} />;
}

function Frame({ raw }: { raw: ArrayBuffer }) {
    const { frame, state } = useSafeMail(raw);
    if (state === "none") return <Text c="dimmed">{say.none}</Text>;
    if (state === "unreadable") return <Text c="dimmed">{say.unreadable}</Text>;
    return (
        <Stack gap="xs">
            <Text size="sm" c="dimmed">
                {say.noNetwork}
            </Text>
            <iframe ref={frame} className="mail-frame" sandbox="" title={say.frame} />
        </Stack>
    );
}
