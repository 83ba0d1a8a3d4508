/* Tests of diagnostics and how they are printed. */
#include "base_diagnostic.h"

#include <stdlib.h>
#include <string.h>

#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static struct test_fixture fixture;

static void setup(void)
{
    fixture = test_fixture_create();
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static void report(struct base_place place, const char *name)
{
    base_report(fixture.diagnostics, place, BASE_MESSAGE_FILE_NOT_REGULAR, name);
}

static void report_at(uint32_t source, uint32_t line, uint32_t column, const char *name)
{
    report(base_at(base_origin_place(fixture.sources, source, line, column)), name);
}

START_TEST(sorted_by_file_and_line_then_order_of_reporting)
{
    uint32_t b = base_source_add(fixture.sources, "b.json", NULL, 0);
    uint32_t a = base_source_add(fixture.sources, "a.json", NULL, 0);
    report_at(b, 2, 1, "1");
    report_at(b, 10, 1, "2");
    report_at(a, 9, 8, "3");
    report_at(a, 9, 2, "4");
    report(base_at_file("a.json", 3, 0), "5");
    report(base_at(0), "6");
    report_at(a, 9, 5, "7");
    test_same_text("error B003: \"6\" is not a file\n"
                   "a.json:3: error B003: \"5\" is not a file\n"
                   "a.json:9:8: error B003: \"3\" is not a file\n"
                   "a.json:9:2: error B003: \"4\" is not a file\n"
                   "a.json:9:5: error B003: \"7\" is not a file\n"
                   "b.json:2:1: error B003: \"1\" is not a file\n"
                   "b.json:10:1: error B003: \"2\" is not a file\n",
                   test_messages(&fixture));
}
END_TEST

START_TEST(caret_stands_below_the_column)
{
    const char *text = "{\n\t\"n\xc3\xa4me\": \t1,\n  \"b\": 2\n}";
    uint32_t source = base_source_add(fixture.sources, "a.json", text, strlen(text));
    report_at(source, 2, 10, "tab");
    report_at(source, 3, 3, "space");
    report_at(source, 4, 2, "end");
    report_at(source, 4, 9, "beyond");
    report_at(source, 3, 0, "no column");
    test_same_text("a.json:2:10: error B003: \"tab\" is not a file\n"
                   "    \t\"n\xc3\xa4me\": \t1,\n"
                   "    \t        ^\n"
                   "a.json:3:3: error B003: \"space\" is not a file\n"
                   "      \"b\": 2\n"
                   "      ^\n"
                   "a.json:3: error B003: \"no column\" is not a file\n"
                   "a.json:4:2: error B003: \"end\" is not a file\n"
                   "    }\n"
                   "     ^\n"
                   "a.json:4:9: error B003: \"beyond\" is not a file\n",
                   test_messages(&fixture));
}
END_TEST

START_TEST(long_line_is_cut_around_the_caret)
{
    char *text = base_alloc(fixture.arena, 5001);
    memset(text, 'a', 5000);
    text[2999] = 'X';
    uint32_t source = base_source_add(fixture.sources, "a.json", text, 5000);
    report_at(source, 1, 3000, "x");
    const char *printed = test_messages(&fixture);
    const char *shown = strchr(printed, '\n') + 1, *below = strchr(shown, '\n') + 1;
    ck_assert_int_lt(below - shown, 120);
    ck_assert_int_eq(strncmp(shown, "    ...aaa", 10), 0);
    ck_assert_int_eq(strncmp(below - 5, "a...\n", 5), 0);
    ck_assert_int_eq(shown[strchr(below, '^') - below], 'X');
}
END_TEST

START_TEST(path_page_and_acceptance_are_shown)
{
    uint32_t source = base_source_add(fixture.sources, "a.json", NULL, 0);
    base_origin member = base_origin_member(fixture.sources, 0, "tujuan", source, 4, 0);
    struct base_place place =
        base_at(base_origin_element(fixture.sources, member, 2, source, 5, 7));
    place.page = 12;
    report(place, "x");
    report(base_at(base_origin_figure(fixture.sources, "ik1.capaian", member)), "y");
    base_diagnostics_accept(fixture.diagnostics, 0, "disetujui\nInspektorat");
    test_same_text("a.json:4: error B003: \"y\" is not a file [ik1.capaian]\n"
                   "a.json:5:7: accepted B003: \"x\" is not a file [tujuan[2]] (page 12)\n"
                   "    reason: disetujui Inspektorat\n",
                   test_messages(&fixture));
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1);
}
END_TEST

START_TEST(arguments_are_put_in_once_and_cleaned)
{
    base_report(fixture.diagnostics, base_at(0), BASE_MESSAGE_FILE_UNREADABLE, "{2}\x1b[31m",
                "{1}\r\n\xff");
    const struct base_diagnostic *item = base_diagnostics_get(fixture.diagnostics, 0);
    ck_assert_str_eq(base_diagnostic_text(item, fixture.arena),
                     "cannot read \"{2}\x1b[31m\": {1}\r\n\xff");
    test_same_text("error B001: cannot read \"{2} [31m\": {1}  \xef\xbf\xbd\n",
                   test_messages(&fixture));
}
END_TEST

START_TEST(missing_argument_leaves_its_number)
{
    base_report(fixture.diagnostics, base_at(0), BASE_MESSAGE_FILE_UNREADABLE, "a");
    ck_assert_str_eq(
        base_diagnostic_text(base_diagnostics_get(fixture.diagnostics, 0), fixture.arena),
        "cannot read \"a\": {2}");
    ck_assert_str_eq(base_message_code(BASE_MESSAGE_FILE_UNREADABLE), "B001");
}
END_TEST

START_TEST(arguments_are_copied)
{
    char name[] = "satu";
    report(base_at_file(name, 1, 0), name);
    memcpy(name, "dua!", 4);
    test_same_text("satu:1: error B003: \"satu\" is not a file\n", test_messages(&fixture));
}
END_TEST

START_TEST(severity_can_change)
{
    for (int i = 0; i < 3; i++)
        report(base_at(0), "x");
    base_diagnostics_set_severity(fixture.diagnostics, 0, BASE_WARNING);
    base_diagnostics_set_severity(fixture.diagnostics, 1, BASE_NOTE);
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1);
    ck_assert_uint_eq(base_diagnostics_warnings(fixture.diagnostics), 1);
    test_same_text("warning B003: \"x\" is not a file\n"
                   "note B003: \"x\" is not a file\n"
                   "error B003: \"x\" is not a file\n",
                   test_messages(&fixture));
}
END_TEST

START_TEST(many_of_a_kind_are_counted)
{
    for (int i = 0; i < 1234; i++)
        report(base_at(0), "x");
    base_report(fixture.diagnostics, base_at(0), BASE_MESSAGE_FILE_UNREADABLE, "a", "b");
    ck_assert_uint_eq(base_diagnostics_count(fixture.diagnostics), 201);
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1235);
    const char *printed = test_messages(&fixture);
    const char *last = "\nfurther messages of the kind B003: 1034\n";
    ck_assert_str_eq(printed + strlen(printed) - strlen(last), last);
    for (size_t i = 0; i < 200; i++)
        base_diagnostics_set_severity(fixture.diagnostics, i, BASE_WARNING);
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1);
    ck_assert_uint_eq(base_diagnostics_warnings(fixture.diagnostics), 1234);
}
END_TEST

START_TEST(nothing_reported_prints_nothing)
{
    ck_assert_str_eq(test_messages(&fixture), "");
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 0);
}
END_TEST

static const struct {
    const char *code;
    const char *text;
} catalogue[] = {
#define MESSAGE(name, severity, code, text) {code, text},
#include "messages/all.def"
#undef MESSAGE
};

START_TEST(codes_are_well_formed_and_name_one_fault)
{
    size_t count = sizeof catalogue / sizeof catalogue[0];
    for (size_t i = 0; i < count; i++) {
        const char *code = catalogue[i].code;
        ck_assert_uint_eq(strlen(code), 4);
        ck_assert_msg(code[0] >= 'A' && code[0] <= 'Z', "%s", code);
        ck_assert_msg(strspn(code + 1, "0123456789") == 3, "%s", code);
        ck_assert_msg(*catalogue[i].text != '\0', "%s", code);
        /* A K code names a rule, which may have several texts. */
        for (size_t j = 0; code[0] != 'K' && j < i; j++)
            ck_assert_msg(strcmp(code, catalogue[j].code) != 0, "%s is used twice", code);
    }
}
END_TEST

TEST_SUITE(base_diagnostic)
{
    TCase *group = test_group(suite, "diagnostic");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, sorted_by_file_and_line_then_order_of_reporting);
    tcase_add_test(group, caret_stands_below_the_column);
    tcase_add_test(group, long_line_is_cut_around_the_caret);
    tcase_add_test(group, path_page_and_acceptance_are_shown);
    tcase_add_test(group, arguments_are_put_in_once_and_cleaned);
    tcase_add_test(group, missing_argument_leaves_its_number);
    tcase_add_test(group, arguments_are_copied);
    tcase_add_test(group, severity_can_change);
    tcase_add_test(group, many_of_a_kind_are_counted);
    tcase_add_test(group, nothing_reported_prints_nothing);
    tcase_add_test(group, codes_are_well_formed_and_name_one_fault);
}
