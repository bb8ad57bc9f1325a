#!/bin/sh
# Builds the page into one file: build.sh OUT
# The same sources give the same bytes. Needs esbuild and coreutils.
set -eu
cd "$(dirname "$0")"
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
digest=$(sha256sum ../../src/bundle/verify.sh | cut -c 1-64)
# Not minified: whoever doubts the page can read it.
{
    echo
    esbuild src/page/main.ts --bundle --format=iife --target=es2022 --loader:.txt=text \
        --define:scriptDigest="\"sha256:$digest\"" --log-level=warning
} >"$work/script"
grep -q '</script' "$work/script" && { echo "build.sh: the script would end its own element" >&2; exit 1; }
hash_of() { sha256sum "$1" | cut -c 1-64 | tr a-f A-F | basenc --base16 -d | base64; }
# Only this script and this style run; nothing is loaded from anywhere, and text cannot become markup.
policy="default-src 'none'; script-src 'sha256-$(hash_of "$work/script")'; style-src 'sha256-$(hash_of style.css)'"
policy="$policy; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
awk -v policy="$policy" -v script="$work/script" -v style=style.css '
    function put(file,    line) { while ((getline line < file) > 0) print line }
    /@POLICY@/ { sub(/@POLICY@/, policy) }
    /<style>@STYLE@/ { printf "<style>"; put(style); print "</style>"; next }
    /<script>@SCRIPT@/ { printf "<script>"; put(script); print "</script>"; next }
    { print }' page.html >"$work/page"
mv "$work/page" "$out"
