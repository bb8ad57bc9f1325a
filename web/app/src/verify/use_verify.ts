// Checks a file that a person has, or the own record, as `tally verify` does.
import { useState } from "react";
import { get, send, upload } from "../api/client";
import type { Answers } from "../api/model";

export type Verification = Answers["verify"];

type Stage =
    | { name: "asking" }
    | { name: "checking"; file: string; sent: number; total: number }
    | { name: "done"; report: Verification; file: string }
    | { name: "failed"; error: Error };

export function useVerify() {
    const [stage, setStage] = useState<Stage>({ name: "asking" });
    const fail = (error: Error) => setStage({ name: "failed", error });

    const check = async (file: File, key: string, letters: File | null) => {
        const show = (sent: number) =>
            setStage({ name: "checking", file: file.name, sent, total: file.size });
        show(0);
        const path = await upload(file, show);
        const against = letters === null ? undefined : await upload(letters, () => undefined);
        const report = (await send("/verifications", {
            path,
            all: true,
            ...(key === "" ? {} : { key }),
            ...(against === undefined ? {} : { against }),
        })) as Verification;
        setStage({ name: "done", report, file: file.name });
    };
    const own = async () => {
        setStage({ name: "checking", file: "", sent: 0, total: 0 });
        const report = await get("verify", "/vault/verification", { all: true });
        setStage({ name: "done", report, file: "" });
    };
    return {
        stage,
        file: (file: File, key: string, letters: File | null) =>
            void check(file, key, letters).catch(fail),
        own: () => void own().catch(fail),
        clear: () => setStage({ name: "asking" }),
    };
}
