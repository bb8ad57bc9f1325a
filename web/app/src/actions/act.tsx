// Opens the form of an action from anywhere: a button, the palette, an alert. One form at a time.
import { Button, type ButtonProps } from "@mantine/core";
import {
    Suspense,
    createContext,
    lazy,
    useCallback,
    useContext,
    useState,
    type ReactNode,
} from "react";
import { words } from "../strings/en";
import type { Action, Target } from "./action";
import type { Values } from "./check";

const ActionForm = lazy(() => import("./form"));

export interface Act {
    action: Action;
    target?: Target;
    // What is known already, filled in.
    known?: Values;
    // Members of the body that no field asks for.
    fixed?: Record<string, unknown>;
    // A sentence about the thing it is done to.
    about?: string;
    onDone?: (answer: unknown) => void;
}

const ActContext = createContext<(act: Act) => void>(() => undefined);

export function useAct(): (act: Act) => void {
    return useContext(ActContext);
}

export function ActProvider({ children }: { children: ReactNode }) {
    const [act, setAct] = useState<Act | null>(null);
    const close = useCallback(() => setAct(null), []);
    return (
        <ActContext.Provider value={setAct}>
            {children}
            <Suspense fallback={null}>
                {act !== null && <ActionForm act={act} onClose={close} />}
            </Suspense>
        </ActContext.Provider>
    );
}

type ActButtonProps = Act & ButtonProps & { label?: string };

export function ActButton({ label, ...given }: ActButtonProps) {
    const act = useAct();
    const { action, target, known, fixed, about, onDone, ...look } = given;
    return (
        <Button {...look} onClick={() => act(given)}>
            {label ?? words.actions[action.name].title}
        </Button>
    );
}
