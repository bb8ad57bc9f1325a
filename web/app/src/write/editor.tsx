// A new letter: words to begin with out of the record, and what they sound like while they are written.
import {
    Alert,
    Button,
    Checkbox,
    Group,
    Select,
    SimpleGrid,
    Stack,
    Text,
    TextInput,
    Textarea,
} from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { send } from "../api/client";
import type { Answers } from "../api/model";
import { Problem } from "../api/problem";
import { useWrite } from "../api/queries";
import { ProblemNote } from "../kit/answered";
import { Card } from "../kit/card";
import { Leaving } from "../kit/leaving";
import { LinkButton } from "../kit/link";
import { Page } from "../kit/page";
import { showUndo } from "../kit/undo_message";
import { useUnsaved } from "../kit/use_unsaved";
import { words } from "../strings/en";
import { MarkedText } from "./marked_text";
import { useFindings } from "./use_findings";
import { purposes } from "../actions/case";
import { lettersPath } from "./use_letters";
import "./write.css";

const say = words.write;
type Purpose = (typeof purposes)[number];

function purposeOf(wanted: string | undefined): Purpose | undefined {
    return purposes.find((purpose) => purpose === wanted);
}

export function EditorPage() {
    const { engagement } = useParams({ from: "/write/$engagement/new" });
    const wanted = purposeOf(useSearch({ from: "/write/$engagement/new" }).purpose);
    const [purpose, setPurpose] = useState<Purpose>(wanted ?? "summary");
    const [subject, setSubject] = useState("");
    const [text, setText] = useState("");
    const [half, setHalf] = useState(false);
    const [hold, setHold] = useState(false);
    const [reason, setReason] = useState("");
    const findings = useFindings(engagement, text);
    const write = useWrite();
    const navigate = useNavigate();
    const draft = useDraft(engagement, (made) => {
        setSubject(made.subject);
        setText(made.text);
    });
    // Whoever comes for a certain letter finds its beginning there.
    const begun = useRef(false);
    useEffect(() => {
        if (wanted === undefined || begun.current) return;
        begun.current = true;
        draft.begin(wanted);
    });
    const { made } = draft;
    const unsaved = useUnsaved(subject !== made.subject || text !== made.text || reason !== "");
    const guarded = write.error instanceof Problem && write.error.canInsist;
    const keep = () =>
        write.mutate(
            {
                path: lettersPath(engagement),
                body: {
                    purpose,
                    subject,
                    text,
                    ...(half ? { half: true } : {}),
                    ...(hold ? { hold: true } : {}),
                    ...(guarded && reason.trim() !== "" ? { yes_i_know: true, reason } : {}),
                },
            },
            {
                onSuccess: (answer) => {
                    const letter = String((answer as Answers["letter write"]).letter);
                    showUndo({
                        message: say.kept,
                        undo: () =>
                            send(lettersPath(engagement, `/${letter}/drop`), {
                                reason: words.fields.undo.reason,
                            }),
                    });
                    void navigate({
                        to: "/write/$engagement/$letter",
                        params: { engagement, letter },
                        // The words are kept by now.
                        ignoreBlocker: true,
                    });
                },
            },
        );
    return (
        <Page title={say.fresh} intro={say.saveHint}>
            <Card>
                <Stack gap="md">
                    <SimpleGrid cols={{ base: 1, sm: 2 }} className="align-end">
                        <Select
                            label={say.purpose}
                            data={purposes.map((value) => ({
                                value,
                                label: words.fields.choices[value],
                            }))}
                            value={purpose}
                            onChange={(value) => setPurpose((value ?? "summary") as Purpose)}
                            allowDeselect={false}
                        />
                        <Button
                            variant="default"
                            className="self-end"
                            loading={draft.busy}
                            onClick={() => draft.begin(purpose)}
                            disabled={text.trim() !== "" && text !== made.text}
                            title={text.trim() === "" ? "" : say.replace}
                        >
                            {say.draft}
                        </Button>
                    </SimpleGrid>
                    {draft.error !== null && <ProblemNote error={draft.error} />}
                    <TextInput
                        label={say.subject}
                        value={subject}
                        maxLength={200}
                        onChange={(event) => setSubject(event.currentTarget.value)}
                    />
                    <MarkedText
                        label={say.text}
                        value={text}
                        onChange={setText}
                        findings={findings}
                    />
                    <Checkbox
                        label={say.half}
                        checked={half}
                        onChange={(event) => setHalf(event.currentTarget.checked)}
                    />
                    <Checkbox
                        label={say.hold}
                        checked={hold}
                        onChange={(event) => setHold(event.currentTarget.checked)}
                    />
                    {write.error !== null && !guarded && <ProblemNote error={write.error} />}
                    {guarded && (
                        <Alert color="yellow" title={words.fields.guard.title} role="alert">
                            <Text mb="sm">{write.error?.message}</Text>
                            <Textarea
                                label={words.fields.guard.why}
                                description={words.fields.guard.whyHint}
                                value={reason}
                                onChange={(event) => setReason(event.currentTarget.value)}
                            />
                        </Alert>
                    )}
                    {unsaved.asking ? (
                        <Leaving onStay={unsaved.stay} onLeave={unsaved.leave} />
                    ) : (
                        <Group justify="flex-end">
                            <LinkButton variant="default" to="/write" search={{ engagement }}>
                                {words.app.cancel}
                            </LinkButton>
                            <Button
                                loading={write.isPending}
                                disabled={subject.trim() === "" || text.trim() === ""}
                                onClick={keep}
                            >
                                {guarded ? words.fields.guard.anyway : say.save}
                            </Button>
                        </Group>
                    )}
                </Stack>
            </Card>
        </Page>
    );
}

type Draft = Answers["letter draft"];

function useDraft(engagement: string, onDraft: (draft: Draft) => void) {
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<Error | null>(null);
    // What the program wrote last: nobody loses it by going away.
    const [made, setMade] = useState({ subject: "", text: "" });
    const begin = (purpose: Purpose) => {
        setBusy(true);
        setError(null);
        send(lettersPath(engagement, "/draft"), { purpose })
            .then((answer) => {
                setMade(answer as Draft);
                onDraft(answer as Draft);
            }, setError)
            .finally(() => setBusy(false));
    };
    return { begin, busy, error, made };
}
