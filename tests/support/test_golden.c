/* Golden files: compare, show the difference, update on purpose. */
#define _POSIX_C_SOURCE 200809L
#include "test_golden.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base_arena.h"
#include "test_fixture.h"

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "cannot write %s", path);
    size_t length = strlen(text);
    bool good = fwrite(text, 1, length, file) == length;
    good = fclose(file) == 0 && good;
    ck_assert_msg(good, "cannot write %s", path);
}

/* Prints a diff to standard error; standard output belongs to TAP. */
static void show_diff(const char *expected, const char *actual)
{
    struct base_arena *arena = base_arena_create();
    const char *folder = test_scratch(arena);
    const char *left = base_format(arena, "%s/expected", folder);
    const char *right = base_format(arena, "%s/actual", folder);
    write_text(left, expected);
    write_text(right, actual);
    const char *command = base_format(arena, "diff -u '%s' '%s' >&2", left, right);
    fflush(NULL);
    if (system(command) == -1)
        fputs("diff cannot be run\n", stderr);
    unlink(left);
    unlink(right);
    rmdir(folder);
    base_arena_destroy(arena);
}

void test_same_text(const char *expected, const char *actual)
{
    if (strcmp(expected, actual) == 0)
        return;
    show_diff(expected, actual);
    ck_abort_msg("the text differs (see the diff above)");
}

void test_golden(const char *path, const char *text)
{
    struct base_arena *arena = base_arena_create();
    const char *update = getenv("UPDATE_GOLDEN");
    bool updating = update != NULL && strcmp(update, "1") == 0;
    const char *expected = access(path, F_OK) == 0 ? test_read(arena, path) : NULL;
    bool same = expected != NULL && strcmp(expected, text) == 0;
    if (!same)
        show_diff(expected == NULL ? "" : expected, text);
    if (!same && updating)
        write_text(path, text);
    base_arena_destroy(arena);
    ck_assert_msg(same || updating, "%s differs (see the diff above; UPDATE_GOLDEN=1 updates it)",
                  path);
}
