// What is done to the vault itself. Nothing of it is evidence, so nothing goes on record.
import type { Action } from "./action";

export const vaultActions = {
    reindex: { name: "reindex", path: "/vault/reindex", fields: [], plain: true },
} satisfies Record<string, Action>;
