// Asks what a text sounds like, some time after the last key.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { send } from "../api/client";
import type { Answers } from "../api/model";
import type { Finding } from "./findings";

const settled_ms = 600;

// What was found in the words that were typed last; nothing while the server cannot tell.
export function useFindings(engagement: string, text: string): readonly Finding[] {
    const [settled] = useDebouncedValue(text, settled_ms);
    const answer = useQuery({
        queryKey: ["tone", engagement, settled],
        queryFn: () =>
            send("/drafts/check", { text: settled, into: engagement }) as Promise<
                Answers["draft check"]
            >,
        enabled: settled.trim().length > 2,
        retry: false,
        staleTime: Infinity,
    });
    return answer.data?.findings ?? [];
}
