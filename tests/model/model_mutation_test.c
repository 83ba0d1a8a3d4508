/* Changed inputs never crash: values of a good report are replaced by others, at random. */
#include <string.h>

#include "base_file.h"
#include "json.h"
#include "model.h"
#include "model_case.h"
#include "test_fixture.h"
#include "test_main.h"

/* What values are replaced by. */
static const char *const others[] = {
    "null",
    "true",
    "\"?\"",
    "\"\"",
    "\"x\"",
    "-1",
    "1e20",
    "0.0000001",
    "[]",
    "{}",
    "[null]",
    "[\"?\"]",
    "[[1]]",
    "[{}]",
    "{\"2024\": 1}",
    "{\"nilai\": \"1.234\"}",
    "{\"teks\": 5}",
    "{\"baris\": [{\"baris\": 1}]}",
    "\"12 Bulan\"",
    "\"s1\"",
    "\"2024-02-30\"",
    "2024",
    "{\"id\": \"s1\"}",
    "[{\"id\": \"t1\", \"nama\": \"x\"}]",
};

static uint32_t state;

static size_t any(size_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

/* The end of the JSON value that begins at text, which is sound JSON. */
static const char *value_end(const char *text)
{
    int depth = 0;
    bool quoted = false;
    do {
        if (quoted && *text == '\\')
            text++;
        else if (*text == '"')
            quoted = !quoted;
        else if (!quoted && (*text == '{' || *text == '['))
            depth++;
        else if (!quoted && (*text == '}' || *text == ']'))
            depth--;
        text++;
    } while (quoted || depth > 0 || strchr(",]} \n", *text) == NULL);
    return text;
}

/* Replaces the value behind a random colon. */
static const char *mutate(struct base_arena *arena, const char *text)
{
    size_t colons = 0;
    for (const char *next = text; (next = strstr(next, ": ")) != NULL; next++)
        colons++;
    size_t chosen = any(colons);
    const char *place = text;
    for (size_t i = 0; i <= chosen; i++)
        place = strstr(place, ": ") + 2;
    if (strstr(place, "\n") == NULL)
        return text;
    struct base_buffer buffer = {.arena = arena};
    base_buffer_add(&buffer, text, (size_t)(place - text));
    base_buffer_text(&buffer, others[any(sizeof others / sizeof *others)]);
    base_buffer_text(&buffer, value_end(place));
    return base_buffer_get(&buffer);
}

START_TEST(test_of_mutations)
{
    state = 20241231u + (uint32_t)_i;
    for (int round = 0; round < 100; round++) {
        struct test_fixture fixture = test_fixture_create();
        const char *text = test_read(fixture.arena, "cases/baik.txt");
        for (size_t changes = 1 + any(4); changes > 0; changes--)
            text = mutate(fixture.arena, text);
        const char *folder = model_case_write(fixture.arena, text);
        const struct model *model =
            model_read(fixture.arena, fixture.sources, fixture.diagnostics, folder);
        model_case_remove(fixture.arena, folder);
        ck_assert_ptr_nonnull(model);
        ck_assert_int_eq(model->laporan->kind, VALUE_RECORD);
        ck_assert_ptr_nonnull(test_messages(&fixture));
        struct base_buffer buffer = {.arena = fixture.arena};
        json_write(&buffer, model->perencanaan, 0);
        json_write(&buffer, model->tabel, 0);
        test_fixture_destroy(&fixture);
    }
}
END_TEST

TEST_SUITE(model_mutation)
{
    TCase *group = test_group(suite, "mutation");
    tcase_set_timeout(group, 60);
    tcase_add_loop_test(group, test_of_mutations, 0, 10);
}
