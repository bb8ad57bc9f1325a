// Which engagement a page is about, where its address does not say it.
import { Select, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { EngagementLine } from "../api/model";
import { useAnswer } from "../api/queries";
import { words } from "../strings/en";
import { Answered } from "./answered";

export function useEngagements(): EngagementLine[] {
    return useAnswer("engagement list", "/engagements").data?.engagements ?? [];
}

// The title of an engagement; its short name while titles are not known.
export function useTitles(): (engagement: string) => string {
    const titles = new Map(useEngagements().map(({ engagement, title }) => [engagement, title]));
    return (engagement) => titles.get(engagement) ?? engagement;
}

interface OfEngagementProps {
    wanted: string | undefined;
    // What stands there while there is no engagement at all.
    none: ReactNode;
    children: (engagement: string) => ReactNode;
}

// What is about one engagement: the one that is wanted, else the first one.
export function OfEngagement({ wanted, none, children }: OfEngagementProps) {
    const engagements = useAnswer("engagement list", "/engagements");
    return (
        <Answered query={engagements}>
            {({ engagements: lines }) => {
                const engagement = wanted ?? lines[0]?.engagement;
                return engagement === undefined ? none : children(engagement);
            }}
        </Answered>
    );
}

interface EngagementChoiceProps {
    value: string | undefined;
    onChange: (engagement: string) => void;
}

// The one that was chosen, else the only or first one.
export function useChosen(wanted: string | undefined): string | undefined {
    const engagements = useEngagements();
    return wanted ?? engagements[0]?.engagement;
}

export function EngagementChoice({ value, onChange }: EngagementChoiceProps) {
    const engagements = useEngagements();
    const chosen = engagements.find(({ engagement }) => engagement === value);
    return (
        <>
            <Text className="only-print" fw={600}>
                {chosen?.title}
            </Text>
            {engagements.length > 1 && (
                <Select
                    className="no-print"
                    aria-label={words.app.sections.engagements}
                    data={engagements.map(({ engagement, title }) => ({
                        value: engagement,
                        label: title,
                    }))}
                    value={value ?? null}
                    onChange={(engagement) => engagement !== null && onChange(engagement)}
                    allowDeselect={false}
                    miw={260}
                />
            )}
        </>
    );
}
