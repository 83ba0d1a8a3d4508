/* What most tests need: an arena, sources, diagnostics, files. */
#pragma once

#include <stddef.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"

struct test_fixture {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
};

struct test_fixture test_fixture_create(void);
/* Frees all; the fixture is zeroed. */
void test_fixture_destroy(struct test_fixture *fixture);

/* The diagnostics as printed, in the fixture's arena. */
const char *test_messages(const struct test_fixture *fixture);
/* The codes of the diagnostics in the order of reporting: "J001 J004"; "" when there are none. */
const char *test_codes(const struct test_fixture *fixture);

/* What print(data, file) writes, as text in the arena. */
const char *test_printed(struct base_arena *arena, void (*print)(const void *data, FILE *file),
                         const void *data);

/* A file's content (NUL-terminated); fails the test when it cannot be read. */
const char *test_read(struct base_arena *arena, const char *path);
/* The path of a new, empty folder for files that the test writes. The test removes it. */
const char *test_scratch(struct base_arena *arena);
