#!/bin/sh
# An #include of a stage that is not in DEPENDS is refused when the build is configured.
#   layers.sh SOURCE_FOLDER
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/low" "$work/src/high"
cat >"$work/CMakeLists.txt" <<EOF
cmake_minimum_required(VERSION 3.25)
project(layers LANGUAGES CXX)
list(APPEND CMAKE_MODULE_PATH $source/cmake)
set(BUILD_TESTING OFF)
include(TallyOptions)
include(TallyTargets)
add_subdirectory(src/low)
add_subdirectory(src/high)
tally_check_layers()
EOF
echo 'tally_library(low SOURCES low.cc)' >"$work/src/low/CMakeLists.txt"
echo 'tally_library(high SOURCES high.cc DEPENDS low)' >"$work/src/high/CMakeLists.txt"
echo '#pragma once' >"$work/src/low/low.h"
echo '#pragma once' >"$work/src/high/high.h"
echo '#include "low/low.h"' >"$work/src/low/low.cc"
echo '#include "low/low.h"' >"$work/src/high/high.cc"
cmake -S "$work" -B "$work/build" >"$work/log" 2>&1 || {
    echo "FAILED: an allowed include is refused"
    cat "$work/log"
    exit 1
}
echo "ok: a stage may include what it depends on"
echo '#include "high/high.h"' >>"$work/src/low/low.cc"
if cmake -S "$work" -B "$work/build" >"$work/log" 2>&1; then
    echo "FAILED: the lower stage includes the higher one, and nobody minds"
    exit 1
fi
grep -q "stage 'low' may not include 'high'" "$work/log" || { cat "$work/log"; exit 1; }
echo "ok: the other way round is refused, with its reason"
