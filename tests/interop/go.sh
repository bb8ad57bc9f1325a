#!/bin/sh
# Go's sumdb/note and sumdb/tlog against our notes, roots and proofs: honest ones are accepted, and
# a copy with one altered byte in any file that they look at is refused.
#   go.sh EXPORT_VECTORS CHECK_BUNDLE_GO
set -eu
command -v go >/dev/null 2>&1 || { echo "skipped: go is not installed"; exit 77; }
[ -d /usr/share/gocode/src/golang.org/x/mod/sumdb ] || {
    echo "skipped: golang-golang-x-mod-dev is not installed"
    exit 77
}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export GO111MODULE=off GOPATH="$work/go:/usr/share/gocode" GOCACHE="$work/cache" GOFLAGS=
go build -o "$work/check" "$2"
"$1" "$work/vectors"
"$work/check" -proofs "$work/vectors/proofs.ndjson"
"$work/check" "$work/vectors/bundle"

refused=0
cd "$work/vectors/bundle"
for file in $(find . -type f ! -name bag-info.txt ! -name bagit.txt ! -name tagmanifest-sha256.txt); do
    rm -rf "$work/altered"
    cp -r "$work/vectors/bundle" "$work/altered"
    size=$(wc -c <"$file")
    # One byte in the middle of the file becomes another one.
    printf '#' | dd of="$work/altered/$file" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
    cmp -s "$file" "$work/altered/$file" && continue
    if "$work/check" "$work/altered" >/dev/null 2>&1; then
        echo "FAILED: accepted with an altered $file"
        exit 1
    fi
    refused=$((refused + 1))
done
echo "ok: $refused altered copies refused"
[ "$refused" -gt 10 ]
