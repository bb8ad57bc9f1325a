// What can be done with an item: save it, use it in a case, erase it.
import { Button, Group } from "@mantine/core";
import { ActButton } from "../../actions/act";
import { evidenceActions } from "../../actions/case";
import { address } from "../../api/client";
import { useAnswer } from "../../api/queries";
import { words } from "../../strings/en";
import { itemPath, type Item } from "./page";

const say = words.evidence.item;

function useCase(engagement: string | null): string | undefined {
    const state = useAnswer(
        "engagement show",
        `/engagements/${encodeURIComponent(engagement ?? "")}`,
        {},
        engagement !== null,
    );
    return state.data?.state.cases.at(-1);
}

export function fileName({ item, subject, kind }: Item): string {
    const plain =
        subject
            .replaceAll(/[^\p{L}\p{N}._ -]+/gu, " ")
            .trim()
            .slice(0, 80) || item;
    return kind === "mail" && !plain.endsWith(".eml") ? `${plain}.eml` : plain;
}

export function ItemActs({ item }: { item: Item }) {
    const wanted = useCase(item.engagement);
    return (
        <Group gap="xs" className="no-print">
            <Button
                component="a"
                href={address(itemPath(item.item, "/raw"))}
                download={fileName(item)}
                size="xs"
                variant="default"
            >
                {say.original}
            </Button>
            {wanted !== undefined && (
                <ActButton
                    size="xs"
                    variant="default"
                    label={say.exhibit}
                    action={evidenceActions.link}
                    target={{ subject: wanted }}
                    known={{ item: item.item }}
                    about={item.subject}
                />
            )}
            {!item.item.includes("/") && (
                <ActButton
                    size="xs"
                    variant="subtle"
                    color="red"
                    label={say.erase}
                    action={evidenceActions.erase}
                    target={{ subject: item.item }}
                    about={item.subject}
                />
            )}
        </Group>
    );
}
