// Writes a version of the agreement in plain lines; the text that is signed is made out of them.
import { Alert, Button, Group, Modal, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { send, upload } from "../../api/client";
import type { State } from "../../api/model";
import { ProblemNote } from "../../kit/answered";
import { Leaving } from "../../kit/leaving";
import { showUndo } from "../../kit/undo_message";
import { useUnsaved } from "../../kit/use_unsaved";
import { undoOf } from "../../actions/undo";
import { words } from "../../strings/en";
import { engagementPath, useEngagement } from "../use_engagement";
import { DeliverableRows } from "./deliverable_rows";
import { draftOf, emptyDraft, tomlOf, type Base, type Draft } from "./draft";
import { TermRows } from "./term_rows";

const say = words.engagement.editor;

interface EditorProps {
    state: State;
    base: Base;
    // What earlier work taught, above the lines.
    learned?: ReactNode;
    onClose: () => void;
}

// Both signed the newest version: from then on a change is an amendment and needs its reason.
function isSigned(state: State): boolean {
    const newest = state.agreement.at(-1);
    const signers = newest?.signatures.map(({ by }) => by) ?? [];
    return signers.includes("client") && signers.includes("freelancer");
}

// The text goes as a file, as it does on the command line.
function useRecordVersion(signed: boolean) {
    const engagement = useEngagement();
    const client = useQueryClient();
    return useMutation<unknown, Error, { text: string; why: string }>({
        mutationFn: async ({ text, why }) => {
            const file = await upload(new File([text], "agreement.toml"), () => undefined);
            return send(engagementPath(engagement, `/agreement/${signed ? "amend" : "draft"}`), {
                file,
                ...(why === "" ? {} : { why }),
            });
        },
        onSuccess: () => client.invalidateQueries(),
    });
}

function useDraft({ state, base, onClose }: EditorProps) {
    const engagement = useEngagement();
    const [first] = useState<Draft>(() => draftOf(base) ?? { ...emptyDraft, title: state.title });
    const [draft, setDraft] = useState(first);
    const [why, setWhy] = useState("");
    const [fault, setFault] = useState("");
    const write = useRecordVersion(isSigned(state));
    const signed = isSigned(state);
    const faultNow = (): string => {
        if (draft.title.trim() === "" || draft.scope.trim() === "") return say.needed;
        return signed && why.trim() === "" ? say.whyNeeded : "";
    };
    const submit = () => {
        setFault(faultNow());
        if (faultNow() !== "") return;
        write.mutate(
            { text: tomlOf(draft, base), why: why.trim() },
            {
                onSuccess: (answer) => {
                    const { recorded = [] } = answer as { recorded?: string[] };
                    showUndo({
                        title: words.fields.recorded,
                        message: words.engagement.agreement.title,
                        undo: undoOf(engagement, recorded),
                    });
                    onClose();
                },
            },
        );
    };
    const changed = why !== "" || JSON.stringify(draft) !== JSON.stringify(first);
    return { draft, setDraft, why, setWhy, fault, write, signed, submit, changed };
}

export function Editor(props: EditorProps) {
    const form = useDraft(props);
    const unsaved = useUnsaved(form.changed, props.onClose);
    const phone = useMediaQuery("(max-width: 48em)") ?? false;
    return (
        <Modal
            opened
            onClose={unsaved.close}
            title={say.title}
            size="xl"
            fullScreen={phone}
            closeOnClickOutside={false}
            closeButtonProps={{ "aria-label": words.app.close }}
        >
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    form.submit();
                }}
            >
                <Stack gap="md">
                    <Text c="dimmed">{say.intro}</Text>
                    {props.learned}
                    <Lines form={form} />
                    {(props.base.isVersion || form.signed) && (
                        <Textarea
                            label={say.why}
                            autosize
                            minRows={2}
                            value={form.why}
                            onChange={(event) => form.setWhy(event.currentTarget.value)}
                        />
                    )}
                    {form.fault !== "" && (
                        <Alert color="red" role="alert">
                            {form.fault}
                        </Alert>
                    )}
                    {form.write.error !== null && <ProblemNote error={form.write.error} />}
                    {unsaved.asking ? (
                        <Leaving onStay={unsaved.stay} onLeave={unsaved.leave} />
                    ) : (
                        <Group justify="flex-end">
                            <Button variant="default" onClick={unsaved.close}>
                                {words.app.cancel}
                            </Button>
                            <Button type="submit" loading={form.write.isPending}>
                                {words.actions["agreement draft"].submit}
                            </Button>
                        </Group>
                    )}
                </Stack>
            </form>
        </Modal>
    );
}

type Lined = Exclude<keyof Draft, "deliverables" | "terms">;

function Lines({ form: { draft, setDraft } }: { form: ReturnType<typeof useDraft> }) {
    const set = <Name extends keyof Draft>(name: Name, value: Draft[Name]) =>
        setDraft((old) => ({ ...old, [name]: value }));
    const area = (name: Lined) => (
        <Textarea
            label={say.fields[name].label}
            description={say.fields[name].hint}
            autosize
            minRows={name === "scope" ? 4 : 2}
            maxRows={16}
            value={draft[name]}
            onChange={(event) => set(name, event.currentTarget.value)}
        />
    );
    return (
        <>
            <TextInput
                label={say.fields.title.label}
                value={draft.title}
                onChange={(event) => set("title", event.currentTarget.value)}
                data-autofocus
            />
            {area("scope")}
            {area("outside")}
            <DeliverableRows
                rows={draft.deliverables}
                onChange={(rows) => set("deliverables", rows)}
            />
            {area("clientDuties")}
            {area("ownDuties")}
            {area("payment")}
            {area("countsAs")}
            <TextInput
                label={say.fields.rounds.label}
                inputMode="numeric"
                w={180}
                value={draft.rounds}
                onChange={(event) => set("rounds", event.currentTarget.value)}
            />
            <TermRows rows={draft.terms} onChange={(rows) => set("terms", rows)} />
        </>
    );
}
