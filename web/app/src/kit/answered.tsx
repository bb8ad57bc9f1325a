// Shows an answer of the server, or that it is on its way, or why there is none and what to do.
import { Alert, Button, Skeleton, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Problem, isOffline } from "../api/problem";
import { words } from "../strings/en";
import { Said } from "./said";

interface AnsweredProps<Data> {
    query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
    children: (data: Data) => ReactNode;
    // How many grey lines stand for it meanwhile.
    lines?: number;
}

export function Answered<Data>({ query, children, lines = 3 }: AnsweredProps<Data>) {
    if (query.data !== undefined) return <>{children(query.data)}</>;
    if (query.error !== null) {
        return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
    }
    return (
        <Stack gap="sm" role="status" aria-label={words.app.loading}>
            {Array.from({ length: lines }, (_, index) => (
                <Skeleton key={index} height={18} width={`${90 - 13 * (index % 4)}%`} />
            ))}
        </Stack>
    );
}

export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }) {
    const hint = error instanceof Problem ? error.hint : "";
    const text = isOffline(error) ? words.app.offline.text : error.message;
    return (
        <Alert color="red" role="alert">
            <Stack gap="xs" align="flex-start">
                <Text fw={600} className="sentence">
                    <Said text={text} />
                </Text>
                {hint !== "" && (
                    <Text size="sm" className="sentence">
                        <Said text={hint} />
                    </Text>
                )}
                {onRetry !== undefined && (
                    <Button size="xs" variant="default" onClick={onRetry}>
                        {words.app.retry}
                    </Button>
                )}
            </Stack>
        </Alert>
    );
}
