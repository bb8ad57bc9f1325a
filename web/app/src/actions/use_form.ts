// The state of one form: its values, what is wrong with them, and the question that a guard asks.
import { useRef, useState } from "react";
import { newKey } from "../api/client";
import { Problem } from "../api/problem";
import { useWrite } from "../api/queries";
import { showUndo } from "../kit/undo_message";
import { tell } from "../kit/tell";
import { words } from "../strings/en";
import { pathOf, type FieldName } from "./action";
import type { Act } from "./act";
import {
    bodyOf,
    faultsOf,
    fieldsIn,
    fieldsOf,
    initialValues,
    overrideOf,
    type Faults,
    type Values,
} from "./check";
import { undoOf } from "./undo";

export function useActionForm(
    { action, target = {}, known = {}, fixed = {}, onDone }: Act,
    type: string,
    onClose: () => void,
) {
    const fields = fieldsIn(type, fieldsOf(action));
    const first = useRef(initialValues(fields, known));
    const [values, setValues] = useState<Values>(first.current);
    const [faults, setFaults] = useState<Faults>({});
    const [reason, setReason] = useState("");
    const write = useWrite();
    // The same body has the same key, so that pressing again after a lost answer does not do it twice.
    const sent = useRef({ body: "", key: newKey() });

    const keyFor = (body: unknown): string => {
        const text = JSON.stringify(body);
        if (sent.current.body !== text) sent.current = { body: text, key: newKey() };
        return sent.current.key;
    };
    // What can be undone says so; what was meant gravely is taken back in the timeline, with a reason.
    const say = (answer: unknown) => {
        if (action.shown === true) return;
        const { recorded = [] } = answer as { recorded?: string[] };
        const said = {
            title: action.plain === true ? words.fields.done : words.fields.recorded,
            message: words.actions[action.name].title,
        };
        const { engagement } = target;
        if (engagement === undefined || recorded.length === 0 || action.grave === true) tell(said);
        else showUndo({ ...said, undo: undoOf(engagement, recorded) });
    };
    // Each time it is sent as another file, so it is never the same body.
    const hasSecret = fields.some(({ kind }) => kind === "secret");
    const problem = write.error;
    const guarded = problem instanceof Problem && problem.canInsist;

    const submit = () => {
        const found = faultsOf(fields, values);
        setFaults(found);
        if (Object.keys(found).length > 0) return;
        const override = guarded && reason.trim() !== "" ? overrideOf(fields, reason.trim()) : {};
        const body = { ...bodyOf(fields, values), ...fixed, ...override };
        write.mutate(
            {
                path: pathOf(action, target),
                body,
                key: hasSecret ? newKey() : keyFor(body),
                method: action.method ?? "POST",
            },
            {
                onSuccess: (answer) => {
                    say(answer);
                    onClose();
                    onDone?.(answer);
                },
            },
        );
    };
    return {
        fields,
        values,
        faults,
        reason,
        setReason,
        guarded,
        problem,
        submit,
        busy: write.isPending,
        changed: JSON.stringify(values) !== JSON.stringify(first.current),
        set: (name: FieldName, value: string | string[]) => {
            setValues((old) => ({ ...old, [name]: value }));
            setFaults((old) => {
                const { [name]: _, ...rest } = old;
                return rest;
            });
        },
    };
}
