/* JSON that people go on writing in: what fits stands in one line, comments are kept. */
#include "start_json.h"

#include <string.h>

#include "base_arena.h"
#include "base_comment.h"
#include "json.h"
#include "model.h"
#include "start.h"
#include "test_fixture.h"
#include "test_main.h"
#include "value.h"

static struct test_fixture fixture;

static void begin(void)
{
    fixture = test_fixture_create();
}

static void end(void)
{
    test_fixture_destroy(&fixture);
}

static const struct value *read_all(const char *text)
{
    return json_read_all_memory(fixture.arena, fixture.sources, fixture.diagnostics, "x.json", text,
                                strlen(text));
}

static const char *written(const struct value *value)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    start_json_write(&buffer, value);
    return base_buffer_get(&buffer);
}

START_TEST(test_of_form)
{
    static const char text[] = "{\n"
                               "  \"$schema\": \"x\",\n"
                               "  \"//\": \"satu\",\n"
                               "  \"//\": \"dua\",\n"
                               "  \"tahun\": 2024,\n"
                               "  \"kosong\": [],\n"
                               "  \"target\": { \"2023\": 58, \"2024\": 67.5, \"2025\": \"?\" },\n"
                               "  \"daftar\": [\"a\", \"b\"],\n"
                               "  \"satu\": [{ \"kode\": \"1.06\", \"sasaran\": [\"s1\"] }],\n"
                               "  \"dua\": [\n"
                               "    { \"a\": 1 },\n"
                               "    { \"b\": null, \"c\": true }\n"
                               "  ],\n"
                               "  \"berketerangan\": {\n"
                               "    \"// a\": \"é \\\"kutip\\\"\",\n"
                               "    \"a\": 1\n"
                               "  }\n"
                               "}\n";
    const struct value *value = read_all(text);
    ck_assert_ptr_nonnull(value);
    ck_assert_str_eq(written(value), text);
}
END_TEST

START_TEST(test_of_long_lines)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_text(&buffer, "{\"a\": [");
    for (int i = 0; i < 60; i++)
        base_buffer_format(&buffer, "%s%d", i > 0 ? "," : "", i);
    base_buffer_text(&buffer, "], \"b\": [1]}");
    const struct value *value = read_all(base_buffer_get(&buffer));
    const char *text = written(value);
    ck_assert_ptr_nonnull(strstr(text, "\"a\": [\n    0,\n    1,\n"));
    ck_assert_ptr_nonnull(strstr(text, "\"b\": [1]\n"));
    ck_assert(value_equal(read_all(text), value));
}
END_TEST

START_TEST(test_of_comments_dropped)
{
    static const char text[] =
        "{\"//\": 1, \"// a\": {\"b\": [1]}, \"$schema\": 2, \"a\": 3, \"//\": 4}";
    const struct value *all = read_all(text);
    ck_assert_uint_eq(value_count(all), 5);
    const struct value *read = json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics,
                                                "x.json", text, strlen(text));
    ck_assert_uint_eq(value_count(read), 1);
    ck_assert_ptr_null(read_all("{\"a\": 1, \"a\": 2}"));
}
END_TEST

START_TEST(test_of_markdown_comments)
{
    static const struct {
        const char *text, *rest;
        bool only;
    } cases[] = {
        {"", "", false},
        {" \n", " \n", false},
        {"<!-- a -->", "", true},
        {"<!-- a\nb -->\n", "\n\n", true},
        {"<!---->", "", true},
        {"<!-- a --> x <!-- b -->", " x ", false},
        {"x <!-- a", "x <!-- a", false},
        {"<!-- a -->\n<!-- b", "\n<!-- b", false},
        {"<!--> x -->", "", true},
        {"a <b>", "a <b>", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = base_copy_text(fixture.arena, cases[i].text);
        ck_assert_int_eq(base_comments_only(text), cases[i].only);
        bool found = base_comments_remove(text);
        ck_assert_str_eq(text, cases[i].rest);
        ck_assert_int_eq(found, strcmp(cases[i].text, cases[i].rest) != 0);
    }
}
END_TEST

/* Each type of the field table has a name of its own, so that one schema can hold them all. */
START_TEST(test_of_schema_names)
{
    const struct value *schema = model_schema(fixture.arena, MODEL_FILE_COUNT);
    const struct value *types = value_get(schema, "$defs");
    ck_assert_uint_gt(value_count(types), 40);
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        const struct value *one = value_get(model_schema(fixture.arena, i), "$defs");
        for (size_t k = 0; k < value_count(one); k++) {
            const struct value_entry entry = value_entry_at(one, k);
            ck_assert_msg(value_equal(value_get(types, entry.key), entry.value), "%s", entry.key);
        }
    }
}
END_TEST

/* Every field has a description and its examples are JSON. */
START_TEST(test_of_schema_fields)
{
    const struct value *types = value_get(model_schema(fixture.arena, MODEL_FILE_COUNT), "$defs");
    size_t examples = 0;
    for (size_t i = 0; i < value_count(types); i++) {
        const struct value *fields = value_get(value_entry_at(types, i).value, "properties");
        for (size_t k = 0; k < value_count(fields); k++) {
            const struct value *field = value_entry_at(fields, k).value;
            const char *name = value_entry_at(fields, k).key;
            if (strcmp(value_entry_at(types, i).key, "baris") != 0)
                ck_assert_msg(*value_text_or(value_get(field, "description"), "") != '\0', "%s",
                              name);
            examples += value_get(field, "examples") != NULL;
        }
    }
    ck_assert_uint_gt(examples, 30);
}
END_TEST

TEST_SUITE(start_json)
{
    TCase *group = test_group(suite, "json");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_form);
    tcase_add_test(group, test_of_long_lines);
    tcase_add_test(group, test_of_comments_dropped);
    tcase_add_test(group, test_of_markdown_comments);
    tcase_add_test(group, test_of_schema_names);
    tcase_add_test(group, test_of_schema_fields);
}
