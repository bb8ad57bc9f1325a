// Asks what a text sounds like, some time after the last key.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { fetchJson, send, upload } from "../api/client";
import type { Finding } from "./findings";

const settled_ms = 600;
const path = "/drafts/check";

interface Description {
    paths: Record<string, { post?: Checking } | undefined>;
}
interface Checking {
    requestBody?: {
        content?: { "application/json"?: { schema?: { properties?: Record<string, unknown> } } };
    };
}

// How a server takes a text: as a member of the body, or as a file; nothing where it reads no drafts.
export function memberFor({ paths }: Description): "text" | "file" | null {
    const body = paths[path]?.post?.requestBody?.content?.["application/json"];
    const members = body?.schema?.properties ?? {};
    if ("text" in members) return "text";
    return "file" in members ? "file" : null;
}

async function check(engagement: string, text: string, member: "text" | "file"): Promise<unknown> {
    const file = () => upload(new File([text], "draft.txt"), () => undefined);
    return await send(path, {
        [member]: member === "text" ? text : await file(),
        into: engagement,
    });
}

// Nothing is found where the server cannot tell; writing goes on all the same.
export function useFindings(engagement: string, text: string): readonly Finding[] {
    const [settled] = useDebouncedValue(text, settled_ms);
    const description = useQuery({
        queryKey: ["description"],
        queryFn: ({ signal }) => fetchJson("/openapi.json", {}, signal) as Promise<Description>,
        staleTime: Infinity,
    });
    const member = description.data === undefined ? null : memberFor(description.data);
    const answer = useQuery({
        queryKey: ["tone", engagement, settled],
        queryFn: () => check(engagement, settled, member ?? "text"),
        enabled: member !== null && settled.trim().length > 2,
        retry: false,
        staleTime: Infinity,
    });
    return (answer.data as { findings: Finding[] } | undefined)?.findings ?? [];
}
