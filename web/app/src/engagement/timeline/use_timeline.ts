// All entries of a timeline. A long one comes in parts: the first is shown at once, the rest follows.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { getPart } from "../../api/client";
import type { Entry } from "../../api/model";
import { engagementPath } from "../use_engagement";

const first_size = 300;
const part_size = 5000;

export interface Timeline {
    entries: Entry[];
    total: number;
}

export function useTimeline(engagement: string) {
    const path = engagementPath(engagement, "/timeline");
    const query = useInfiniteQuery({
        queryKey: [path, "parts"],
        initialPageParam: 0,
        queryFn: ({ pageParam, signal }) =>
            getPart(
                "timeline",
                path,
                { after: pageParam, limit: pageParam === 0 ? first_size : part_size },
                signal,
            ),
        getNextPageParam: ({ total }, parts) => {
            const loaded = first_size + (parts.length - 1) * part_size;
            return loaded < total ? loaded : undefined;
        },
    });
    const { hasNextPage, isFetching, isError, fetchNextPage } = query;
    useEffect(() => {
        if (hasNextPage && !isFetching && !isError) void fetchNextPage();
    }, [hasNextPage, isFetching, isError, fetchNextPage]);
    const parts = query.data?.pages;
    const timeline = useMemo((): Timeline | undefined => {
        if (parts === undefined) return undefined;
        const entries = parts.flatMap(({ answer }) => answer.entries);
        return { entries, total: Math.max(entries.length, parts[0]?.total ?? 0) };
    }, [parts]);
    return { timeline, error: query.error, refetch: query.refetch };
}
