#!/bin/sh
# The tests of the page's logic, which stand beside it: run_tests.sh
set -eu
cd "$(dirname "$0")"
[ -x node_modules/.bin/vitest ] || { echo "skipped: vitest is not installed (tools/install-web)"; exit 77; }
node tools/types.mjs
exec node_modules/.bin/vitest run
