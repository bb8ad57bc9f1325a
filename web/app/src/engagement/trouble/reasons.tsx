// Why the program thinks that a situation is there, each with the mail or entry that says so.
import { Text } from "@mantine/core";
import { LinkAnchor } from "../../kit/link";
import { words } from "../../strings/en";
import type { Situation } from "./use_playbooks";

export function Reasons({ why }: { why: Situation["why"] }) {
    return (
        <ul className="tasks">
            {why.map(({ text, item }) => (
                <li key={text + (item ?? "")}>
                    <Text span className="sentence">
                        {text}
                    </Text>{" "}
                    {item !== null && (
                        <LinkAnchor
                            size="sm"
                            underline="always"
                            to="/evidence/$item"
                            params={{ item }}
                        >
                            {words.trouble.read}
                        </LinkAnchor>
                    )}
                </li>
            ))}
        </ul>
    );
}
