/* Fixtures of tests. */
#define _XOPEN_SOURCE 700
#include "test_fixture.h"

#include <check.h>
#include <stdlib.h>

struct test_fixture test_fixture_create(void)
{
    struct base_arena *arena = base_arena_create();
    struct base_sources *sources = base_sources_create(arena);
    return (struct test_fixture){arena, sources, base_diagnostics_create(arena, sources)};
}

void test_fixture_destroy(struct test_fixture *fixture)
{
    base_arena_destroy(fixture->arena);
    *fixture = (struct test_fixture){0};
}

const char *test_printed(struct base_arena *arena, void (*print)(const void *data, FILE *file),
                         const void *data)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    ck_assert(file != NULL);
    print(data, file);
    ck_assert_int_eq(fclose(file), 0);
    const char *copy = base_copy(arena, bytes, length);
    free(bytes);
    return copy;
}

static void print_diagnostics(const void *data, FILE *file)
{
    base_diagnostics_print(data, file);
}

const char *test_messages(const struct test_fixture *fixture)
{
    return test_printed(fixture->arena, print_diagnostics, fixture->diagnostics);
}

const char *test_codes(const struct test_fixture *fixture)
{
    struct base_buffer buffer = {.arena = fixture->arena};
    for (size_t i = 0; i < base_diagnostics_count(fixture->diagnostics); i++) {
        const struct base_diagnostic *item = base_diagnostics_get(fixture->diagnostics, i);
        base_buffer_format(&buffer, "%s%s", i == 0 ? "" : " ", base_message_code(item->message));
    }
    return base_buffer_get(&buffer);
}

const char *test_read(struct base_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    struct base_buffer buffer = {.arena = arena};
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        base_buffer_add(&buffer, part, length);
    ck_assert_msg(!ferror(file), "cannot read %s", path);
    fclose(file);
    return base_buffer_get(&buffer);
}

const char *test_scratch(struct base_arena *arena)
{
    const char *folder = getenv("TMPDIR");
    if (folder == NULL || *folder == '\0')
        folder = "/tmp";
    char *path = base_format(arena, "%s/lkjip-test-XXXXXX", folder);
    ck_assert_msg(mkdtemp(path) != NULL, "cannot create %s", path);
    return path;
}
