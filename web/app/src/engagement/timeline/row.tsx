// One entry: when, who, what; and on demand its three times, what shows it, and the way to take it back.
import { Group, Text, UnstyledButton } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { ActButton } from "../../actions/act";
import { entryVoid } from "../../actions/end";
import { choiceText } from "../../actions/field";
import type { Entry } from "../../api/model";
import { Icon, type IconName } from "../../app/icons";
import { LinkAnchor } from "../../kit/link";
import { Tag } from "../../kit/tag";
import { When, instantText, useZone } from "../../kit/time";
import { words } from "../../strings/en";
import { useEngagement } from "../use_engagement";
import { attestedBy, kindOf } from "./filter";
import type { Attestations } from "./page";

const say = words.engagement.timeline;

const signs: Record<string, IconName> = {
    item: "mail",
    milestone: "engagements",
    agreement: "file",
    checkin: "chat",
    scope: "chat",
    change: "plus",
    invoice: "money",
    delivery: "evidence",
    contract: "lock",
    dispute: "rights",
    claim: "cases",
    case: "cases",
    party: "people",
    cosignature: "seal",
    timestamp: "seal",
};

// Tells an entry from all others of its engagement.
export function keyOf({ side, n }: Entry): string {
    return `${side}/${n}`;
}

interface RowProps {
    entry: Entry;
    attestations: Attestations;
    open: boolean;
    onToggle: (entry: Entry) => void;
}

// A step of the wheel draws the rows anew that come in, and not those that stay.
export const Row = memo(function Row({ entry, attestations, open, onToggle }: RowProps) {
    const tags = [entry.claimed, entry.side === "private", entry.corrected !== null];
    return (
        <div
            className="entry"
            data-side={entry.side}
            data-corrected={entry.corrected !== null}
            data-many-tags={tags.filter(Boolean).length > 1}
        >
            <UnstyledButton
                className="entry-head"
                onClick={() => onToggle(entry)}
                aria-expanded={open}
            >
                <span className="entry-sign">
                    <Icon name={signs[kindOf(entry)] ?? "check"} size={17} />
                </span>
                <span className="entry-text">
                    <span className="entry-summary">{entry.summary}</span>
                    <span className="entry-meta">
                        <When at={entry.occurred} precision={entry.precision} />
                        {entry.claimed && <Tag tone="warn">{say.claimed}</Tag>}
                        {entry.side === "private" && <Tag icon="lock">{say.sides.private}</Tag>}
                        {entry.corrected !== null && <Tag tone="bad">{say.corrected}</Tag>}
                    </span>
                </span>
                <span className="no-print">
                    <Icon name={open ? "down" : "next"} size={16} />
                </span>
            </UnstyledButton>
            {open && <Details entry={entry} attestations={attestations} />}
        </div>
    );
});

// A row that nobody can read yet, in the same place: what passes by in a fling is drawn so.
export function PlainRow({ entry }: { entry: Entry }) {
    return (
        <div className="entry" data-side={entry.side}>
            <div className="entry-head">
                <span className="entry-sign" />
                <span className="entry-text">
                    <span className="entry-summary">{entry.summary}</span>
                </span>
            </div>
        </div>
    );
}

function Details({ entry, attestations }: { entry: Entry; attestations: Attestations }) {
    const engagement = useEngagement();
    const shown = entry.item ?? entry.basis;
    return (
        <div className="entry-details">
            <dl className="times">
                <Time name={say.occurred} hint={say.occurredHint}>
                    <When at={entry.occurred} precision={entry.precision} />
                </Time>
                <Time name={say.recorded} hint={say.recordedHint}>
                    <When at={entry.recorded} />
                </Time>
                <Time name={say.attested} hint={say.attestedHint}>
                    <Attested entry={entry} attestations={attestations} />
                </Time>
            </dl>
            {entry.corrected !== null && <Text size="sm">{entry.corrected}</Text>}
            <Group gap="sm" justify="space-between">
                <Text size="sm" c="dimmed">
                    {choiceText(entry.author)} · {say.entry(entry.n)} · {entry.kind}
                </Text>
                <Group gap="sm">
                    {shown !== null && (
                        <LinkAnchor size="sm" to="/evidence/$item" params={{ item: shown }}>
                            {entry.item !== null ? say.openItem : say.basis}
                        </LinkAnchor>
                    )}
                    {entry.corrected === null && entry.item === null && (
                        <ActButton
                            action={entryVoid}
                            target={{ engagement, subject: String(entry.n) }}
                            fixed={entry.side === "private" ? { private: true } : {}}
                            about={entry.summary}
                            size="xs"
                            variant="default"
                        />
                    )}
                </Group>
            </Group>
        </div>
    );
}

function Time({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
            <dd className="time-hint">{hint}</dd>
        </div>
    );
}

function Attested({ entry, attestations }: { entry: Entry; attestations: Attestations }) {
    const zone = useZone();
    if (entry.side === "private") return <>{say.privateAttested}</>;
    const found = attestedBy(attestations, entry.n);
    if (found === undefined) return <>{say.notAttested}</>;
    return <>{say.by(instantText(found.time, zone), found.by)}</>;
}
