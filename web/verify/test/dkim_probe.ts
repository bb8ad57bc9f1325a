// What the page says of each DKIM-Signature in a mail. Asked on its input with lines MAIL<tab>KEYS, it
// answers one JSON object a signature, as tests/attest/dkim_probe.cc does, and an empty line. So
// tests/attest/dkim_oracle_test.py holds the page against other verifiers.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { verifyDkim } from "../src/mail/dkim";
import { WireMessage } from "../src/mail/message";
import { findSignatures } from "../src/signatures";

if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

const signatures = await findSignatures();

function keysIn(table: string): Map<string, string> {
    const rows = table.split("\n").filter((line) => line.includes("\t"));
    return new Map(
        rows.map((line) => {
            const tab = line.indexOf("\t");
            return [line.slice(0, tab), line.slice(tab + 1)];
        }),
    );
}

for await (const question of createInterface({ input: process.stdin })) {
    const [mail, table] = question.split("\t").map((file) => readFileSync(file, "latin1"));
    const keys = keysIn(table!);
    for (const result of await verifyDkim(
        new WireMessage(mail!),
        (name) => keys.get(name),
        signatures,
    ))
        console.log(
            JSON.stringify({
                verdict: result.verdict,
                reason: result.reason,
                domain: result.signature?.domain ?? "",
                selector: result.signature?.selector ?? "",
                aligned: result.aligned,
                unsigned_bytes: result.unsignedBytes,
            }),
        );
    console.log("");
}
