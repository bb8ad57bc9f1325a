// How pages ask: an answer is kept until something changed, and the newest one is shown meanwhile.
import {
    QueryClient,
    keepPreviousData,
    queryOptions,
    useMutation,
    useQuery,
    useQueryClient,
    type UseQueryResult,
} from "@tanstack/react-query";
import { get, newKey, send, withSecretsSent, type Body, type Command, type Query } from "./client";
import type { Answers } from "./model";
import { Problem } from "./problem";

// A refusal will be the same next time; only a server that is not there is asked again.
function worthRetrying(count: number, error: Error): boolean {
    return count < 2 && !(error instanceof Problem && error.status < 500);
}

export const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 15_000 } },
});

// The answer of `command` at `path`, as a query that others can share or fetch ahead.
export function answer<C extends Command>(command: C, path: string, query: Query = {}) {
    return queryOptions({
        queryKey: [path, query],
        queryFn: ({ signal }): Promise<Answers[C]> => get(command, path, query, signal),
        placeholderData: keepPreviousData,
    });
}

// The same inside of a component. `enabled` false asks nothing.
export function useAnswer<C extends Command>(
    command: C,
    path: string,
    query: Query = {},
    enabled = true,
): UseQueryResult<Answers[C]> {
    return useQuery({ ...answer(command, path, query), enabled }) as UseQueryResult<Answers[C]>;
}

export interface Write {
    path: string;
    body?: Body;
    key?: string;
    method?: "POST" | "PUT" | "DELETE" | "PATCH";
}

// A write; what was asked before is asked again afterwards, as anything may follow from an act.
export function useWrite() {
    const client = useQueryClient();
    return useMutation<unknown, Error, Write>({
        mutationFn: async ({ path, body, key, method }) =>
            send(path, await withSecretsSent(body ?? {}), {
                key: key ?? newKey(),
                method: method ?? "POST",
            }),
        onSuccess: () => client.invalidateQueries(),
    });
}
