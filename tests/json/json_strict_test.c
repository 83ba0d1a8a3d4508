/* What is JSON and what is not: one line a case. */
#include "json.h"

#include <string.h>

#include "base_memory.h"
#include "test_fixture.h"
#include "test_main.h"
#include "value.h"

/* Bytes that are accepted. */
static const char *const accepted[] = {
    "{}",
    "[]",
    "[[]]",
    "[ ]",
    "{ }",
    " [] ",
    "\t[1]\r\n",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "12",
    "-12",
    "0.5",
    "1.25",
    "1e3",
    "1E3",
    "1e+3",
    "1e-3",
    "-1.5e-3",
    "[-0.0]",
    "0e0",
    "0e+1",
    "1.0E10",
    "123456789012345678901234567890123456789",
    "\"\"",
    "\"a\"",
    "\"\\\"\"",
    "\"\\\\\"",
    "\"\\/\"",
    "\"\\b\\f\\n\\r\\t\"",
    "\"\\u00e9\"",
    "\"\\uD83D\\uDE00\"",
    "\"\\ud83d\\ude00\"",
    "\"é\"",
    "\"😀\"",
    "\"\\u007f\"",
    "\"\x7f\"",
    "\"\xc2\x80\"",
    "\"\xef\xbf\xbf\"",
    "\"\xf4\x8f\xbf\xbf\"",
    "[1,2]",
    "[1 , 2]",
    "[\n1\n]",
    "[[],[],{}]",
    "{\"a\":1}",
    "{\"a\" : 1}",
    "{\"a\":1,\"b\":2}",
    "{\"\":0}",
    "{\"a\":{\"a\":1}}",
    "{\"a\":[],\"A\":[]}",
    "[null,true,false,\"x\",1,{},[]]",
    "[\"// not a comment\"]",
    "[\"/* */\"]",
    "{\"//\":1,\"//\":2}",
    "{\"$schema\":1,\"$schema\":2}",
    "\"[\"",
    "[\"]\"]",
    "[1e30]",
    "[1e-30]",
    "[0.000001]",
    "[ 1]\n\n",
    "{\"a\":null}",
    "[\"a\\u0301\"]",
    "[\"\xe2\x80\xa8\"]",
    "[\"\\u2028\"]",
    "[\"\\u0061\"]",
    "[\"\\u001f\"]",
};

/* Bytes that are refused, and the codes of the messages in their order. */
static const struct {
    const char *text;
    const char *codes;
} refused[] = {
    {"", "J001"},
    {" ", "J001"},
    {"\n\n", "J001"},
    {"\xEF\xBB\xBF", "J003 J001"},
    {"\xFF\xFE{", "J002"},
    {"[", "J010"},
    {"[1", "J010"},
    {"[1,", "J010"},
    {"[[1]", "J010"},
    {"{", "J010"},
    {"{\"a\"", "J006"},
    {"{\"a\":", "J004"},
    {"{\"a\":1", "J010"},
    {"{\"a\":1,", "J010"},
    {"]", "J004"},
    {"}", "J004"},
    {",", "J004"},
    {"[,]", "J004"},
    {"[,1]", "J004"},
    {"[1,,2]", "J004"},
    {"[1,]", "J009"},
    {"[1,\n]", "J009"},
    {"[1,],", "J009 J011"},
    {"{\"a\":1,}", "J009"},
    {"{,}", "J005"},
    {"{\"a\":77,56}", "J025"},
    {"{\"a\":1,234,567}", "J025"},
    {"{\"a\":1, 2}", "J005"},
    {"{\"a\":1,,\"b\":2}", "J005"},
    {"[1 2]", "J008"},
    {"[\"a\" \"b\"]", "J008"},
    {"[1:2]", "J008"},
    {"[1}", "J008"},
    {"[1;2]", "J008"},
    {"{\"a\":1 \"b\":2}", "J007"},
    {"{\"a\":1]", "J007"},
    {"{\"a\" 1}", "J006"},
    {"{\"a\",1}", "J006"},
    {"{\"a\"::1}", "J004"},
    {"{:1}", "J005"},
    {"{1:1}", "J005"},
    {"{a:1}", "J005"},
    {"{'a':1}", "J005"},
    {"{null:1}", "J005"},
    {"{[]:1}", "J005"},
    {"['a']", "J015"},
    {"[] []", "J011"},
    {"1 2", "J011"},
    {"{}x", "J011"},
    {"[]]", "J011"},
    {"{} 0", "J011"},
    {"[01]", "J012"},
    {"[-01]", "J012"},
    {"[00]", "J012"},
    {"[+1]", "J012"},
    {"[++1]", "J014"},
    {"[.5]", "J012"},
    {"[-.5]", "J012"},
    {"[+.5]", "J012"},
    {"[1.]", "J012"},
    {"[1.e3]", "J012"},
    {"[-]", "J012"},
    {"[+]", "J012"},
    {"[.]", "J012"},
    {"[1e]", "J012"},
    {"[1e+]", "J012"},
    {"[1.5e]", "J012"},
    {"[1e1.5]", "J012"},
    {"[0x10]", "J012"},
    {"[1_000]", "J012"},
    {"[1.234.567]", "J012"},
    {"[1-2]", "J012"},
    {"[1a]", "J012"},
    {"[--1]", "J014"},
    {"[01, 02]", "J012 J012"},
    {"[1e400]", "J013"},
    {"[1e-400]", "J013"},
    {"[1e31]", "J013"},
    {"[12345678901234567890123456789012345678901]", "J013"},
    {"[1e0000000000000000000000000000000000000000000000000000000000001]", "J013"},
    {"[1,5,]", "J009"},
    {"[NaN]", "J014"},
    {"[nan]", "J014"},
    {"[Infinity]", "J014"},
    {"[-Infinity]", "J014"},
    {"[-NaN]", "J014"},
    {"[True]", "J014"},
    {"[TRUE]", "J014"},
    {"[nul]", "J014"},
    {"[nulls]", "J014"},
    {"[tru]", "J014"},
    {"[undefined]", "J014"},
    {"[None, True]", "J014 J014"},
    {"[abc]", "J014"},
    {"\"", "J016"},
    {"\"a", "J016"},
    {"[\"a]", "J016"},
    {"[\"a\nb\"]", "J016"},
    {"[\"a\\\n\"]", "J018 J016"},
    {"[\"\\\"]", "J016"},
    {"[\"a\tb\"]", "J017"},
    {"[\"a\x01\"]", "J017"},
    {"[\"a\x1f\x02\"]", "J017 J017"},
    {"[\"\r\"]", "J017"},
    {"[\"\\a\"]", "J018"},
    {"[\"\\'\"]", "J018"},
    {"[\"\\x41\"]", "J018"},
    {"[\"\\0\"]", "J018"},
    {"[\"\\u\"]", "J018"},
    {"[\"\\u12\"]", "J018"},
    {"[\"\\u12G4\"]", "J018"},
    {"[\"\\U0041\"]", "J018"},
    {"[\"\\u0000\"]", "J019"},
    {"{\"a\\u0000b\":1}", "J019"},
    {"[\"\\ud800\"]", "J020"},
    {"[\"\\udc00\"]", "J020"},
    {"[\"\\ud800\\n\"]", "J020"},
    {"[\"\\ud800\\u0041\"]", "J020"},
    {"[\"\\udc00\\ud800\"]", "J020 J020"},
    {"[\"\x80\"]", "J021"},
    {"[\"\xff\"]", "J021"},
    {"[\"\xc3\"]", "J021"},
    {"[\"\xc0\xaf\"]", "J021"},
    {"[\"\xed\xa0\x80\"]", "J021"},
    {"[\"\xf4\x90\x80\x80\"]", "J021"},
    {"[\"\xe9t\xe9\"]", "J021 J021"},
    {"[\xff]", "J004"},
    {"[\xc2\xa0 1]", "J004"},
    {"[1]\xe2\x80\x8b", "J011"},
    {"[\x0b]", "J004"},
    {"[\x0c]", "J004"},
    {"// x\n[]", "J022"},
    {"[] // x", "J022"},
    {"[1, /* x */ 2]", "J022"},
    {"/* x */ {} // y", "J022 J022"},
    {"[/* x", "J022 J010"},
    {"/", "J004"},
    {"# x\n[]", "J004"},
    {"{\"a\":1,\"a\":2}", "J024"},
    {"{\"a\":1,\"\\u0061\":2}", "J024"},
    {"{\"a\":1,\"b\":2,\"a\":3,\"a\":4}", "J024 J024"},
    {"[{\"a\":1,\"a\":1},{\"b\":1,\"b\":1}]", "J024 J024"},
    {"{\"a\":[1,],\"b\":01}", "J009 J012"},
    {"<a/>", "J004"},
    {"*", "J004"},
    {"[\"a\",\n4\n,1,", "J010"},
};

static const struct value *read_text(struct test_fixture *fixture, const char *text)
{
    return json_read_memory(fixture->arena, fixture->sources, fixture->diagnostics, "x.json", text,
                            strlen(text));
}

START_TEST(test_of_accepted)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert_msg(read_text(&fixture, accepted[_i]) != NULL, "refused: %s\n%s", accepted[_i],
                  test_messages(&fixture));
    ck_assert_str_eq(test_codes(&fixture), "");
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_of_refused)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert_msg(read_text(&fixture, refused[_i].text) == NULL, "accepted: %s", refused[_i].text);
    ck_assert_msg(strcmp(test_codes(&fixture), refused[_i].codes) == 0, "%s: %s, not %s",
                  refused[_i].text, test_codes(&fixture), refused[_i].codes);
    test_fixture_destroy(&fixture);
}
END_TEST

/* A list nested depth deep. */
static char *nested(struct test_fixture *fixture, size_t depth)
{
    char *text = base_alloc(fixture->arena, 2 * depth + 1);
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    return text;
}

START_TEST(test_of_depth)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert_ptr_nonnull(read_text(&fixture, nested(&fixture, JSON_DEPTH_LIMIT)));
    ck_assert_ptr_null(read_text(&fixture, nested(&fixture, JSON_DEPTH_LIMIT + 1)));
    ck_assert_ptr_null(read_text(&fixture, nested(&fixture, 100000)));
    ck_assert_str_eq(test_codes(&fixture), "J023 J023");
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_of_nul_byte)
{
    struct test_fixture fixture = test_fixture_create();
    static const char text[] = "[1]\0[2]";
    ck_assert_ptr_null(json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics,
                                        "x.json", text, sizeof text - 1));
    static const char inside[] = "[\"a\0b\"]";
    ck_assert_ptr_null(json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics,
                                        "x.json", inside, sizeof inside - 1));
    ck_assert_str_eq(test_codes(&fixture), "J011 J017");
    test_fixture_destroy(&fixture);
}
END_TEST

/* Reading stops after many faults. */
START_TEST(test_of_many_faults)
{
    struct test_fixture fixture = test_fixture_create();
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_text(&buffer, "[1");
    for (int i = 0; i < 5000; i++)
        base_buffer_text(&buffer, ", 01");
    base_buffer_text(&buffer, "]");
    ck_assert_ptr_null(read_text(&fixture, base_buffer_get(&buffer)));
    ck_assert_uint_eq(base_diagnostics_count(fixture.diagnostics), JSON_FAULT_LIMIT);
    test_fixture_destroy(&fixture);
}
END_TEST

/* The bytes need not end with NUL, and nothing behind them is read. */
START_TEST(test_of_every_prefix)
{
    static const char text[] = "{\"a\": [1.5e3, true, \"\\u00e9\\ud83d\\ude00é\"], \"b\": null}";
    for (size_t length = 0; length < sizeof text - 1; length++) {
        struct test_fixture fixture = test_fixture_create();
        char *bytes = base_malloc(length);
        memcpy(bytes, text, length);
        ck_assert_ptr_null(json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics,
                                            "x.json", bytes, length));
        ck_assert_uint_gt(base_diagnostics_errors(fixture.diagnostics), 0);
        test_fixture_destroy(&fixture);
        base_free(bytes);
    }
}
END_TEST

/* Changed bytes never crash: either a value or an error comes out. */
START_TEST(test_of_mutations)
{
    static const char text[] = "{\"nama\": \"Dinas\\n \\u00e9\", \"n\": [1, -2.5e2, 0.125], \"x\": "
                               "{\"a\": true, \"b\": null, \"c\": \"é😀\"}}";
    static const char bytes[] = "{}[]\",:\\u0eE+-. \n\t/*nt\x80\xc3\xff'\0";
    uint32_t state = 2463534242u;
    for (int round = 0; round < 20000; round++) {
        struct test_fixture fixture = test_fixture_create();
        char *changed = base_copy(fixture.arena, text, sizeof text - 1);
        for (int i = 0; i <= round % 3; i++) {
            state = state * 1664525u + 1013904223u;
            changed[(state >> 8) % (sizeof text - 1)] = bytes[(state >> 20) % sizeof bytes];
        }
        const struct value *value =
            json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "x.json", changed,
                             sizeof text - 1);
        bool errors = base_diagnostics_errors(fixture.diagnostics) > 0;
        ck_assert_int_eq(value == NULL, errors);
        test_fixture_destroy(&fixture);
    }
}
END_TEST

TEST_SUITE(json_strict)
{
    TCase *group = test_group(suite, "strict");
    tcase_set_timeout(group, 60);
    tcase_add_loop_test(group, test_of_accepted, 0, sizeof accepted / sizeof *accepted);
    tcase_add_loop_test(group, test_of_refused, 0, sizeof refused / sizeof *refused);
    tcase_add_test(group, test_of_depth);
    tcase_add_test(group, test_of_nul_byte);
    tcase_add_test(group, test_of_many_faults);
    tcase_add_test(group, test_of_every_prefix);
    tcase_add_test(group, test_of_mutations);
}
