#!/bin/sh
# The page in Debian's Chromium, before a real server on a real vault: run.sh OUT TEST...
# The environment names what is tested: TALLY, TALLY_SOURCE, TALLY_PAGES (the built page).
set -eu
out=$1
shift
tools=$TALLY_SOURCE/web/app/node_modules
[ -d "$tools/playwright-core" ] && [ -d "$tools/@axe-core/playwright" ] && [ -x /usr/bin/chromium ] &&
    [ -d "$TALLY_SOURCE/tests/api/node_modules/ajv" ] || {
    echo "skipped: chromium or the tools of tools/install-web are not installed"
    exit 77
}
[ -f "$TALLY_PAGES/index.html" ] || { echo "skipped: the page is not built (ctest -R web.build)"; exit 77; }
rm -rf "$out"
cd "$TALLY_SOURCE/tests/browser"
"$tools/.bin/esbuild" "$@" --bundle --packages=external --platform=node --format=esm --target=node18 \
    --outdir="$out" --out-extension:.js=.mjs --log-level=warning
exec node --test --test-concurrency=1 "$out"/*.mjs
