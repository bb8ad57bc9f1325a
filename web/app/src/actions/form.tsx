// The form of an action: its fields, what was wrong, and the question of a guard. Closing it with words in
// it asks first.
import {
    Alert,
    Button,
    Collapse,
    Group,
    Modal,
    Stack,
    Text,
    Textarea,
    UnstyledButton,
} from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { Icon } from "../app/icons";
import { useAnswer } from "../api/queries";
import { ProblemNote } from "../kit/answered";
import { Leaving } from "../kit/leaving";
import { words } from "../strings/en";
import type { Act } from "./act";
import type { Field } from "./action";
import { FieldInput } from "./field";
import { useActionForm } from "./use_form";

interface ActionFormProps {
    act: Act;
    onClose: () => void;
}

// The type of the engagement says what is asked; it is mostly known before a form is opened.
export default function ActionForm({ act, onClose }: ActionFormProps) {
    const engagement = act.target?.engagement ?? "";
    const lines = useAnswer("engagement list", "/engagements", {}, engagement !== "");
    if (engagement !== "" && lines.isPending) return null;
    const line = lines.data?.engagements.find((one) => one.engagement === engagement);
    return <FormOf act={act} type={line?.type ?? ""} onClose={onClose} />;
}

function FormOf({ act, type, onClose }: ActionFormProps & { type: string }) {
    const form = useActionForm(act, type, onClose);
    const [leaving, setLeaving] = useState(false);
    const phone = useMediaQuery("(max-width: 48em)") ?? false;
    const say = words.actions[act.action.name];
    const leave = () => (form.changed && !form.busy ? setLeaving(true) : onClose());
    return (
        <Modal
            opened
            onClose={leave}
            title={say.title}
            size="lg"
            fullScreen={phone}
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
                    {act.about !== undefined && <Text fw={600}>{act.about}</Text>}
                    {"intro" in say && <Text c="dimmed">{say.intro}</Text>}
                    <Fields act={act} form={form} />
                    <Objection form={form} />
                    {leaving ? (
                        <Leaving onStay={() => setLeaving(false)} onLeave={onClose} />
                    ) : (
                        <Group justify="flex-end">
                            <Button variant="default" onClick={leave}>
                                {words.app.cancel}
                            </Button>
                            <Button
                                type="submit"
                                loading={form.busy}
                                {...(act.action.grave ? { color: "red" } : {})}
                            >
                                {form.guarded ? words.fields.guard.anyway : say.submit}
                            </Button>
                        </Group>
                    )}
                </Stack>
            </form>
        </Modal>
    );
}

type Form = ReturnType<typeof useActionForm>;

function Fields({ act, form }: { act: Act; form: Form }) {
    const [opened, { toggle }] = useDisclosure(false);
    const shown = form.fields.filter((field) => !field.more);
    const more = form.fields.filter((field) => field.more);
    const input = (field: Field, index: number) => (
        <FieldInput
            key={field.name}
            action={act.action}
            field={field}
            engagement={act.target?.engagement}
            value={form.values[field.name]}
            fault={form.faults[field.name]}
            onChange={(value) => form.set(field.name, value)}
            first={index === 0}
        />
    );
    const wide = more.some((field) => field.name !== "occurred" && field.name !== "basis");
    return (
        <>
            {shown.map(input)}
            {more.length > 0 && (
                <>
                    <UnstyledButton className="more" onClick={toggle} aria-expanded={opened}>
                        <Icon name={opened ? "down" : "next"} size={16} />
                        {wide ? words.fields.moreFields : words.fields.more}
                    </UnstyledButton>
                    <Collapse expanded={opened}>
                        <Stack gap="md">{more.map((field) => input(field, -1))}</Stack>
                    </Collapse>
                </>
            )}
        </>
    );
}

// A refusal, or the question of a guard with the place for a reason.
function Objection({ form }: { form: Form }) {
    if (form.problem === null) return null;
    if (!form.guarded) return <ProblemNote error={form.problem} />;
    return (
        <Alert color="yellow" title={words.fields.guard.title} role="alert">
            <Stack gap="sm">
                <Text>{form.problem.message}</Text>
                <Textarea
                    label={words.fields.guard.why}
                    description={words.fields.guard.whyHint}
                    autosize
                    minRows={2}
                    value={form.reason}
                    onChange={(event) => form.setReason(event.currentTarget.value)}
                />
            </Stack>
        </Alert>
    );
}
