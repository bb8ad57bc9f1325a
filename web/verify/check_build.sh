#!/bin/sh
# The page has the same bytes each time, wherever it is built, and allows its own script and style alone:
#   check_build.sh BUILT_PAGE
set -eu
page=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$(dirname "$0")/build.sh" "$work/again.html"
cmp "$page" "$work/again.html"
policy=$(sed -n 's/.*Content-Security-Policy" content="\([^"]*\)".*/\1/p' "$page")
case $policy in "default-src 'none'; script-src 'sha256-"*) ;; *) echo "FAILED: $policy" && exit 1 ;; esac
case $policy in *unsafe* | *http* | *data:* | *blob:*) echo "FAILED: $policy" && exit 1 ;; esac
if grep -E 'src=|<link|(^|[^[:alnum:]_])url\(|innerHTML|insertAdjacentHTML|document\.write' "$page"; then
    echo "FAILED: the page loads something, or makes markup out of text"
    exit 1
fi
echo "ok: $(wc -c <"$page") bytes, built twice"
