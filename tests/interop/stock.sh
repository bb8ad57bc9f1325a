#!/bin/sh
# sha256sum and openssl alone reproduce a leaf hash, a body commitment and a signature check; and
# verify.sh says what it should about honest and dishonest copies.
#   stock.sh EXPORT_VECTORS
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" "$work/vectors"
cd "$work/vectors/bundle"
fingerprint=$(cat ../fingerprint)

expect() { # status, what, command...
    want=$1
    what=$2
    shift 2
    got=0
    "$@" >"$work/out" 2>&1 || got=$?
    if [ "$got" -ne "$want" ]; then
        echo "FAILED: $what: exit $got instead of $want"
        cat "$work/out"
        exit 1
    fi
    echo "ok: $what"
}

# The commitment of entry 0 is SHA-256 of its body file.
digest=$(sha256sum data/ledger/bodies/0 | cut -c 1-64)
expect 0 "sha256sum gives the commitment in the line" \
    grep -q "^.*\"body\":\"sha256:$digest\".*\"n\":0," data/ledger/entries.ndjson

# The ledger's id is the begin of its first leaf.
leaf=$({ printf '\000'; sed -n 1p data/ledger/entries.ndjson | tr -d '\n'; } | sha256sum | cut -c 1-40)
id=$(echo "$leaf" | tr 'a-f' 'A-F' | basenc --base16 -d | base32 | tr 'A-Z' 'a-z')
expect 0 "sha256sum gives the leaf that names the ledger" \
    grep -q "^tallystick/$id$" data/ledger/checkpoint

# openssl alone checks the checkpoint's signature.
key=$(sed 's/.*"key":"ed25519:\([^"]*\)".*/\1/' data/ledger/keys.json)
{
    echo "-----BEGIN PUBLIC KEY-----"
    { printf '0*0\005\006\003+ep\003!\000'; echo "$key" | openssl base64 -d -A; } | openssl base64 -A
    echo
    echo "-----END PUBLIC KEY-----"
} >"$work/key.pem"
sed '/^$/,$d' data/ledger/checkpoint >"$work/text"
tail -n 1 data/ledger/checkpoint | sed 's/.* //' | openssl base64 -d -A | tail -c 64 >"$work/signature"
expect 0 "openssl checks the checkpoint's signature" openssl pkeyutl -verify -pubin \
    -inkey "$work/key.pem" -rawin -in "$work/text" -sigfile "$work/signature"
echo "x" >>"$work/text"
expect 1 "and refuses it over another text" openssl pkeyutl -verify -pubin \
    -inkey "$work/key.pem" -rawin -in "$work/text" -sigfile "$work/signature"

expect 3 "verify.sh: unproven without a key from outside" sh data/verify.sh
expect 0 "verify.sh: intact with the owner's key" sh data/verify.sh "$fingerprint"
expect 4 "verify.sh: altered for another key" sh data/verify.sh "sha256:$(printf '%064d' 0)"

changed() { # status, what, command on the copy
    rm -rf "$work/copy"
    cp -r "$work/vectors/bundle" "$work/copy"
    (cd "$work/copy" && eval "$3")
    expect "$1" "verify.sh: $2" sh "$work/copy/data/verify.sh" "$fingerprint"
}
altered() { changed 4 "$1" "$2"; }
missing() { changed 1 "$1" "$2"; }
# A changed name in a manifest is a file that is not there.
for file in $(find . -type f ! -name verify.sh ! -name '*manifest-sha256.txt'); do
    altered "a changed byte in $file" \
        "printf '#' | dd of=$file bs=1 seek=\$((\$(wc -c <$file) / 2)) conv=notrunc 2>/dev/null"
done
altered "a changed digest in the manifest" "sed -i '1s/^......../deadbeef/' manifest-sha256.txt"
altered "an added file" "echo x >data/exhibits/more.txt"
altered "an added file beside data" "echo x >notes.txt"
altered "a link to somewhere else" "ln -s /etc/passwd data/exhibits/link"
missing "a removed exhibit" "rm data/exhibits/E01.eml"
missing "a removed body" "rm data/ledger/bodies/1"
altered "a dropped entry" "sed -i '\$d' data/ledger/entries.ndjson"
altered "a swapped exhibit with manifests made again" "echo forged >data/exhibits/E01.eml;
    find data -type f | LC_ALL=C sort | xargs sha256sum >manifest-sha256.txt;
    sha256sum bag-info.txt bagit.txt manifest-sha256.txt package.note >tagmanifest-sha256.txt"

for key in 1 2 3; do
    expect 0 "verify.sh: intact with key $key of three, of which each has handed over to the next" \
        sh ../rotated/data/verify.sh "$(cat "../key-$key")"
done
expect 3 "verify.sh: unproven with three keys, and none from outside" sh ../rotated/data/verify.sh
expect 4 "verify.sh: altered for a key that is none of the three" sh ../rotated/data/verify.sh "sha256:$(printf '%064d' 0)"
for side in old_signature new_signature; do
    expect 4 "verify.sh: altered where the $side of a key that takes over is that of another place" \
        sh "../$side/data/verify.sh" "$(cat ../key-1)"
    expect 4 "and not believed with the new key either" sh "../$side/data/verify.sh" "$(cat ../key-2)"
done
