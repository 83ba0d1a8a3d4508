/* Values, origins and messages of what is read. */
#include "json.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_file.h"
#include "test_fixture.h"
#include "test_golden.h"
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

static const struct value *read_text(const char *text)
{
    return json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "x.json", text,
                            strlen(text));
}

/* "line:column path" of a value. */
static const char *place(const struct value *value)
{
    struct base_origin_record record = base_origin_get(fixture.sources, value->origin);
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_format(&buffer, "%u:%u ", (unsigned)record.line, (unsigned)record.column);
    base_origin_path(fixture.sources, value->origin, &buffer);
    return base_buffer_get(&buffer);
}

START_TEST(test_of_kinds)
{
    const struct value *value =
        read_text("{\"a\": null, \"b\": true, \"c\": false, \"d\": -12.50, \"e\": \"x\\n\\u00e9\", "
                  "\"f\": [1], \"g\": {}}");
    ck_assert_ptr_nonnull(value);
    ck_assert_uint_eq(value_count(value), 7);
    ck_assert_int_eq(value_get(value, "a")->kind, VALUE_NULL);
    ck_assert(value_get(value, "b")->boolean);
    ck_assert(!value_get(value, "c")->boolean);
    ck_assert_str_eq(value_rational_text(fixture.arena, value_get(value, "d")->number, -1),
                     "-12.5");
    ck_assert_str_eq(value_get(value, "e")->text, "x\né");
    ck_assert_int_eq((int)value_integer_or(value_at(value_get(value, "f"), 0), 0), 1);
    ck_assert_int_eq(value_get(value, "g")->kind, VALUE_RECORD);
}
END_TEST

/* No detour over binary fractions: the digits are kept. */
START_TEST(test_of_exact_numbers)
{
    const struct value *value =
        read_text("[0.1, 123456789012345678901234567890.123456789, 5e-7, 1.10e2]");
    static const char *const expected[] = {"0.1", "123456789012345678901234567890.123456789",
                                           "0.0000005", "110"};
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(value_rational_text(fixture.arena, value_at(value, i)->number, -1),
                         expected[i]);
}
END_TEST

START_TEST(test_of_places)
{
    const struct value *value = read_text("\n {\n  \"é\": 1, \"b\":\n    [true,\n\t\"ü\", {\"c\": "
                                          "null}]}");
    ck_assert_str_eq(place(value), "2:2 ");
    ck_assert_str_eq(place(value_get(value, "é")), "3:8 [\"é\"]");
    const struct value *list = value_get(value, "b");
    ck_assert_str_eq(place(list), "4:5 b");
    ck_assert_str_eq(place(value_at(list, 0)), "4:6 b[0]");
    ck_assert_str_eq(place(value_at(list, 1)), "5:2 b[1]");
    ck_assert_str_eq(place(value_get(value_at(list, 2), "c")), "5:13 b[2].c");
}
END_TEST

START_TEST(test_of_dropped_keys)
{
    const struct value *value =
        read_text("{\"//\": {\"deep\": [1, {\"x\": 2}]}, \"a\": 1, \"// note\": 3, \"$schema\": "
                  "\"s\", \"b\": {\"//x\": 1, \"c\": [2]}}");
    struct base_buffer buffer = {.arena = fixture.arena};
    json_write(&buffer, value, 0);
    ck_assert_str_eq(base_buffer_get(&buffer), "{\"a\":1,\"b\":{\"c\":[2]}}");
    ck_assert_str_eq(place(value_get(value_get(value, "b"), "c")), "1:92 b.c");
}
END_TEST

START_TEST(test_of_byte_order_mark)
{
    ck_assert_ptr_nonnull(read_text("\xEF\xBB\xBF{\"a\": 1}"));
    ck_assert_str_eq(test_codes(&fixture), "J003");
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 0);
}
END_TEST

static const struct {
    const char *text;
    const char *message;
} messages[] = {
    {"{\"a\": 1\n \"b\": 2}",
     "x.json:1:8: error J007: expected a comma or a closing brace after this value, but there is a "
     "text in quotes\n    {\"a\": 1\n           ^\n"},
    {"{\"a\": [1, 2 3]}",
     "x.json:1:12: error J008: expected a comma or a closing bracket after this value, but there "
     "is \"3\"\n    {\"a\": [1, 2 3]}\n               ^\n"},
    {"{\n \"a\": {\n  \"b\": 1\n", "x.json:4:1: error J010: the file ends before the closing } of "
                                   "what was opened at line 2:7\n    \n    ^\n"},
    {"{\"kode\": 0123}",
     "x.json:1:10: error J012: 0123 is not a number in JSON: a number may not begin with 0; codes "
     "and telephone numbers are written in quotes\n    {\"kode\": 0123}\n             ^\n"},
    {"{\"pagu\": 1.234.567}",
     "x.json:1:10: error J012: 1.234.567 is not a number in JSON: thousands are not separated; a "
     "dot stands only before decimals\n    {\"pagu\": 1.234.567}\n             ^\n"},
    {"{\"a\": True}",
     "x.json:1:7: error J014: True is not a value in JSON; texts are written in double quotes, "
     "other words are only true, false and null\n    {\"a\": True}\n          ^\n"},
    {"{\"a\": 1,\n \"b\": 2,\n \"a\": 3}",
     "x.json:3:2: error J024: the key \"a\" occurs twice in this record; first at line 1:2\n"
     "     \"a\": 3}\n     ^\n"},
    {"{\"a\": -77,56}",
     "x.json:1:7: error J025: a comma stands inside the number -77,56; only a dot stands before "
     "decimals, thousands are not separated\n    {\"a\": -77,56}\n          ^\n"},
    {"{\"a\" 1}",
     "x.json:1:5: error J006: expected a colon after the key \"a\", but there is \"1\"\n    {\"a\" "
     "1}\n        ^\n"},
};

START_TEST(test_of_messages)
{
    ck_assert_ptr_null(read_text(messages[_i].text));
    test_same_text(messages[_i].message, test_messages(&fixture));
}
END_TEST

START_TEST(test_of_files)
{
    const char *folder = test_scratch(fixture.arena);
    char *path = base_path_join(fixture.arena, folder, "a.json");
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("{\"a\": 1}\n", file);
    fclose(file);
    const struct value *value =
        json_read(fixture.arena, fixture.sources, fixture.diagnostics, path, "a.json");
    ck_assert_int_eq((int)value_integer_or(value_get(value, "a"), 0), 1);
    unlink(path);
    ck_assert_ptr_null(
        json_read(fixture.arena, fixture.sources, fixture.diagnostics, path, "a.json"));
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1);
    rmdir(folder);
}
END_TEST

/* 100,000 members and items are read in reasonable time. */
START_TEST(test_of_size)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    for (int i = 0; i < 100000; i++)
        base_buffer_format(&buffer, "%s\"k%d\": [%d]", i == 0 ? "{" : ",\n", i, i);
    base_buffer_text(&buffer, "}");
    const struct value *value = read_text(base_buffer_get(&buffer));
    ck_assert_uint_eq(value_count(value), 100000);
    ck_assert_int_eq((int)value_integer_or(value_at(value_get(value, "k99999"), 0), 0), 99999);
}
END_TEST

TEST_SUITE(json_read)
{
    TCase *group = test_group(suite, "read");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_kinds);
    tcase_add_test(group, test_of_exact_numbers);
    tcase_add_test(group, test_of_places);
    tcase_add_test(group, test_of_dropped_keys);
    tcase_add_test(group, test_of_byte_order_mark);
    tcase_add_loop_test(group, test_of_messages, 0, sizeof messages / sizeof *messages);
    tcase_add_test(group, test_of_files);
    tcase_add_test(group, test_of_size);
}
