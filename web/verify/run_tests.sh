#!/bin/sh
# Bundles the tests of the page with esbuild and runs them with node: run_tests.sh OUT TEST...
# The environment names what they look at: TALLY_SOURCE and more (see test/support.ts).
set -eu
cd "$(dirname "$0")"
out=$1
shift
for tool in esbuild node; do
    command -v "$tool" >/dev/null 2>&1 || { echo "skipped: $tool is not installed"; exit 77; }
done
case $* in
    *browser*)
        [ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] && [ -x /usr/bin/chromium ] || {
            echo "skipped: chromium or the tools of tools/install-web are not installed"
            exit 77
        }
        ;;
esac
digest=$(sha256sum ../../src/bundle/verify.sh | cut -c 1-64)
rm -rf "$out"
esbuild "$@" --bundle --loader:.txt=text --platform=node --format=esm --target=node18 --outdir="$out" --out-extension:.js=.mjs \
    --define:scriptDigest="\"sha256:$digest\"" --log-level=warning
exec node --test "$out"/*.mjs
