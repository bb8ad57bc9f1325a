// Passkeys against the same vectors as the C++ reader (docs/formats/passkey.md).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { challengeOf, checkPasskey, decodePasskeyEvidence, rawOfDer } from "../src/passkey";
import { attemptLater, Refused } from "../src/refused";
import { base64, signatures, sourceFile } from "./support";

interface Vector {
    format: string;
    name: string;
    expect: "ok" | "refused";
    reason?: string;
    input: string;
    ledger: string;
    size: number;
    root: string;
    user_verified: boolean;
}

const vectors = readFileSync(sourceFile("tests/golden/passkey.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Vector)
    .filter(({ format }) => format === "passkey-signature");

async function check(vector: Vector): Promise<boolean> {
    const evidence = decodePasskeyEvidence(base64(vector.input));
    const checkpoint = { ledger: vector.ledger, size: vector.size, root: base64(vector.root) };
    return checkPasskey(evidence, challengeOf(checkpoint, evidence.agreement), signatures);
}

test("signatures of passkeys are taken or refused for the reason that is named", async () => {
    assert.ok(vectors.length >= 90);
    for (const vector of vectors) {
        const verified = await attemptLater(() => check(vector));
        const { name } = vector;
        if (verified instanceof Refused) {
            assert.equal(vector.expect, "refused", `${name}: ${verified.message}`);
            assert.ok(verified.message.includes(vector.reason!), `${name}: ${verified.message}`);
        } else {
            assert.equal(vector.expect, "ok", name);
            assert.equal(verified, vector.user_verified, name);
        }
    }
});

test("a signature in DER has one writing", () => {
    const one = "\x02\x01\x01";
    assert.equal(rawOfDer("\x30\x06" + one + one)?.length, 64);
    for (const bad of [
        "",
        "\x30\x06" + one,
        "\x30\x06" + one + one + "\0",
        "\x30\x81\x06" + one + one,
        "\x30\x07\x02\x02\x00\x01" + one,
        "\x30\x06\x02\x01\x81" + one,
        "\x30\x05\x02\x00" + one,
        "\x31\x06" + one + one,
        "\x30\x09" + one + one + one,
    ])
        assert.equal(rawOfDer(bad), null);
});
