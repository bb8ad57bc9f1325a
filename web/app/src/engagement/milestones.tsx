// The milestones as tracks: where each stands, what comes next, and what warns before it.
import { Group, Menu, Stack, Text, Title, Button } from "@mantine/core";
import type { Milestone, Money } from "../api/model";
import type { Action } from "../actions/action";
import { ActButton, useAct } from "../actions/act";
import { moneyActions } from "../actions/daily";
import { milestoneActions as acts } from "../actions/milestones";
import { Icon } from "../app/icons";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Empty } from "../kit/empty";
import { Amount, isZero } from "../kit/money";
import { Tag } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import { Concerns } from "./concerns";
import { useEngagement, useEngagementState } from "./use_engagement";

const say = words.engagement.milestones;

const track = ["planned", "funded", "started", "submitted", "approved", "released"] as const;

// What usually comes next; the first is the button, all others are in the menu.
const nextActs: Record<Milestone["state"], Action[]> = {
    planned: [acts.fund, acts.start],
    funded: [acts.start],
    started: [acts.submit],
    submitted: [acts.approve, acts.requestChanges],
    approved: [acts.release],
    released: [],
};

export function Milestones() {
    const engagement = useEngagement();
    const state = useEngagementState();
    const add = <ActButton action={acts.add} target={{ engagement }} variant="light" size="sm" />;
    return (
        <Card title={say.title} intro={say.intro} actions={add}>
            <Concerns milestone={0} />
            <Answered query={state}>
                {({ state: { milestones } }) =>
                    milestones.length === 0 ? (
                        <Empty icon="engagements" title={say.none} text={say.noneText} />
                    ) : (
                        <ol className="rows">
                            {milestones.map((milestone) => (
                                <MilestoneRow key={milestone.milestone} milestone={milestone} />
                            ))}
                        </ol>
                    )
                }
            </Answered>
        </Card>
    );
}

function MilestoneRow({ milestone }: { milestone: Milestone }) {
    return (
        <li>
            <Stack gap="sm">
                <Group justify="space-between" align="flex-start">
                    <div>
                        <Title order={3}>{milestone.title}</Title>
                        <Text size="sm" c="dimmed">
                            {say.number(milestone.milestone)} · <Amount value={milestone.amount} />{" "}
                            ·{" "}
                            {milestone.due === null ? (
                                say.noDue
                            ) : (
                                <>
                                    {say.due} <When at={milestone.due} precision="day" />
                                </>
                            )}
                        </Text>
                    </div>
                    <Buttons milestone={milestone} />
                </Group>
                <Track milestone={milestone} />
                <Remarks milestone={milestone} />
                <Concerns milestone={milestone.milestone} />
            </Stack>
        </li>
    );
}

function Track({ milestone }: { milestone: Milestone }) {
    const at = track.indexOf(milestone.state);
    return (
        <ol className="track" aria-label={say.step(at + 1, track.length)}>
            {track.map((step, index) => (
                <li
                    key={step}
                    data-done={index <= at}
                    {...(index === at ? { "aria-current": "step" } : {})}
                >
                    <span>{say.steps[step]}</span>
                </li>
            ))}
        </ol>
    );
}

function Remarks({ milestone }: { milestone: Milestone }) {
    const gone: [Money, string][] = [
        [milestone.returned, say.returned],
        [milestone.refunded, say.refunded],
        [milestone.charged_back, say.chargedBack],
    ];
    const exposed = !milestone.covered && !["approved", "released"].includes(milestone.state);
    return (
        <Group gap="xs">
            {exposed && (
                <Tag tone="warn" icon="lock">
                    {say.uncovered}
                </Tag>
            )}
            {milestone.changes_requested > 0 && (
                <Tag>{say.rounds(milestone.changes_requested)}</Tag>
            )}
            {gone
                .filter(([money]) => !isZero(money))
                .map(([money, text]) => (
                    <Tag key={text} tone="bad">
                        <Amount value={money} /> {text}
                    </Tag>
                ))}
        </Group>
    );
}

function Buttons({ milestone }: { milestone: Milestone }) {
    const engagement = useEngagement();
    const act = useAct();
    const target = { engagement, subject: String(milestone.milestone) };
    const about = `${say.number(milestone.milestone)}: ${milestone.title}`;
    const [next, ...also] = nextActs[milestone.state];
    const rest = Object.values(acts).filter(
        (action) => action !== next && action !== acts.add && !also.includes(action),
    );
    return (
        <Group gap="xs" className="no-print">
            {next !== undefined && (
                <ActButton action={next} target={target} about={about} size="xs" />
            )}
            {also.map((action) => (
                <ActButton
                    key={action.name}
                    action={action}
                    target={target}
                    about={about}
                    size="xs"
                    variant="default"
                />
            ))}
            <Menu position="bottom-end" width={240}>
                <Menu.Target>
                    <Button
                        size="xs"
                        variant="default"
                        rightSection={<Icon name="down" size={14} />}
                        aria-label={`${say.other}: ${about}`}
                    >
                        {say.other}
                    </Button>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item
                        onClick={() =>
                            act({
                                action: moneyActions.deliver,
                                target: { engagement },
                                known: { milestone: String(milestone.milestone) },
                                about,
                            })
                        }
                    >
                        {words.actions.deliver.title}
                    </Menu.Item>
                    {rest.map((action) => (
                        <Menu.Item key={action.name} onClick={() => act({ action, target, about })}>
                            {words.actions[action.name].title}
                        </Menu.Item>
                    ))}
                </Menu.Dropdown>
            </Menu>
        </Group>
    );
}
