#!/bin/sh
# The types and the layout of the freelancer's page and of its tests in a browser. Compiler and formatter
# come with tools/install-web.
set -eu
cd "$(dirname "$0")"
[ -x node_modules/.bin/tsc ] || { echo "skipped: typescript is not installed (tools/install-web)"; exit 77; }
node tools/types.mjs
node_modules/.bin/prettier --check --log-level warn .
node_modules/.bin/tsc -p .
exec node_modules/.bin/tsc -p ../../tests/browser
