#!/bin/sh
# The built page is small, loads nothing from elsewhere and holds no script of its own: check_build.sh BUILT
set -eu
[ -f "$1/index.html" ] || { echo "skipped: the page is not built (tools/install-web)"; exit 77; }
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }
exec node "$(dirname "$0")/tools/check_build.mjs" "$1"
