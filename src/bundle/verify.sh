#!/bin/sh
# Checks this case file with stock tools only: sha256sum, openssl, base32 and a POSIX shell.
#
#   sh verify.sh [FINGERPRINT]
#
# Run it from anywhere; it looks at the folder that it lies in (the one above data/ is unpacked).
# FINGERPRINT is the owner's key as you know it from elsewhere: sha256:<64 digits>.
# Exit: 0 intact, 1 incomplete, 3 unproven (no fingerprint was given), 4 altered.
set -u
LC_ALL=C
export LC_ALL
pinned=${1:-}
cd "$(dirname "$0")/.." || exit 1
if [ ! -f manifest-sha256.txt ]; then
    echo "incomplete: this is not an unpacked case file (no manifest-sha256.txt beside data/)"
    exit 1
fi
for tool in sha256sum openssl base32 awk sed; do
    command -v "$tool" >/dev/null 2>&1 || { echo "incomplete: $tool is not installed"; exit 1; }
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

altered() {
    echo "FAILED  $1"
    echo "verdict: altered"
    exit 4
}
passed() { echo "ok      $1"; }
# 64 hexadecimal digits -> the escapes that printf turns into bytes
escapes() {
    awk 'BEGIN { for (i = 0; i < 256; i++) oct[sprintf("%02x", i)] = sprintf("\\%03o", i) }
         { out = ""; for (i = 1; i < length($0); i += 2) out = out oct[substr($0, i, 2)]; print out }'
}
bytes_of() { printf "$(printf '%s\n' "$1" | escapes)"; }
digests() { sed 's/^\\//; s/ .*//'; }

incomplete() {
    echo "MISSING $1"
    echo "verdict: incomplete"
    exit 1
}

# 1. Every file is the one that the manifests list, and no other file is there.
for manifest in manifest-sha256.txt tagmanifest-sha256.txt; do
    [ -f "$manifest" ] || incomplete "$manifest"
    sed 's/^[0-9a-f]*  //' "$manifest" >"$work/names"
    while IFS= read -r file; do
        [ -e "$file" ] || incomplete "$file is listed, but not here"
    done <"$work/names"
done
sha256sum --quiet --strict -c manifest-sha256.txt >"$work/out" 2>&1 ||
    altered "manifest-sha256.txt: $(head -n 1 "$work/out")"
sha256sum --quiet --strict -c tagmanifest-sha256.txt >"$work/out" 2>&1 ||
    altered "tagmanifest-sha256.txt: $(head -n 1 "$work/out")"
find data ! -type d | sort >"$work/here"
sed 's/^[0-9a-f]*  //' manifest-sha256.txt | sort >"$work/listed"
cmp -s "$work/here" "$work/listed" || altered "data/ holds files that the manifest does not list"
for file in * .[!.]*; do
    case $file in
        data | bag-info.txt | bagit.txt | manifest-sha256.txt | package.note | tagmanifest-sha256.txt | '.[!.]*') ;;
        *) altered "$file does not belong into a case file" ;;
    esac
done
passed "$(wc -l <"$work/listed" | tr -d ' ') files are the ones that the manifest lists"

# 2. Every disclosed body is the one that its line commits to: SHA-256 of the file is in the line.
mkdir "$work/leaves" "$work/nodes"
bodies=0
n=0
while IFS= read -r line; do
    printf '\000%s' "$line" >"$work/leaves/$(printf '%010d' "$n")"
    if [ -f "data/ledger/bodies/$n" ]; then
        bodies=$((bodies + 1))
        digest=$(sha256sum <"data/ledger/bodies/$n")
        case $line in
            *"\"body\":\"sha256:${digest%% *}\""*) ;;
            *) altered "data/ledger/bodies/$n is not the body that entry $n commits to" ;;
        esac
    fi
    n=$((n + 1))
done <data/ledger/entries.ndjson
[ "$n" -gt 0 ] || altered "data/ledger/entries.ndjson is empty"
[ "$(find data/ledger/bodies -type f | wc -l)" -eq "$bodies" ] ||
    altered "data/ledger/bodies holds files that belong to no entry"
passed "$bodies of $n bodies are disclosed, each as its line commits to"

# 3. The Merkle root of all lines (RFC 6962): leaf = SHA-256(00 line), node = SHA-256(01 left right).
(cd "$work/leaves" && find . -type f | sort | xargs sha256sum) | digests >"$work/level"
leaf0=$(head -n 1 "$work/level")
while [ "$(wc -l <"$work/level")" -gt 1 ]; do
    rm -rf "$work/nodes"
    mkdir "$work/nodes"
    escapes <"$work/level" | awk 'NR % 2 { left = $0; next } { print left $0 }' >"$work/pairs"
    i=0
    while IFS= read -r pair; do
        printf "\\001$pair" >"$work/nodes/$(printf '%010d' "$i")"
        i=$((i + 1))
    done <"$work/pairs"
    (cd "$work/nodes" && find . -type f | sort | xargs sha256sum) | digests >"$work/next"
    # A node without a partner goes up as it is.
    [ $(($(wc -l <"$work/level") % 2)) -eq 0 ] || tail -n 1 "$work/level" >>"$work/next"
    mv "$work/next" "$work/level"
done
root=$(bytes_of "$(cat "$work/level")" | openssl base64 -A)

# 4. The signed checkpoint names this ledger, this many entries and this root.
id=$(bytes_of "$(printf '%s' "$leaf0" | cut -c 1-40)" | base32 -w 0 | tr 'A-Z' 'a-z')
note=data/ledger/checkpoint
[ "$(sed -n 1p "$note")" = "tallystick/$id" ] || altered "the checkpoint is of another ledger"
[ "$(sed -n 2p "$note")" = "$n" ] || altered "the checkpoint is of another size than $n entries"
[ "$(sed -n 3p "$note")" = "$root" ] || altered "the entries have another root than the checkpoint"
passed "the checkpoint names this ledger, $n entries and their root"

# 5. The owner's key: entry 0 names the first one. Another took over where both have signed an entry that says so.
member() { # file of a body, name: behind the salt of 32 bytes stands JSON
    tail -c +33 "$1" | sed -n "s/.*\"$2\":\"\(ed25519:\)\{0,1\}\([A-Za-z0-9+\/=]*\)\".*/\2/p"
}
public_key() { # key in base64
    echo "-----BEGIN PUBLIC KEY-----"
    { bytes_of 302a300506032b6570032100; printf '%s' "$1" | openssl base64 -d -A; } | openssl base64 -A
    printf '\n%s\n' "-----END PUBLIC KEY-----"
}
holds() { # key in base64, text, signature
    public_key "$1" >"$work/key.pem"
    openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1
}
fingerprint_of() { printf 'sha256:%s\n' "$(printf '%s' "$1" | openssl base64 -d -A | sha256sum | cut -c 1-64)"; }
[ -f data/ledger/bodies/0 ] || incomplete "data/ledger/bodies/0, which names the owner's key"
key=$(member data/ledger/bodies/0 key)
fingerprint_of "$key" >"$work/fingerprints"
for at in $(awk 'index($0, "\"kind\":\"ledger.key-rotated\"") { print NR - 1 }' data/ledger/entries.ndjson); do
    body=data/ledger/bodies/$at
    [ -f "$body" ] || incomplete "$body, by which another key took over"
    [ "$(member "$body" old_key)" = "$key" ] || altered "in entry $at another key hands over than the owner's"
    next=$(member "$body" new_key)
    printf 'tallystick key rotation v1\n%s\n%s\ned25519:%s\ned25519:%s\n' "$id" "$at" "$key" "$next" >"$work/text"
    for side in old new; do
        member "$body" "${side}_signature" | openssl base64 -d -A >"$work/signature"
        [ "$side" = old ] && signer=$key || signer=$next
        holds "$signer" "$work/text" "$work/signature" ||
            altered "in entry $at a key takes over that the $side key has not signed for"
    done
    key=$next
    fingerprint_of "$key" >>"$work/fingerprints"
    passed "another key took over in entry $at, and both have signed it"
done
grep -q -F "\"ed25519:$key\"" data/ledger/keys.json || altered "keys.json names another key than the ledger"
fingerprint=$(tail -n 1 "$work/fingerprints")

# 6. Checkpoint and package note are signed by the newest of them.
check_signature() { # file, what it is
    sed '/^$/,$d' "$1" >"$work/text"
    sed '1,/^$/d' "$1" | sed -n '1s/.* //p' | openssl base64 -d -A | tail -c 64 >"$work/signature"
    holds "$key" "$work/text" "$work/signature" || altered "$2 is not signed by the owner's key"
    passed "$2 is signed by the owner's key"
}
check_signature "$note" "the checkpoint"
check_signature package.note "the package note"
[ "$(sed -n 2p package.note)" = "$n" ] || altered "the package note is of another size"
[ "$(sed -n 3p package.note)" = "sha256:$(sha256sum <manifest-sha256.txt | cut -c 1-64)" ] ||
    altered "the package note signs another manifest"

# 7. Every exhibit is vouched for by a disclosed entry.
exhibits=0
for file in data/exhibits/*; do
    [ -f "$file" ] || continue
    exhibits=$((exhibits + 1))
    digest=$(sha256sum <"$file")
    grep -q -F "sha256:${digest%% *}" data/ledger/bodies/* || altered "$file is not in the ledger"
done
passed "$exhibits exhibits are recorded in the ledger"

echo "        owner's key: $fingerprint"
if [ -z "$pinned" ]; then
    echo "verdict: unproven"
    echo "        All of this fits together, but nothing from outside vouches for the key. Compare the"
    echo "        fingerprint with what the owner gave you earlier, or run: sh verify.sh FINGERPRINT"
    exit 3
fi
grep -q -x -F "$pinned" "$work/fingerprints" || altered "the owner's key is not the one that you named: $pinned"
passed "the key that you named is the owner's"
echo "verdict: intact"
