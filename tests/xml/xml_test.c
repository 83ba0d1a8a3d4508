/* Reading XML: tree, positions, limits, faults. */
#include "xml.h"

#include <check.h>
#include <string.h>

#include "base_arena.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void set_up(void)
{
    fixture = test_fixture_create();
}

static void tear_down(void)
{
    test_fixture_destroy(&fixture);
}

static struct xml_node *read_text(const char *text)
{
    return xml_read(fixture.arena, fixture.sources, fixture.diagnostics, text, strlen(text),
                    "a.xml");
}

static void check_place(base_origin origin, unsigned line, unsigned column)
{
    struct base_origin_record record = base_origin_get(fixture.sources, origin);
    ck_assert_uint_eq(record.line, line);
    ck_assert_uint_eq(record.column, column);
}

START_TEST(test_tree)
{
    struct xml_node *root = read_text("<a x='1' y=\"&lt;&amp;&#65;\"><b/>teks<c>d</c></a>");
    ck_assert_ptr_nonnull(root);
    ck_assert_str_eq(root->name, "a");
    ck_assert_str_eq(xml_value(root, "x", ""), "1");
    ck_assert_str_eq(xml_value(root, "y", ""), "<&A");
    ck_assert_str_eq(xml_value(root, "z", "tidak"), "tidak");
    ck_assert_str_eq(root->first->name, "b");
    ck_assert_int_eq(root->first->next->kind, XML_TEXT);
    ck_assert_str_eq(root->first->next->text, "teks");
    ck_assert_str_eq(root->last->name, "c");
    ck_assert_ptr_eq(root->last->parent, root);
    ck_assert_str_eq(root->last->first->text, "d");
}
END_TEST

START_TEST(test_positions)
{
    struct xml_node *root = read_text("<?xml version='1.0'?>\n<!-- <b> -->\n<a\n  satu = 'x'\n"
                                      "  dua='é' tiga='3'>\n <b/> teks <!-- <z a='1'> -->lagi\n"
                                      "<![CDATA[<q>]]><c k='>'>\nisi</c></a>");
    ck_assert_ptr_nonnull(root);
    check_place(root->origin, 3, 1);
    check_place(root->attributes[0].name_origin, 4, 3);
    check_place(root->attributes[0].value_origin, 4, 11);
    check_place(root->attributes[2].name_origin, 5, 11);
    struct xml_node *b = root->first->next;
    check_place(b->origin, 6, 2);
    check_place(b->next->origin, 6, 6);
    ck_assert_str_eq(b->next->text, " teks ");
    check_place(b->next->next->origin, 6, 30);
    ck_assert_str_eq(b->next->next->text, "lagi\n<q>");
    check_place(root->last->origin, 7, 16);
    check_place(root->last->first->origin, 7, 25);
}
END_TEST

/* libxml2 itself stops counting lines at 65535. */
START_TEST(test_far_line)
{
    enum { LINES = 70000 };
    char *text = base_alloc(fixture.arena, LINES + 100);
    strcpy(text, "<a>");
    memset(text + 3, '\n', LINES);
    strcpy(text + 3 + LINES, "  <b/></a>");
    struct xml_node *root = read_text(text);
    check_place(root->first->next->origin, LINES + 1, 3);
    strcpy(text + 3 + LINES, "  <b></a>");
    ck_assert_ptr_null(read_text(text));
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "a.xml:70001:"));
}
END_TEST

START_TEST(test_line_in_value)
{
    struct xml_node *root = read_text("<a x='satu\n dua'/>");
    ck_assert_str_eq(xml_value(root, "x", ""), "satu\n dua");
}
END_TEST

/* The words for a fault are ours. */
static const struct {
    const char *text, *message;
} worded[] = {
    {"<a>Bidang A & B</a>", "write &lt; for the sign < and &amp; for the sign &"},
    {"<a>A &B</a>", "write &amp; for the sign &"},
    {"<a x=1/>", "must stand in quotes"},
    {"<a x/>", "write name=\"value\""},
    {"<a x='1'y='2'/>", "a space is missing between two attributes"},
    {"<a x='<'/>", "write &lt; for the sign < in a value"},
    {"<a>1 < 2</a>", "write &lt; for the sign <"},
    {"<a>\x01</a>", "a control character"},
    {"<a><b>", "not closed"},
    {"<a/>teks", "something follows the last one"},
    {"teks", "must begin with an element"},
    {" <?xml version='1.0'?><a/>", "must be the very first"},
    {"<a><!-- x ", "has no closing -->"},
    {"<a><!-- x -- y --></a>", "cannot stand within a comment"},
};
enum { WORDED_COUNT = sizeof worded / sizeof worded[0] };

START_TEST(test_words)
{
    ck_assert_ptr_null(read_text(worded[_i].text));
    ck_assert_msg(strstr(test_messages(&fixture), worded[_i].message) != NULL, "%s",
                  test_messages(&fixture));
}
END_TEST

static const struct {
    const char *text, *codes;
} faults[] = {
    {"", "X010"},
    {" \n ", "X010"},
    {"teks", "X001"},
    {"<a>", "X001"},
    {"<a><b></a>", "X002"},
    {"<a>&nbsp;</a>", "X003"},
    {"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "X004"},
    {"<!DOCTYPE a SYSTEM 'http://contoh/x.dtd'><a/>", "X004"},
    {"<a>\xff</a>", "X007"},
    {"<a xmlns='urn:x'/>", "X008"},
    {"<a xmlns:q='urn:x'/>", "X008"},
    {"<a x='1' x='2'/>", "X009"},
    {"<a x=1/>", "X001"},
    {"<a/><b/>", "X001"},
    {"<a>\x01</a>", "X001"},
};
enum { FAULT_COUNT = sizeof faults / sizeof faults[0] };

START_TEST(test_fault)
{
    ck_assert_ptr_null(read_text(faults[_i].text));
    ck_assert_str_eq(test_codes(&fixture), faults[_i].codes);
}
END_TEST

START_TEST(test_depth)
{
    struct base_buffer good = {.arena = fixture.arena}, bad = {.arena = fixture.arena};
    for (int i = 0; i < XML_DEPTH_LIMIT; i++)
        base_buffer_text(&good, "<a>");
    for (int i = 0; i < XML_DEPTH_LIMIT; i++)
        base_buffer_text(&good, "</a>");
    ck_assert_ptr_nonnull(read_text(base_buffer_get(&good)));
    for (int i = 0; i < 100000; i++)
        base_buffer_text(&bad, "<a>");
    ck_assert_ptr_null(read_text(base_buffer_get(&bad)));
    ck_assert_str_eq(test_codes(&fixture), "X005");
}
END_TEST

START_TEST(test_size)
{
    char *text = base_alloc(fixture.arena, XML_SIZE_LIMIT + 100);
    memset(text, ' ', XML_SIZE_LIMIT + 50);
    ck_assert_ptr_null(read_text(text));
    ck_assert_str_eq(test_codes(&fixture), "X006");
}
END_TEST

/* Bytes changed at random: whatever comes, there is a tree or a message. */
START_TEST(test_mutations)
{
    static const char seed[] = "<?xml version=\"1.0\"?><a x='1' y=\"2\"><!-- c --><b>t&amp;</b>"
                               "<![CDATA[x]]><c/>é</a>";
    unsigned state = 12345;
    for (int round = 0; round < 5000; round++) {
        struct test_fixture own = test_fixture_create();
        char text[sizeof seed];
        memcpy(text, seed, sizeof seed);
        for (int i = 0; i < 3; i++) {
            state = state * 1103515245u + 12345u;
            text[(state >> 8) % (sizeof seed - 1)] = "<>&'\"/!-= a\xc3]"[(state >> 20) % 14];
        }
        struct xml_node *root =
            xml_read(own.arena, own.sources, own.diagnostics, text, strlen(text), "m.xml");
        ck_assert((root != NULL) == (base_diagnostics_errors(own.diagnostics) == 0));
        test_fixture_destroy(&own);
    }
}
END_TEST

TEST_SUITE(xml)
{
    TCase *group = test_group(suite, "xml");
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_set_timeout(group, 60);
    tcase_add_test(group, test_tree);
    tcase_add_test(group, test_positions);
    tcase_add_test(group, test_far_line);
    tcase_add_test(group, test_line_in_value);
    tcase_add_loop_test(group, test_fault, 0, FAULT_COUNT);
    tcase_add_loop_test(group, test_words, 0, WORDED_COUNT);
    tcase_add_test(group, test_depth);
    tcase_add_test(group, test_size);
    tcase_add_test(group, test_mutations);
}
