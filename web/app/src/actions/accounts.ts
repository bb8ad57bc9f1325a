// The servers that letters go through, that answers come from, and that vouch for times.
import { may, need, type Action } from "./action";

const login = [may.line("user"), may.secret("password_file")];

export const accountActions = {
    out: {
        name: "account out",
        path: "/vault/accounts/out",
        method: "PUT",
        plain: true,
        fields: [
            need.line("url"),
            ...login,
            may.email("address", { more: true }),
            may.line("ca_file", { more: true }),
        ],
    },
    in: {
        name: "account in",
        path: "/vault/accounts/in",
        method: "PUT",
        plain: true,
        fields: [
            need.line("url"),
            ...login,
            may.lines("folder", { more: true }),
            may.line("ca_file", { more: true }),
        ],
    },
    timestamp: {
        name: "account timestamp",
        path: "/vault/accounts/timestamp",
        method: "PUT",
        plain: true,
        fields: [
            need.line("url"),
            may.line("policy", { more: true }),
            may.line("ca_file", { more: true }),
        ],
    },
    drop: {
        name: "account drop",
        path: "/vault/accounts/drop",
        plain: true,
        grave: true,
        fields: [],
        given: ["which"],
    },
} satisfies Record<string, Action>;
