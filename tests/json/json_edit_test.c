/* Values changed in place: everything else keeps its bytes. */
#include "json_edit.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "json.h"
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

static struct json_edit *edit_text(const char *text)
{
    return json_edit_create(fixture.arena, text, strlen(text));
}

static const struct value *number(long long n)
{
    return value_integer(fixture.arena, 0, n);
}

static const struct value *record(const char *text)
{
    return json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "x", text,
                            strlen(text));
}

static void expect(struct json_edit *edit, const char *wanted)
{
    size_t length = 0;
    const char *text = json_edit_text(edit, &length);
    ck_assert_uint_eq(length, strlen(text));
    test_same_text(wanted, text);
    ck_assert_ptr_nonnull(
        json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "y", text, length));
}

START_TEST(test_of_nothing)
{
    const char *text = "\n{ \"a\" :1 ,\"//\": \"x,]\\\"}\", \"b\":[ ] }  \n\n";
    struct json_edit *edit = edit_text(text);
    ck_assert(!json_edit_is_changed(edit));
    expect(edit, text);
}
END_TEST

START_TEST(test_of_replacing)
{
    struct json_edit *edit =
        edit_text("{\n\t\"//\": \"a: 1\",\n\t\"a\": 12.50, \"b\": {\"c\": \"x\\\"y\"}\n}\n");
    struct json_node *root = json_edit_root(edit);
    struct json_node *inner = json_edit_member(edit, root, "b");
    json_edit_replace(edit, json_edit_member(edit, root, "a"), number(7));
    json_edit_replace(edit, json_edit_member(edit, inner, "c"),
                      value_text(fixture.arena, 0, "tanda \"petik\"\n"));
    expect(edit,
           "{\n\t\"//\": \"a: 1\",\n\t\"a\": 7, \"b\": {\"c\": \"tanda \\\"petik\\\"\\n\"}\n}\n");
}
END_TEST

START_TEST(test_of_years_in_one_line)
{
    struct json_edit *edit = edit_text("{\n  \"target\": { \"2023\": 1, \"2025\": 3 }\n}\n");
    struct json_node *map = json_edit_member(edit, json_edit_root(edit), "target");
    json_edit_insert(edit, map, json_edit_member(edit, map, "2023"), "2024", number(2));
    json_edit_insert_first(edit, map, "2022", number(0));
    json_edit_insert(edit, map, NULL, "2026", number(4));
    expect(edit, "{\n  \"target\": { \"2022\": 0, \"2023\": 1, \"2024\": 2, \"2025\": 3, \"2026\": "
                 "4 }\n}\n");
}
END_TEST

START_TEST(test_of_lines)
{
    struct json_edit *edit = edit_text("{\r\n    \"list\": [\r\n        {\r\n            \"a\": "
                                       "1\r\n        }\r\n    ],\r\n    \"empty\": []\r\n}\r\n");
    struct json_node *root = json_edit_root(edit);
    struct json_node *list = json_edit_member(edit, root, "list");
    struct json_node *new = json_edit_append(edit, list, record("{\"a\": 2, \"in\": [3]}"));
    json_edit_insert(edit, new, NULL, "b", number(4));
    json_edit_append(edit, json_edit_member(edit, root, "empty"), record("{}"));
    expect(
        edit,
        "{\r\n    \"list\": [\r\n        {\r\n            \"a\": 1\r\n        },\r\n"
        "        {\r\n            \"a\": 2,\r\n            \"in\": [3],\r\n            \"b\": 4\r\n"
        "        }\r\n    ],\r\n    \"empty\": [\r\n        {}\r\n    ]\r\n}\r\n");
}
END_TEST

/* The items of a list of letters that are left when some are taken out and others added. */
static void expect_left(const char *taken, bool added, const char *wanted)
{
    struct json_edit *edit =
        edit_text("{\n  \"l\": [\n    1,\n    2,\n    3\n  ],\n  \"m\": 0\n}\n");
    struct json_node *list = json_edit_member(edit, json_edit_root(edit), "l");
    for (const char *at = taken; *at != '\0'; at++)
        json_edit_remove(edit, json_edit_item(edit, list, (size_t)(*at - '1')));
    if (added)
        json_edit_append(edit, list, number(4));
    expect(edit, base_format(fixture.arena, "{\n  \"l\": [%s],\n  \"m\": 0\n}\n", wanted));
}

START_TEST(test_of_taking_out)
{
    expect_left("1", false, "\n    2,\n    3\n  ");
    expect_left("2", false, "\n    1,\n    3\n  ");
    expect_left("3", false, "\n    1,\n    2\n  ");
    expect_left("12", false, "\n    3\n  ");
    expect_left("23", false, "\n    1\n  ");
    expect_left("13", false, "\n    2\n  ");
    expect_left("123", false, "");
    expect_left("1", true, "\n    2,\n    3,\n    4\n  ");
    expect_left("3", true, "\n    1,\n    2,\n    4\n  ");
    expect_left("123", true, "\n    4\n  ");
    struct json_edit *edit = edit_text("{\"a\": 1, \"b\": [2, 3]}");
    json_edit_remove(edit, json_edit_member(edit, json_edit_root(edit), "a"));
    expect(edit, "{\"b\": [2, 3]}");
}
END_TEST

START_TEST(test_of_finding)
{
    const char *text = "{\"//\": 0, \"a\": [{\"x\": 1}, {\"x\": [5, 6]}], \"b\": 2}";
    const struct value *value = record(text);
    struct json_edit *edit = edit_text(text);
    const struct value *deep = value_at(value_get(value_at(value_get(value, "a"), 1), "x"), 1);
    struct json_node *node = json_edit_find(edit, fixture.sources, deep->origin);
    ck_assert_ptr_nonnull(node);
    json_edit_replace(edit, node, number(9));
    expect(edit, "{\"//\": 0, \"a\": [{\"x\": 1}, {\"x\": [5, 9]}], \"b\": 2}");
}
END_TEST

static bool collect(void *context, const char *bytes, size_t length)
{
    base_buffer_add(context, bytes, length);
    return true;
}

START_TEST(test_of_pieces)
{
    enum { MANY = 20000 };
    struct json_edit *edit = edit_text("[\n]\n");
    for (int i = 0; i < MANY; i++)
        json_edit_append(edit, json_edit_root(edit), record("{\"a\": 1}"));
    struct base_buffer pieces = {.arena = fixture.arena};
    ck_assert(json_edit_write(edit, (struct json_sink){collect, &pieces}));
    size_t length = 0;
    const char *whole = json_edit_text(edit, &length);
    ck_assert_uint_eq(length, pieces.length);
    ck_assert_int_eq(memcmp(whole, pieces.data, length), 0);
}
END_TEST

/* Random changes of a random text: the result reads as the same change of the values. */
START_TEST(test_of_random_changes)
{
    static const char *const texts[] = {
        "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":[]}",
        "{\n  \"a\": {\n    \"b\": [ 1, 2, { \"c\": null } ]\n  },\n  \"d\": []\n}\n",
        "{ \"//x\": [1], \"a\": { \"b\": [] }, \"d\": [ ] }",
    };
    uint32_t seed = 99;
    for (int round = 0; round < 300; round++) {
        struct json_edit *edit = edit_text(texts[round % 3]);
        struct json_node *root = json_edit_root(edit);
        struct json_node *list = json_edit_member(edit, json_edit_member(edit, root, "a"), "b");
        for (int i = 0; i < 6; i++) {
            seed = seed * 1664525 + 1013904223;
            struct json_node *item = json_edit_item(edit, list, (seed >> 16) % 4);
            const char *key = base_format(fixture.arena, "k%u", (unsigned)i);
            if ((seed >> 20) % 4 == 0 && item != NULL)
                json_edit_replace(edit, item, record("[1,{\"z\":2}]"));
            else if ((seed >> 20) % 4 == 1)
                json_edit_append(edit, list, record("{\"p\": [[]], \"q\": {}}"));
            else if ((seed >> 20) % 4 == 2)
                json_edit_insert_first(edit, root, key, number(i));
            else
                json_edit_insert(edit, root, json_edit_member(edit, root, "a"), key, record("{}"));
        }
        size_t length = 0;
        const char *text = json_edit_text(edit, &length);
        ck_assert_msg(json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "z",
                                       text, length) != NULL,
                      "%s", text);
    }
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

TEST_SUITE(json_edit)
{
    TCase *group = test_group(suite, "edit");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_nothing);
    tcase_add_test(group, test_of_replacing);
    tcase_add_test(group, test_of_years_in_one_line);
    tcase_add_test(group, test_of_lines);
    tcase_add_test(group, test_of_taking_out);
    tcase_add_test(group, test_of_finding);
    tcase_add_test(group, test_of_pieces);
    tcase_add_test(group, test_of_random_changes);
}
