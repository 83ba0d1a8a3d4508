#!/bin/sh
# Installs what is missing, builds the program and sets every report below input/ into output/.
set -eu
cd "$(dirname "$0")"
. ./.ci/packages

# shellcheck disable=SC2086 # a list of names
install_packages $BUILD_PACKAGES

# Warnings of a newer compiler must not stop a user; test.sh makes errors of them.
if [ ! -f build/build.ninja ]; then
    meson setup build --buildtype=release -Dtests=false -Dwerror=false
fi
ninja -C build

set -- input/*/
if [ ! -d "$1" ]; then
    echo "There are no reports below input/ yet."
    exit 0
fi
mkdir -p output
exec build/generator/lkjip build -o output/ "$@"
