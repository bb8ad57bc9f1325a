#!/bin/sh
# openssl alone checks what passkeys signed, as VERIFY.txt of a case says.
#   passkey.sh EXPORT_CASES
set -eu
command -v unzip >/dev/null 2>&1 || { echo "skipped: unzip is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" "$work/cases"

part() { sed 's/.*"'"$2"'":"\([^"]*\)".*/\1/' "$1" | openssl base64 -d -A; }

# ok or FAILED for the signature of the one passkey in a case
signature_of() {
    rm -rf "$work/case"
    mkdir "$work/case"
    unzip -q "$work/cases/$1.zip" -d "$work/case"
    cd "$work/case/data/ledger"
    evidence=$(echo cosignatures/*.json)
    part "$evidence" public_key >key.der
    part "$evidence" signature >signature
    part "$evidence" client_data >client
    { part "$evidence" authenticator_data; openssl dgst -sha256 -binary client; } >signed
    openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in signed \
        -sigfile signature >/dev/null 2>&1 && echo ok || echo FAILED
}

# ok where the challenge is the one of the checkpoint and the agreement
challenge_of() {
    cd "$work/case/data/ledger"
    n=$(basename "$evidence" .json)
    agreement=$(sed 's/.*"agreement":"\([^"]*\)".*/\1/' "$evidence")
    set -- $(tail -c +33 "bodies/$n" | sed 's/.*"checkpoint":"tallystick\/\([^\\]*\)\\n\([0-9]*\)\\n\([^\\]*\)\\n.*/\1 \2 \3/')
    challenge=$(printf 'tallystick passkey v1\n%s\n%s\n%s\n%s\n' "$1" "$2" "$3" "$agreement" |
        openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')
    grep -q -F "\"challenge\":\"$challenge\"" client && echo ok || echo FAILED
}

expect() { # what, wanted, got
    [ "$2" = "$3" ] || { echo "FAILED: $1: $3 instead of $2"; exit 1; }
    echo "ok: $1: $3"
}

for algorithm in es256 ed25519; do
    expect "$algorithm, signature" ok "$(signature_of "passkey $algorithm")"
    signature_of "passkey $algorithm" >/dev/null
    expect "$algorithm, challenge" ok "$(challenge_of)"
    expect "$algorithm, broken signature" FAILED \
        "$(signature_of "passkey $algorithm with a broken signature")"
    expect "$algorithm, another key" FAILED "$(signature_of "passkey $algorithm of another key")"
    signature_of "passkey $algorithm over another agreement" >/dev/null
    expect "$algorithm, another agreement" FAILED "$(challenge_of)"
done
