// By when, as a tag: how long still, and on hover when exactly. A clock that has run out says so.
import type { Deadline } from "../../api/model";
import { words } from "../../strings/en";
import { Tag } from "../../kit/tag";
import { fromNow, instantText, useZone } from "../../kit/time";
import { useNow } from "../../kit/use_now";

const close_ms = 3 * 86_400_000;

export function Due({ deadline }: { deadline: Deadline }) {
    const now = useNow();
    const zone = useZone();
    const left = new Date(deadline.due).getTime() - now;
    const over = left <= 0 || deadline.state === "passed";
    return (
        <Tag tone={left < close_ms ? "bad" : "warn"} icon="clock">
            {over ? words.today.passed : words.trouble.by} {instantText(deadline.due, zone)} ·{" "}
            {fromNow(deadline.due, now)}
        </Tag>
    );
}
