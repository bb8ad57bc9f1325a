#!/bin/sh
# The types of the page and its tests. The compiler comes with the tools of the tests: tools/install-web.
set -eu
cd "$(dirname "$0")"
[ -x node_modules/.bin/tsc ] || { echo "skipped: typescript is not installed (tools/install-web)"; exit 77; }
exec node_modules/.bin/tsc -p .
