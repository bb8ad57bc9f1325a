// What is done to an exhibit: its place, what it shows, its marked sentences, and out of the case.
import { ActionIcon, Button, Group } from "@mantine/core";
import { ActButton } from "../actions/act";
import { caseActions } from "../actions/case";
import type { Answers } from "../api/model";
import { useWrite, type Write } from "../api/queries";
import { Icon } from "../app/icons";
import { tell } from "../kit/tell";
import { words } from "../strings/en";
import { moved } from "./moved";
import { casePath } from "./use_case";

type Exhibit = Answers["case exhibits"]["exhibits"][number];
const say = words.case.exhibits;

interface One {
    id: string;
    exhibit: Exhibit;
}

// Writes at once, and says so with a way back where there is one. What is waited for is the write itself: the
// line that it was asked from may be gone when it is done.
function useAtOnce() {
    const write = useWrite();
    const fail = (error: Error) =>
        tell({ color: "red", title: words.fields.failed, message: error.message });
    const back = async (undo: Write[]) => {
        try {
            for (const step of undo) await write.mutateAsync(step);
            tell({ message: say.undone });
        } catch (error) {
            fail(error as Error);
        }
    };
    const told = (done: string, undo: Write[]) =>
        tell({
            message: (
                <Group justify="space-between" wrap="nowrap">
                    <span>{done}</span>
                    <Button size="compact-sm" variant="light" onClick={() => void back(undo)}>
                        {say.undo}
                    </Button>
                </Group>
            ),
        });
    const atOnce = (act: Write, done?: string, undo: Write[] = []) =>
        void write.mutateAsync(act).then(() => {
            if (done !== undefined) told(done, undo);
        }, fail);
    return { atOnce, busy: write.isPending };
}

// One step up or down; the others keep their order.
export function Order({ id, exhibit, count }: One & { count: number }) {
    const { atOnce, busy } = useAtOnce();
    const move = (to: number) =>
        atOnce({ path: casePath(id, "/order"), body: moved(exhibit.exhibit, to) });
    return (
        <div className="exhibit-order">
            <ActionIcon
                variant="default"
                size="lg"
                aria-label={say.up(exhibit.exhibit)}
                disabled={busy || exhibit.exhibit === 1}
                onClick={() => move(exhibit.exhibit - 1)}
            >
                <Icon name="up" />
            </ActionIcon>
            <ActionIcon
                variant="default"
                size="lg"
                aria-label={say.down(exhibit.exhibit)}
                disabled={busy || exhibit.exhibit === count}
                onClick={() => move(exhibit.exhibit + 1)}
            >
                <Icon name="down" />
            </ActionIcon>
        </div>
    );
}

// Put back, it is the last one, and moves to where it was.
function relinked({ id, exhibit, count }: One & { count: number }): Write[] {
    const { item, why, strong } = exhibit;
    const link = { path: casePath(id, "/exhibits"), body: { item, why, strong } };
    const order = { path: casePath(id, "/order"), body: moved(count, exhibit.exhibit) };
    return exhibit.exhibit === count ? [link] : [link, order];
}

export function ExhibitActs({ id, exhibit, count }: One & { count: number }) {
    const { atOnce, busy } = useAtOnce();
    const path = casePath(id, `/exhibits/${exhibit.exhibit}`);
    const target = { engagement: id, subject: String(exhibit.exhibit) };
    const { why, strong } = exhibit;
    return (
        <div className="exhibit-acts">
            <ActButton
                size="xs"
                variant="default"
                action={caseActions.highlight}
                target={target}
                about={exhibit.subject}
                label={say.highlight}
            />
            <ActButton
                size="xs"
                variant="subtle"
                action={caseActions.describe}
                target={target}
                known={{ why }}
                about={exhibit.subject}
                label={say.describe}
            />
            <Button
                size="xs"
                variant="subtle"
                disabled={busy}
                onClick={() =>
                    atOnce({ path, body: strong ? { not_strong: true } : { strong: true } })
                }
            >
                {strong ? say.notStrong : say.makeStrong}
            </Button>
            <Button
                size="xs"
                variant="subtle"
                color="red"
                disabled={busy}
                onClick={() =>
                    atOnce(
                        { path: `${path}/unlink`, body: {} },
                        say.unlinked,
                        relinked({ id, exhibit, count }),
                    )
                }
            >
                {say.unlink}
            </Button>
        </div>
    );
}

export function Marks({ id, exhibit }: One) {
    const { atOnce, busy } = useAtOnce();
    const path = casePath(id, `/exhibits/${exhibit.exhibit}/highlights`);
    return (
        <ul className="marks">
            {exhibit.highlights.map(({ quote, offset, length, translation, language }, index) => (
                <li key={`${offset}-${length}`}>
                    <mark>{quote}</mark>
                    <Button
                        size="compact-xs"
                        variant="subtle"
                        disabled={busy}
                        aria-label={say.unmarkThis(quote)}
                        onClick={() =>
                            atOnce(
                                { path: `${path}/${index + 1}/remove`, body: {} },
                                say.unmarked,
                                [
                                    {
                                        path,
                                        body: { quote, translation, from: language },
                                    },
                                ],
                            )
                        }
                    >
                        {say.unmark}
                    </Button>
                </li>
            ))}
        </ul>
    );
}
