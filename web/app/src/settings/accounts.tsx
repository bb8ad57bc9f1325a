// The servers that letters go through, that answers come from, and that vouch for times: what is set up, whether
// it works, and the way to change it.
import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { accountActions } from "../actions/accounts";
import { ActButton } from "../actions/act";
import type { Action } from "../actions/action";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { FetchMail } from "../kit/fetch_mail";
import { Said } from "../kit/said";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";

const say = words.settings.accounts;

type Accounts = Answers["account list"];
type Kind = "out" | "in";

// What the doctor calls the check of each.
const check_names: Record<Kind, string> = { out: "letters", in: "mail in" };

export function AccountsCard() {
    const accounts = useAnswer("account list", "/vault/accounts");
    return (
        <Card title={say.title} intro={say.intro}>
            <Answered query={accounts} lines={4}>
                {(shown) => (
                    <Stack gap="lg">
                        <ul className="rows">
                            <MailRow kind="out" accounts={shown} action={accountActions.out} />
                            <MailRow kind="in" accounts={shown} action={accountActions.in} />
                            {shown.timestamps.map(({ url }) => (
                                <Row
                                    key={url}
                                    title={say.timestamp}
                                    acts={<Drop which={url} about={url} />}
                                >
                                    <Text size="sm" className="long-word">
                                        {url}
                                    </Text>
                                </Row>
                            ))}
                            <Row
                                title={say.timestamps}
                                acts={
                                    <ActButton
                                        action={accountActions.timestamp}
                                        size="xs"
                                        variant="default"
                                    />
                                }
                            >
                                <Text size="sm" c="dimmed">
                                    {say.timestampsHint}
                                </Text>
                            </Row>
                        </ul>
                        <Text size="sm" c="dimmed" className="long-word">
                            {say.keptIn(shown.file)}
                        </Text>
                    </Stack>
                )}
            </Answered>
        </Card>
    );
}

interface MailRowProps {
    kind: Kind;
    accounts: Accounts;
    action: Action;
}

function MailRow({ kind, accounts, action }: MailRowProps) {
    const account = accounts.accounts.find((one) => one.kind === kind);
    const known = { url: account?.url ?? "", user: account?.user ?? "" };
    return (
        <Row
            title={say[kind]}
            acts={
                <Group gap="xs">
                    <ActButton
                        action={action}
                        known={account === undefined ? {} : known}
                        {...(account === undefined ? {} : { label: say.change })}
                        size="xs"
                        variant={account === undefined ? "light" : "default"}
                    />
                    {account !== undefined && <Drop which={kind} about={account.url} />}
                </Group>
            }
        >
            {account === undefined ? (
                <Text size="sm" c="dimmed">
                    {say.none[kind]}
                </Text>
            ) : (
                <>
                    <Text size="sm" className="long-word">
                        {say.as(account.url, account.user)}
                    </Text>
                    <Tried kind={kind} />
                    {kind === "in" && <FetchMail />}
                </>
            )}
        </Row>
    );
}

// Whether the server lets us in: the doctor tries it, and sends nothing.
function Tried({ kind }: { kind: Kind }) {
    const doctor = useAnswer("doctor", "/vault/doctor").data;
    const check = doctor?.checks.find(({ name }) => name === check_names[kind]);
    if (check === undefined) return null;
    const works = check.status === "ok";
    return (
        <Group gap="xs">
            <Tag tone={works ? "good" : "bad"} icon={works ? "check" : "alert"}>
                {works ? say.works : say.fails}
            </Tag>
            {!works && (
                <Text size="sm">
                    <Said text={check.detail} />
                </Text>
            )}
        </Group>
    );
}

function Drop({ which, about }: { which: string; about: string }) {
    return (
        <ActButton
            action={accountActions.drop}
            fixed={{ which }}
            about={about}
            size="xs"
            variant="subtle"
            color="red"
        />
    );
}

interface RowProps {
    title: string;
    acts: ReactNode;
    children: ReactNode;
}

function Row({ title, acts, children }: RowProps) {
    return (
        <li>
            <Group justify="space-between" align="flex-start" gap="sm">
                <Stack gap={4} flex="1 1 16rem" miw={0}>
                    <Text fw={600}>{title}</Text>
                    {children}
                </Stack>
                {acts}
            </Group>
        </li>
    );
}
