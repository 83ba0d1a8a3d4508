/* What is written can be read again and is the same. */
#include "json.h"

#include <string.h>

#include "json_stream.h"
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

static const char *written(const struct value *value, int indent)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    json_write(&buffer, value, indent);
    return base_buffer_get(&buffer);
}

static const struct value *read_text(const char *text)
{
    return json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "x.json", text,
                            strlen(text));
}

START_TEST(test_of_round_trip)
{
    static const char text[] = "{\"z\":[1,-2.5,0.000001,{}],\"a\":{\"t\":\"é \\\"x\\\" \\\\ "
                               "\\n\\t\\u0001\",\"n\":null,\"b\":true,\"c\":false,\"e\":[]}}";
    const struct value *value = read_text(text);
    ck_assert_str_eq(written(value, 0), text);
    ck_assert(value_equal(value, read_text(written(value, 2))));
}
END_TEST

START_TEST(test_of_indented)
{
    test_same_text("{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {},\n  \"c\": []\n}",
                   written(read_text("{\"a\":[1,\"x\"],\"b\":{},\"c\":[]}"), 2));
}
END_TEST

START_TEST(test_of_numbers)
{
    struct base_arena *arena = fixture.arena;
    ck_assert_str_eq(written(value_number(arena, 0, value_rational_ratio(arena, 1, 3)), 0),
                     "0.333333333333");
    ck_assert_str_eq(written(value_number(arena, 0, value_rational_ratio(arena, -7, 8)), 0),
                     "-0.875");
    ck_assert_str_eq(written(value_integer(arena, 0, 4235577713), 0), "4235577713");
    ck_assert_str_eq(written(value_missing(arena, 0, "a.b"), 0), "\"?\"");
}
END_TEST

START_TEST(test_of_members)
{
    static const char text[] = "{\"a\":[{\"b\":\"\\n\"},[],{}],\"c\":{},\"d\":[1,\"x\"]}";
    const struct value *value = read_text(text);
    for (int indent = 0; indent < 3; indent++) {
        struct base_buffer buffer = {.arena = fixture.arena};
        struct json_stream stream = {.buffer = &buffer, .indent = indent};
        json_stream_open(&stream, NULL, '{');
        json_stream_value(&stream, "a", value_get(value, "a"));
        json_stream_open(&stream, "c", '{');
        json_stream_close(&stream, '}');
        json_stream_open(&stream, "d", '[');
        json_stream_value(&stream, NULL, value_at(value_get(value, "d"), 0));
        json_stream_value(&stream, NULL, value_at(value_get(value, "d"), 1));
        json_stream_close(&stream, ']');
        json_stream_close(&stream, '}');
        ck_assert_str_eq(base_buffer_get(&buffer), written(value, indent));
    }
}
END_TEST

/* Short records and lists of plain values stand on one line each. */
START_TEST(test_of_lines)
{
    static const char text[] = "{\n \"a\": {\"b\": 1, \"c\": \"\\n\", \"d\": []},\n \"e\": [\n  "
                               "[true, null],\n  {}\n ],\n \"f\": {}\n}";
    struct base_buffer buffer = {.arena = fixture.arena};
    struct json_stream stream = {.buffer = &buffer, .indent = 1, .lines = true};
    json_stream_value(&stream, NULL, read_text(text));
    test_same_text(text, base_buffer_get(&buffer));
}
END_TEST

/* The longest list that stands on one line has JSON_LINE bytes. */
START_TEST(test_of_long_lines)
{
    struct base_arena *arena = fixture.arena;
    for (int more = 0; more < 2; more++) {
        const struct value *items[] = {
            value_integer(arena, 0, 1),
            value_text(arena, 0, base_format(arena, "%0*d", JSON_LINE - 7 + more, 0)),
        };
        struct base_buffer buffer = {.arena = arena};
        struct json_stream stream = {.buffer = &buffer, .indent = 1, .lines = true};
        json_stream_value(&stream, NULL, value_list(arena, 0, items, 2));
        const char *start = more > 0 ? "[\n 1,\n \"0" : "[1, \"0";
        ck_assert_int_eq(strncmp(base_buffer_get(&buffer), start, strlen(start)), 0);
        ck_assert_uint_eq(buffer.length, JSON_LINE + (more > 0 ? 5 : 0));
    }
}
END_TEST

static void take(void *context, const char *bytes, size_t length)
{
    base_buffer_add(context, bytes, length);
}

/* More than fits into one piece. */
START_TEST(test_of_pieces)
{
    struct base_arena *arena = fixture.arena;
    const struct value *items[3000];
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        items[i] = value_text(arena, 0, base_format(arena, "%0100zu", i));
    }
    const struct value *list = value_list(arena, 0, items, sizeof items / sizeof *items);
    struct base_buffer buffer = {.arena = arena}, all = {.arena = arena};
    struct json_stream stream = {.buffer = &buffer, .indent = 1, .give = take, .context = &all};
    json_stream_value(&stream, NULL, list);
    ck_assert_uint_gt(all.length, 200000);
    ck_assert_uint_lt(buffer.capacity, 300000);
    json_stream_flush(&stream);
    ck_assert_str_eq(base_buffer_get(&all), written(list, 1));
}
END_TEST

TEST_SUITE(json_write)
{
    TCase *group = test_group(suite, "write");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_round_trip);
    tcase_add_test(group, test_of_indented);
    tcase_add_test(group, test_of_numbers);
    tcase_add_test(group, test_of_members);
    tcase_add_test(group, test_of_pieces);
    tcase_add_test(group, test_of_lines);
    tcase_add_test(group, test_of_long_lines);
}
