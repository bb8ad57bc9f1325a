// Before a contract: what the post asks for, what earlier contracts with this client were like, and what to ask.
// Nothing is recorded.
import {
    Autocomplete,
    Button,
    Group,
    SegmentedControl,
    Select,
    SimpleGrid,
    Stack,
    Text,
    TextInput,
    Textarea,
    Title,
} from "@mantine/core";
import { useState } from "react";
import { engagementAdd } from "../actions/agreement";
import { choiceText } from "../actions/field";
import type { Answers } from "../api/model";
import { AllWell } from "../kit/alert_card";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { useEngagements } from "../kit/engagement_choice";
import { Learned } from "../kit/learned";
import { LinkAnchor } from "../kit/link";
import { Amount } from "../kit/money";
import { Page } from "../kit/page";
import { Said } from "../kit/said";
import { Sources } from "../kit/sources";
import { Tag, type Tone } from "../kit/tag";
import { When } from "../kit/time";
import { words } from "../strings/en";
import "./lessons.css";
import { OutcomeTag } from "./outcome";
import { useClientCheck, type Wish } from "./use_client_check";

const say = words.lessons.check;
type Check = Answers["client check"];
type Flag = Check["flags"][number];
const tones: Record<Flag["weight"], Tone> = { alarm: "bad", concern: "warn", note: "plain" };

const types = engagementAdd.fields.find(({ name }) => name === "type")?.choices ?? [];

export function CheckClientPage() {
    const [wish, setWish] = useState<Wish>({ name: "", email: "", type: "", post: "", facts: {} });
    const check = useClientCheck();
    const change = (changed: Partial<Wish>) => setWish((old) => ({ ...old, ...changed }));
    // What was looked up once stays in the list, so that it can be changed again.
    const setFact = (fact: string, value: string) => {
        const facts = { ...wish.facts, [fact]: value };
        change({ facts });
        check.look({ ...wish, facts });
    };
    return (
        <Page title={say.title} intro={say.intro}>
            <Stack gap="lg">
                <Form
                    wish={wish}
                    onChange={change}
                    onLook={() => check.look(wish)}
                    busy={check.busy}
                    again={check.answer !== null}
                />
                {check.error !== null && <ProblemNote error={check.error} />}
                {check.answer !== null && (
                    <Found check={check.answer} wish={wish} onFact={setFact} asked={check.asked} />
                )}
            </Stack>
        </Page>
    );
}

interface FormProps {
    wish: Wish;
    onChange: (changed: Partial<Wish>) => void;
    onLook: () => void;
    busy: boolean;
    again: boolean;
}

function Form({ wish, onChange, onLook, busy, again }: FormProps) {
    // Earlier contracts are found by the name as it was written then.
    const clients = [...new Set(useEngagements().map(({ client }) => client))];
    return (
        <Card>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    onLook();
                }}
            >
                <Stack gap="md">
                    <SimpleGrid cols={{ base: 1, sm: 2 }}>
                        <Autocomplete
                            label={say.name}
                            data={clients}
                            value={wish.name}
                            onChange={(name) => onChange({ name })}
                        />
                        <TextInput
                            label={say.email}
                            value={wish.email}
                            inputMode="email"
                            onChange={(event) => onChange({ email: event.currentTarget.value })}
                        />
                        <Select
                            label={say.type}
                            data={[
                                { value: "", label: say.anyType },
                                ...types.map((type) => ({ value: type, label: choiceText(type) })),
                            ]}
                            value={wish.type}
                            onChange={(type) => onChange({ type: type ?? "" })}
                            allowDeselect={false}
                        />
                    </SimpleGrid>
                    <Textarea
                        label={say.post}
                        description={say.postHint}
                        autosize
                        minRows={4}
                        maxRows={16}
                        value={wish.post}
                        onChange={(event) => onChange({ post: event.currentTarget.value })}
                    />
                    <Group justify="flex-end">
                        <Button type="submit" loading={busy}>
                            {again ? say.again : say.look}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Card>
    );
}

interface FoundProps {
    check: Check;
    wish: Wish;
    asked: Check["look_up"];
    onFact: (fact: string, value: string) => void;
}

function Found({ check, wish, asked, onFact }: FoundProps) {
    const flags = [...check.flags, ...check.fact_flags];
    return (
        <>
            <Card title={say.flags}>
                {flags.length === 0 ? (
                    <AllWell text={say.noFlags} />
                ) : (
                    <ul className="rows">
                        {flags.map((flag) => (
                            <FlagRow key={flag.flag} flag={flag} />
                        ))}
                    </ul>
                )}
            </Card>
            {check.questions.length > 0 && (
                <Card title={say.questions} intro={say.questionsIntro}>
                    <ul className="tasks">
                        {check.questions.map((question) => (
                            <li key={question}>{question}</li>
                        ))}
                    </ul>
                </Card>
            )}
            <Earlier earlier={check.earlier} />
            {asked.length > 0 && (
                <Card title={say.facts} intro={say.factsIntro}>
                    <ul className="rows">
                        {asked.map(({ fact, question }) => (
                            <li key={fact}>
                                <Fact
                                    question={question}
                                    value={wish.facts[fact] ?? ""}
                                    onChange={(value) => onFact(fact, value)}
                                />
                            </li>
                        ))}
                    </ul>
                </Card>
            )}
            {check.checklist.length > 0 && (
                <Card title={say.checklist}>
                    <Learned lessons={check.checklist} />
                </Card>
            )}
        </>
    );
}

function FlagRow({ flag }: { flag: Flag }) {
    return (
        <li>
            <Stack gap={6}>
                <Group gap="xs">
                    <Tag tone={tones[flag.weight]}>{words.lessons.back.weights[flag.weight]}</Tag>
                    <Title order={3} className="sentence">
                        {flag.title}
                    </Title>
                </Group>
                <Text size="sm" className="sentence">
                    <Said text={flag.why} />
                </Text>
                {flag.quotes.map(({ sentence }) => (
                    <Text key={sentence} size="sm" className="quote">
                        “{sentence.trim()}”
                    </Text>
                ))}
                {flag.source.length > 0 && <Sources source={flag.source} />}
            </Stack>
        </li>
    );
}

function Earlier({ earlier }: { earlier: Check["earlier"] }) {
    return (
        <Card title={say.earlier}>
            {earlier.length === 0 ? (
                <Text c="dimmed">{say.noEarlier}</Text>
            ) : (
                <ul className="rows">
                    {earlier.map(({ engagement, title, opened, outcome, paid }) => (
                        <li key={engagement}>
                            <Group gap="xs">
                                <LinkAnchor
                                    to="/lessons/$engagement"
                                    params={{ engagement }}
                                    fw={650}
                                >
                                    {title}
                                </LinkAnchor>
                                <OutcomeTag outcome={outcome} />
                                <Text size="sm" c="dimmed">
                                    <When at={opened} precision="day" />
                                </Text>
                                <Text size="sm">
                                    <Amount value={paid} /> {say.paid}
                                </Text>
                            </Group>
                            {outcome.why.map((why) => (
                                <Text key={why} size="sm">
                                    {why}
                                </Text>
                            ))}
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}

interface FactProps {
    question: string;
    value: string;
    onChange: (value: string) => void;
}

function Fact({ question, value, onChange }: FactProps) {
    return (
        <Group justify="space-between" gap="sm">
            <Text className="sentence" maw={620}>
                {question}
            </Text>
            <SegmentedControl
                aria-label={question}
                size="xs"
                value={value}
                onChange={onChange}
                data={[
                    { value: "", label: say.unknown },
                    { value: "yes", label: say.yes },
                    { value: "no", label: say.no },
                ]}
            />
        </Group>
    );
}
