#!/bin/sh
# The pages of links in Chromium, with the real program: run_tests.sh TEST
# The environment names what is looked at: TALLY, TALLY_VERIFY, TALLY_SOURCE.
set -eu
cd "$(dirname "$0")"
[ -d ../verify/node_modules/playwright-core ] && [ -d ../../tests/api/node_modules/ajv ] && [ -x /usr/bin/chromium ] && command -v node >/dev/null || {
    echo "skipped: node, chromium or the tools of tools/install-web are not installed"
    exit 77
}
exec node --test "test/$1"
