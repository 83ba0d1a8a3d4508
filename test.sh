#!/bin/sh
# Builds with gcc, with clang and with sanitizers, warnings being errors, and runs all tests with the
# first and the last. Ends with the line "N passed, N failed" and status 1 when anything failed.
set -eu
cd "$(dirname "$0")"
. ./.ci/packages

# shellcheck disable=SC2086 # a list of names
install_packages $BUILD_PACKAGES $TEST_PACKAGES

passed=0
failed=0

# count NAME COMMAND...: one build; counts as one test.
count() {
    name=$1
    shift
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
        return 0
    fi
    failed=$((failed + 1))
    echo "FAILED: $name"
    return 1
}

# build FOLDER COMPILER OPTIONS...
build() {
    folder=$1
    compiler=$2
    shift 2
    if [ ! -f "$folder/build.ninja" ]; then
        CC=$compiler meson setup "$folder" -Dwerror=true "$@" || return 1
    fi
    ninja -C "$folder"
}

# test_build FOLDER OPTIONS...: runs the tests of a build and adds up its single tests.
test_build() {
    folder=$1
    shift
    echo "== tests of $folder"
    status=0
    rm -f "$folder"/meson-logs/*.junit.xml
    meson test -C "$folder" --no-rebuild --print-errorlogs "$@" || status=$?
    totals=$(python3 .ci/count-tests "$folder/meson-logs/testlog.junit.xml" "$status")
    passed=$((passed + ${totals% *}))
    failed=$((failed + ${totals#* }))
}

# ajv judges the JSON Schemas; its versions are pinned. Where the registry of npm cannot be reached,
# Debian's python3-jsonschema judges.
validator() {
    (cd tests/schema && npm ci --fetch-retries=1 --fetch-timeout=20000 --ignore-scripts --no-audit --no-fund --loglevel=error)
}
echo "== npm packages of tests/schema"
validator || echo "not there: python3-jsonschema judges instead"

if count "gcc, release" build build-gcc gcc --buildtype=release -Db_coverage=true; then
    # The lines and branches that the tests run are counted in the same run, from zero.
    find build-gcc -name '*.gcda' -delete
    test_build build-gcc
    .ci/coverage build-gcc || echo "coverage: could not be counted"
fi
count "clang" build build-clang clang --buildtype=debugoptimized || :
if count "clang, address and undefined behaviour sanitizers" build build-sanitize clang \
    --buildtype=debug -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false; then
    test_build build-sanitize --no-suite rules --no-suite tree --timeout-multiplier 4
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
