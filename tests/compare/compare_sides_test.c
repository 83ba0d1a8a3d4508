/* Whole comparisons of small made-up rekaps: inputs, figures with causes, rows, texts, pages. */
#include "compare.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "json.h"
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

#define HEAD "{\"format\": \"lkjip-rekap\", \"versi\": 1, "

static const struct compare_side *side_of(const char *json)
{
    const char *text = base_format(fixture.arena, HEAD "%s}", json);
    const struct value *rekap = json_read_memory(fixture.arena, fixture.sources,
                                                 fixture.diagnostics, "rekap", text, strlen(text));
    ck_assert_msg(rekap != NULL, "%s", test_messages(&fixture));
    const struct compare_side *side =
        compare_side_of(fixture.arena, fixture.diagnostics, "rekap", rekap);
    ck_assert_msg(side != NULL, "%s", test_messages(&fixture));
    return side;
}

static const struct compare_result *compare(const char *before, const char *after)
{
    return compare_sides(fixture.arena, side_of(before), side_of(after));
}

/* "ubah kinerja.json a.b|tambah ..." */
static const char *roots_of(const struct compare_result *result)
{
    static const char *const names[] = {"ubah", "tambah", "hapus", "pindah"};
    struct base_buffer list = {.arena = fixture.arena};
    for (size_t i = 0; i < result->root_count; i++) {
        const struct compare_root *root = &result->roots[i];
        base_buffer_format(&list, "%s%s %s", i > 0 ? "|" : "", names[root->change], root->path);
    }
    return base_buffer_get(&list);
}

/* ---------------------------------------------------------------- inputs */

static const char *inputs(const char *before, const char *after)
{
    return roots_of(compare(base_format(fixture.arena, "\"masukan\": {\"kinerja\": %s}", before),
                            base_format(fixture.arena, "\"masukan\": {\"kinerja\": %s}", after)));
}

START_TEST(inputs_by_id_and_by_content)
{
    static const struct {
        const char *before, *after, *roots;
    } cases[] = {
        {"{\"a\": 1}", "{\"a\": 1.0}", ""},
        {"{\"a\": 1}", "{\"a\": 2}", "ubah a"},
        {"{\"a\": null}", "{\"a\": \"?\"}", "ubah a"},
        {"{\"a\": 1}", "{\"b\": 1}", "hapus a|tambah b"},
        {"{\"a\": 1}", "{\"a\": 1, \"b\": null, \"c\": []}", ""},
        {"{\"a\": 1}", "{\"a\": 1, \"b\": \"?\"}", "tambah b"},
        {"{\"l\": [{\"id\": \"x\", \"n\": 1}, {\"id\": \"y\", \"n\": 2}]}",
         "{\"l\": [{\"id\": \"y\", \"n\": 3}]}", "hapus l[x]|ubah l[y].n"},
        {"{\"l\": [{\"id\": \"x\"}, {\"id\": \"y\"}, {\"id\": \"z\"}]}",
         "{\"l\": [{\"id\": \"z\"}, {\"id\": \"x\"}, {\"id\": \"y\"}]}", "pindah l[z]"},
        {"{\"l\": [{\"indikator\": \"i1\", \"v\": {\"2024\": 85}}]}",
         "{\"l\": [{\"indikator\": \"i1\", \"v\": {\"2024\": 82}}]}", "ubah l[i1].v.2024"},
        {"{\"l\": [\"satu\", \"dua\", \"tiga\"]}", "{\"l\": [\"satu\", \"tiga\"]}", "hapus l[1]"},
        {"{\"l\": [\"satu dua tiga\"]}", "{\"l\": [\"satu dua empat\"]}", "ubah l[0]"},
        {"{\"l\": [{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": \"y\"}]}",
         "{\"l\": [{\"a\": 9, \"b\": \"n\"}, {\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": \"z\"}]}",
         "ubah l[2].b|tambah l[0]"},
        {"{\"l\": [{\"kode\": \"1.2\", \"id\": \"1.2\", \"n\": \"a b c\", \"p\": 5, \"q\": 6}]}",
         "{\"l\": [{\"kode\": \"1.3\", \"id\": \"1.3\", \"n\": \"a b c\", \"p\": 5, \"q\": 6}]}",
         "ubah l[1.3].kode"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_str_eq(inputs(cases[i].before, cases[i].after), cases[i].roots);
    }
}
END_TEST

/* ---------------------------------------------------------------- figures */

#define FIGURES(target, realisasi, capaian, mean)                                                  \
    "\"masukan\": {\"kinerja\": {\"l\": [{\"id\": \"i1\", \"target\": " target                     \
    ", \"realisasi\": " realisasi "}]}}, \"angka\": {"                                             \
    "\"indikator.i1.capaian\": {\"nilai\": " capaian ", \"tampil\": \"" capaian                    \
    "\", \"satuan\": \"persen\", \"unsur\": ["                                                     \
    "{\"nama\": \"t\", \"nilai\": " target                                                         \
    ", \"berkas\": \"kinerja.json\", \"jalur\": \"l[0].target\"},"                                 \
    "{\"nama\": \"r\", \"nilai\": " realisasi                                                      \
    ", \"berkas\": \"kinerja.json\", \"jalur\": \"l[0].realisasi\"}]},"                            \
    "\"hitung.rata\": {\"nilai\": " mean ", \"tampil\": \"" mean                                   \
    "\", \"satuan\": \"persen\", \"unsur\": [{\"nama\": \"c\", \"nilai\": " capaian                \
    ", \"angka\": \"indikator.i1.capaian\"}]}}"

START_TEST(figures_name_all_their_causes)
{
    const struct compare_result *result =
        compare(FIGURES("100", "85", "85", "85"), FIGURES("80", "82", "102.5", "102.5"));
    ck_assert_str_eq(roots_of(result), "ubah l[i1].target|ubah l[i1].realisasi");
    ck_assert_uint_eq(result->figure_count, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert(!result->figures[i].steady);
        ck_assert_uint_eq(result->figures[i].causes.count, 2);
    }
}
END_TEST

START_TEST(a_figure_that_stays_is_steady)
{
    const struct compare_result *result =
        compare(FIGURES("100", "85", "85", "85"), FIGURES("100", "86", "86", "85"));
    ck_assert_uint_eq(result->figure_count, 2);
    ck_assert(!result->figures[0].steady);
    ck_assert(result->figures[1].steady);
    ck_assert_uint_eq(result->figures[1].causes.count, 1);
}
END_TEST

START_TEST(a_figure_without_a_changed_input_has_no_cause)
{
    const struct compare_result *result =
        compare(FIGURES("100", "85", "85", "85"), FIGURES("100", "85", "84", "84"));
    ck_assert_uint_eq(result->root_count, 0);
    ck_assert_uint_eq(result->figure_count, 2);
    ck_assert_uint_eq(result->figures[0].causes.count, 0);
    ck_assert(!compare_is_equal(result));
}
END_TEST

/* ---------------------------------------------------------------- pages */

#define PAGES(sheets, units)                                                                       \
    "\"halaman\": {\"lembar\": [" sheets "], \"asal\": [\"kinerja.json:l[0].n\", \"p/a.xml:3\"], " \
    "\"satuan\": [" units "]}"
#define SHEET "{\"label\": \"1\", \"rupa\": \"aa\"}"
#define ROW(row, name, number)                                                                     \
    "\"s\\t1\\taa\\t1." row ".1\\t1:2\\t" row "\", \"s\\t1\\taa\\t1." row ".2\\t5:1\\t" name       \
    "\", \"s\\t1\\taa\\t1." row ".3\\t3:1\\t" number "\""

START_TEST(rows_are_added_removed_and_moved)
{
    const struct compare_result *result = compare(
        PAGES(SHEET,
              ROW("1", "Makan", "111") "," ROW("2", "Minum", "222") "," ROW("3", "Tidur", "333")),
        PAGES(SHEET,
              ROW("1", "Tidur", "333") "," ROW("2", "Makan", "112") "," ROW("3", "Kerja", "444")));
    ck_assert(result->compared_pages);
    int counts[4] = {0};
    for (size_t i = 0; i < result->row_count; i++) {
        counts[result->rows[i].change]++;
    }
    ck_assert_int_eq(counts[COMPARE_MOVED], 1);
    ck_assert_int_eq(counts[COMPARE_CHANGED], 0);
    ck_assert_int_eq(counts[COMPARE_ADDED], 1);
    ck_assert_int_eq(counts[COMPARE_REMOVED], 1);
}
END_TEST

START_TEST(layout_and_numbering_are_apart)
{
    const struct compare_result *result =
        compare(PAGES(SHEET "," SHEET, "\"p\\t1\\taa\\t\\t10:2\\tSatu paragraf yang sama\","
                                       "\"d\\t1\\taa\\t\\t10:2\\tBAB I Pendahuluan 3\","
                                       "\"p\\t2\\taa\\t\\t10:2\\tKata lama di sini\""),
                PAGES(SHEET "," SHEET, "\"p\\t2\\taa\\t\\t10:2\\tSatu paragraf yang sama\","
                                       "\"d\\t1\\taa\\t\\t10:2\\tBAB I Pendahuluan 4\","
                                       "\"p\\t2\\taa\\t\\t10:2\\tKata baru di sini\""));
    ck_assert_uint_eq(result->text_count, 3);
    ck_assert_int_eq(result->texts[0].class, COMPARE_LAYOUT);
    ck_assert(result->texts[0].other_page && !result->texts[0].other_look);
    ck_assert_int_eq(result->texts[1].class, COMPARE_NUMBERING);
    ck_assert_int_eq(result->texts[2].class, COMPARE_CONTENT);
    ck_assert_uint_eq(result->texts[2].edits.count, 1);
    ck_assert_int_eq(result->pages[0].state, COMPARE_PAGE_NUMBERING);
    ck_assert_int_eq(result->pages[1].state, COMPARE_PAGE_CONTENT);
}
END_TEST

/* Pages in the midst of a long text, and empty ones, begin no text. */
START_TEST(pages_without_a_beginning_are_the_same)
{
#define LONG SHEET "," SHEET "," SHEET "," SHEET
    static const char *const sides[] = {
        PAGES(
            LONG,
            "\"p\\t1-4\\taa\\t\\t10:1 +1 10:2 +1 5:1 +1 5:1\\tSatu paragraf yang panjang sekali\""),
        PAGES(LONG, "\"p\\t1\\taa\\t\\t10:1\\tSatu paragraf\",\"p\\t4\\taa\\t\\t9:1\\tYang lain\""),
        PAGES(LONG, "\"p\\t3\\taa\\t\\t10:1\\tSatu paragraf\""),
    };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        const struct compare_result *result = compare(sides[i], sides[i]);
        for (size_t page = 0; page < result->page_count; page++) {
            ck_assert_int_eq(result->pages[page].state, COMPARE_SAME);
        }
        ck_assert(compare_is_equal(result));
    }
}
END_TEST

START_TEST(damaged_rekaps_are_told)
{
    static const char *const cases[] = {
        "{\"format\": \"lain\"}",
        HEAD PAGES(SHEET, "\"p\"") "}",
        HEAD PAGES(SHEET, "\"p\\t1\\taa\\t\\t99:1\\tpendek\"") "}",
        HEAD PAGES(SHEET, "\"p\\t7\\taa\\t\\t6:1\\tpendek\"") "}",
        HEAD PAGES(SHEET, "5") "}",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *rekap =
            json_read_memory(fixture.arena, fixture.sources, fixture.diagnostics, "rekap", cases[i],
                             strlen(cases[i]));
        size_t before = base_diagnostics_errors(fixture.diagnostics);
        ck_assert(compare_side_of(fixture.arena, fixture.diagnostics, "rekap", rekap) == NULL);
        ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), before + 1);
    }
}
END_TEST

TEST_SUITE(compare_sides)
{
    TCase *group = test_group(suite, "sides");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, inputs_by_id_and_by_content);
    tcase_add_test(group, figures_name_all_their_causes);
    tcase_add_test(group, a_figure_that_stays_is_steady);
    tcase_add_test(group, a_figure_without_a_changed_input_has_no_cause);
    tcase_add_test(group, rows_are_added_removed_and_moved);
    tcase_add_test(group, layout_and_numbering_are_apart);
    tcase_add_test(group, pages_without_a_beginning_are_the_same);
    tcase_add_test(group, damaged_rekaps_are_told);
}
