// A short word about a state. Its colour repeats what the word says and is never alone.
import type { ReactNode } from "react";
import { Icon, type IconName } from "../app/icons";

export type Tone = "plain" | "good" | "warn" | "bad";

interface TagProps {
    tone?: Tone;
    icon?: IconName;
    children: ReactNode;
}

export function Tag({ tone = "plain", icon, children }: TagProps) {
    return (
        <span className="tag" data-tone={tone}>
            {icon !== undefined && <Icon name={icon} size={14} />}
            {children}
        </span>
    );
}
