#!/bin/sh
# Runs tests of tally mcp with node: run_tests.sh TEST... The environment names the program: TALLY.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null 2>&1 || { echo "skipped: node is not installed"; exit 77; }
[ -d node_modules/@modelcontextprotocol/sdk ] || {
    echo "skipped: the client is not installed (tools/install-web)"
    exit 77
}
exec node --test "$@"
