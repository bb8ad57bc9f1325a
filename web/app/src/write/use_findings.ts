// Asks what a text sounds like, some time after the last key.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { send } from "../api/client";
import type { Finding } from "./findings";

const settled_ms = 600;

// Nothing is found where the server cannot tell; writing goes on all the same.
export function useFindings(engagement: string, text: string): readonly Finding[] {
    const [settled] = useDebouncedValue(text, settled_ms);
    const answer = useQuery({
        queryKey: ["tone", engagement, settled],
        queryFn: () => send("/drafts/check", { text: settled, into: engagement }),
        enabled: settled.trim().length > 2,
        retry: false,
        staleTime: Infinity,
    });
    return (answer.data as { findings: Finding[] } | undefined)?.findings ?? [];
}
