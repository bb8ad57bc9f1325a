// Where the case goes, what that place takes, and the file itself, with its pages beside it.
import { Group, Progress, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { forums } from "../actions/case";
import { choiceText } from "../actions/field";
import type { Answers } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Sources } from "../kit/sources";
import { words } from "../strings/en";
import { FormFields } from "./fields";
import { Letters } from "./letters";
import { fill, fillTone, metersOf, rulesOf } from "./limits";
import { HandOver } from "./built";
import { PreviewCard } from "./preview";
import { casePath, useCaseId } from "./use_case";
import { useMaking, type Wish } from "./use_making";
import { useContent } from "./use_renewal";

const say = words.case.file;

export function FilePage() {
    const id = useCaseId();
    return <FileOf key={id} id={id} />;
}

function FileOf({ id }: { id: string }) {
    const own = useAnswer("case exhibits", casePath(id, "/exhibits")).data;
    const [wish, setWish] = useState<Wish>({ forum: "", variant: "", packet: false });
    const content = useContent(id, wish);
    const preview = useMaking("preview", id, content);
    const forum = wish.forum || own?.forum || "generic";
    const rules = useAnswer("case forum", `/forums/${forum}`, {
        variant: wish.variant || (wish.forum === "" ? own?.variant : ""),
    });
    return (
        <Stack gap="lg">
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                <Card title={say.forum}>
                    <Answered query={rules}>
                        {(shown) => (
                            <Stack gap="md">
                                <ForumChoice
                                    own={own?.forum ?? ""}
                                    wish={wish}
                                    variants={shown.variants}
                                    onChange={setWish}
                                />
                                <AboutForum shown={shown} />
                            </Stack>
                        )}
                    </Answered>
                </Card>
                <Card title={say.limits}>
                    <Answered query={rules}>
                        {({ limits, check }) => (
                            <Limits limits={limits} check={check} made={preview.result} />
                        )}
                    </Answered>
                </Card>
            </SimpleGrid>
            <PreviewCard id={id} wish={wish} preview={preview} onChange={setWish} />
            <HandOver id={id} wish={wish} content={content} />
            <Letters id={id} />
            <FormFields id={id} forum={wish.forum} variant={wish.variant} />
        </Stack>
    );
}

interface ForumChoiceProps {
    own: string;
    wish: Wish;
    variants: string[];
    onChange: (wish: Wish) => void;
}

function ForumChoice({ own, wish, variants, onChange }: ForumChoiceProps) {
    return (
        <>
            <Select
                aria-label={say.forum}
                data={forums.map((forum) => ({
                    value: forum,
                    label: forum === own ? `${choiceText(forum)} (${say.own})` : choiceText(forum),
                }))}
                value={wish.forum || own}
                onChange={(forum) =>
                    onChange({ ...wish, forum: forum === own ? "" : (forum ?? ""), variant: "" })
                }
                allowDeselect={false}
            />
            {variants.length > 0 && (
                <Select
                    label={say.variant}
                    data={variants}
                    value={wish.variant || null}
                    onChange={(variant) => onChange({ ...wish, variant: variant ?? "" })}
                />
            )}
        </>
    );
}

function AboutForum({ shown }: { shown: Answers["case forum"] }) {
    return (
        <Stack gap="xs">
            <Text size="sm">
                <strong>{say.reader}:</strong> {shown.reader}
            </Text>
            <Text size="sm">
                <strong>{say.tone}:</strong> {shown.tone}
            </Text>
            <Sources source={shown.source} seen={shown.seen} confidence={shown.confidence} />
        </Stack>
    );
}

interface LimitsProps {
    limits: Answers["case forum"]["limits"];
    check: string[];
    made: { pages: number; bytes: number } | null;
}

function Limits({ limits, check, made }: LimitsProps) {
    const meters = metersOf(limits, made);
    const rules = rulesOf(limits);
    return (
        <Stack gap="md">
            {meters.length + rules.length === 0 && <Text c="dimmed">{say.noLimits}</Text>}
            {meters.map((meter) => (
                <div key={meter.label} className="meter">
                    <Group justify="space-between" mb={4}>
                        <Text size="sm" fw={600}>
                            {meter.label}
                        </Text>
                        <Text size="sm">{meter.text}</Text>
                    </Group>
                    <Progress
                        value={fill(meter)}
                        color={fillTone(meter)}
                        aria-label={`${meter.label}: ${meter.text}`}
                    />
                </div>
            ))}
            {rules.length > 0 && (
                <ul className="tasks">
                    {rules.map((rule) => (
                        <li key={rule}>{rule}</li>
                    ))}
                </ul>
            )}
            {check.length > 0 && (
                <div>
                    <Text size="sm" fw={600}>
                        {say.look}
                    </Text>
                    <ul className="tasks">
                        {check.map((line) => (
                            <li key={line}>
                                <Text size="sm">{line}</Text>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
        </Stack>
    );
}
