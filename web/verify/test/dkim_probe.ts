// dkim_probe MAIL KEYS: what the page says of each DKIM-Signature in a mail, one JSON object a line, as
// tests/attest/dkim_probe.cc does. So tests/attest/dkim_oracle_test.py holds it against other verifiers.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";

import { verifyDkim } from "../src/mail/dkim";
import { WireMessage } from "../src/mail/message";
import { findSignatures } from "../src/signatures";

if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

const [mail, table] = process.argv.slice(2, 4).map((file) => readFileSync(file, "latin1"));
if (mail === undefined || table === undefined) throw new Error("usage: dkim_probe MAIL KEYS");
const keys = new Map(table.split("\n").filter((line) => line.includes("\t")).map((line) => {
    const tab = line.indexOf("\t");
    return [line.slice(0, tab), line.slice(tab + 1)] as const;
}));
const signatures = await findSignatures();
for (const result of await verifyDkim(new WireMessage(mail), (name) => keys.get(name), signatures))
    console.log(JSON.stringify({
        verdict: result.verdict,
        reason: result.reason,
        domain: result.signature?.domain ?? "",
        selector: result.signature?.selector ?? "",
        aligned: result.aligned,
        unsigned_bytes: result.unsignedBytes,
    }));
