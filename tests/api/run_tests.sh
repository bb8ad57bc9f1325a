#!/bin/sh
# Runs a file of tests against the program that $TALLY names: run_tests.sh contract.test.mjs
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null 2>&1 && [ -d node_modules/ajv ] || {
    echo "skipped: node or the tools of tools/install-web are not installed"
    exit 77
}
exec node --test "$@"
