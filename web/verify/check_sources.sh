#!/bin/sh
# The types and the layout of the page and its tests. Compiler and formatter come with the tools of the
# tests: tools/install-web.
set -eu
cd "$(dirname "$0")"
[ -x node_modules/.bin/tsc ] || { echo "skipped: typescript is not installed (tools/install-web)"; exit 77; }
node_modules/.bin/prettier --check --log-level warn src test style.css
node_modules/.bin/prettier --check --log-level warn ../client/src ../client/test ../client/case.css ../client/style.css
node_modules/.bin/tsc -p ../client
exec node_modules/.bin/tsc -p .
