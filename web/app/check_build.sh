#!/bin/sh
# The built page is small, loads nothing from elsewhere and holds no script of its own: check_build.sh OUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$here/node_modules/.bin/vite" ] || { echo "skipped: vite is not installed (tools/install-web)"; exit 77; }
sh "$here/build.sh" "$1"
exec node "$here/tools/check_build.mjs" "$1"
