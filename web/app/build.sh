#!/bin/sh
# Builds the page into a folder: build.sh OUT
# Needs node and the packages that tools/install-web installs; nothing is fetched while it builds.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
[ -x node_modules/.bin/vite ] || { echo "build.sh: vite is not installed: run tools/install-web" >&2; exit 1; }
node tools/types.mjs
exec node_modules/.bin/vite build --outDir "$out" --emptyOutDir --logLevel warn
