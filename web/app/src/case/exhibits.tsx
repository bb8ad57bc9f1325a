// The exhibits in their order, what each shows, and what is missing.
import { Group, Stack, Text } from "@mantine/core";
import { ActButton } from "../actions/act";
import { caseActions, evidenceActions } from "../actions/case";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { LinkAnchor } from "../kit/link";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";
import { ExhibitActs, Marks, Order } from "./exhibit_acts";
import { casePath, useCaseId } from "./use_case";

type Exhibit = Answers["case exhibits"]["exhibits"][number];
const say = words.case.exhibits;

export function ExhibitsPage() {
    const id = useCaseId();
    const exhibits = useAnswer("case exhibits", casePath(id, "/exhibits"));
    return (
        <Answered query={exhibits} lines={6}>
            {(shown) => (
                <Stack gap="lg">
                    {shown.gaps.length > 0 && (
                        <Card title={say.gaps} tone="warn">
                            <ul className="tasks">
                                {shown.gaps.map((gap) => (
                                    <li key={gap}>{gap}</li>
                                ))}
                            </ul>
                        </Card>
                    )}
                    <Card title={say.title} intro={say.intro} actions={<Acts id={id} />}>
                        {shown.exhibits.length === 0 ? (
                            <Empty icon="file" title={say.none} text={say.noneText} />
                        ) : (
                            <ol className="rows">
                                {shown.exhibits.map((exhibit) => (
                                    <Row
                                        key={exhibit.item}
                                        id={id}
                                        exhibit={exhibit}
                                        count={shown.exhibits.length}
                                    />
                                ))}
                            </ol>
                        )}
                    </Card>
                </Stack>
            )}
        </Answered>
    );
}

function Acts({ id }: { id: string }) {
    return (
        <>
            <ActButton
                size="xs"
                action={evidenceActions.link}
                target={{ subject: id }}
                label={say.add}
            />
            <ActButton
                size="xs"
                variant="default"
                action={caseActions.withhold}
                target={{ subject: id }}
                label={say.withhold}
            />
        </>
    );
}

function Row({ id, exhibit, count }: { id: string; exhibit: Exhibit; count: number }) {
    return (
        <li className="exhibit">
            <span className="exhibit-number">{exhibit.exhibit}</span>
            <Stack gap={4} className="exhibit-words">
                <LinkAnchor to="/evidence/$item" params={{ item: exhibit.item }} fw={600}>
                    {exhibit.subject || exhibit.item}
                </LinkAnchor>
                <Text size="sm" c={exhibit.why === "" ? "dimmed" : undefined}>
                    {exhibit.why || say.noWhy}
                </Text>
                {exhibit.strong && (
                    <Group>
                        <Tag tone="good" icon="seal">
                            {say.strong}
                        </Tag>
                    </Group>
                )}
                {exhibit.highlights.length > 0 && <Marks id={id} exhibit={exhibit} />}
                <ExhibitActs id={id} exhibit={exhibit} count={count} />
            </Stack>
            <Order id={id} exhibit={exhibit} count={count} />
        </li>
    );
}
