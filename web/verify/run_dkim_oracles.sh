#!/bin/sh
# The page's reading of signed mails beside that of other verifiers:
#   run_dkim_oracles.sh OUT PYTHON DKIM_ORACLE_TEST
set -eu
for tool in esbuild node; do
    command -v "$tool" >/dev/null 2>&1 || { echo "skipped: $tool is not installed"; exit 77; }
done
mkdir -p "$1"
out=$(cd "$1" && pwd)
esbuild "$(dirname "$0")/test/dkim_probe.ts" --bundle --platform=node --format=esm --target=node18 \
    --outfile="$out/dkim_probe.mjs" --log-level=warning
exec "$2" "$3" "$out/dkim_probe.mjs"
