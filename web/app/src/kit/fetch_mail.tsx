// Fetches what is new in the account of the settings, and says in words what came back. It is only read there.
import { Button, Stack, Text } from "@mantine/core";
import type { Answers } from "../api/model";
import { useAnswer, useWrite } from "../api/queries";
import { words } from "../strings/en";
import { ProblemNote } from "./answered";

const say = words.app.mail;
type Synced = Answers["mail sync"];

// Without an account there is nothing to fetch from, and no button.
export function FetchMail() {
    const accounts = useAnswer("account list", "/vault/accounts").data?.accounts ?? [];
    const sync = useWrite();
    if (!accounts.some(({ kind }) => kind === "in")) return null;
    return (
        <Stack gap="xs" align="flex-start" className="no-print">
            <Button
                size="xs"
                variant="default"
                loading={sync.isPending}
                onClick={() => sync.mutate({ path: "/mail/sync" })}
            >
                {say.fetch}
            </Button>
            {sync.error !== null && <ProblemNote error={sync.error} />}
            {sync.data !== undefined && <Fetched synced={sync.data as Synced} />}
        </Stack>
    );
}

function Fetched({ synced: { folders, keys } }: { synced: Synced }) {
    const added = folders.reduce((sum, folder) => sum + folder.added, 0);
    return (
        <Stack gap={4} role="status">
            <Text size="sm">{say.fetched(added)}</Text>
            {folders.map(({ folder, failed, trouble }) => (
                <Trouble key={folder} folder={folder} failed={failed} trouble={trouble} />
            ))}
            {keys.trouble !== "" && <Text size="sm">{keys.trouble}</Text>}
        </Stack>
    );
}

// A folder that could not be read to its end, and the mails in it that could not be read.
function Trouble({
    folder,
    failed,
    trouble,
}: Pick<Synced["folders"][number], "folder" | "failed" | "trouble">) {
    return (
        <>
            {trouble !== "" && <Text size="sm">{say.folderFailed(folder, trouble)}</Text>}
            {failed.map(({ source, offset, error }) => (
                <Text key={`${source} ${offset}`} size="sm">
                    {say.mailFailed(folder, error)}
                </Text>
            ))}
        </>
    );
}
