/* Free tables: computed columns, totals, groups, faults. */
#include "figures_tabel.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* A report with one table x of the given columns, rows and further fields. */
static void table(const char *columns, const char *rows, const char *more)
{
    figures_of(base_format(figures_fixture.arena,
                           "{'laporan': {'tahun': 2024}, 'tabel': {'tabel': [{'id': 'x', 'kolom': "
                           "[%s], 'baris': [%s]%s}]}}",
                           columns, rows, more));
}

#define NAME "{'id': 'nama', 'jenis': 'teks'},"
#define STAFF                                                                                      \
    NAME "{'id': 'l', 'jenis': 'angka'}, {'id': 'p', 'jenis': 'angka'},"                           \
         "{'id': 'jml', 'jenis': 'angka', 'hitung': 'l + p'}"

/* Staff of Dinas Sosial Kabupaten Mamuju by sex. */
START_TEST(test_row_and_column_sums)
{
    table(STAFF, "{'nama': 'ASN', 'l': 18, 'p': 10}, {'nama': 'Non ASN', 'l': 18, 'p': 20}",
          ", 'total': {'label': 'JUMLAH'}");
    ck_look("tabel.x.baris", "[3]");
    ck_look("tabel.x.baris[0].sel.jml", "28");
    ck_look("tabel.x.baris[1].sel.jml", "38");
    ck_look("tabel.x.baris[2].tingkat", "total");
    ck_look("tabel.x.baris[2].label", "JUMLAH");
    ck_look("tabel.x.baris[2].sel.l", "36");
    ck_look("tabel.x.baris[2].sel.nama", "");
    ck_look("tabel.x.jumlah.p", "30");
    ck_look("tabel.x.jumlah.jml", "66");
    ck_shown("tabel.x.jumlah.jml", "66");
    ck_assert_str_eq(figures_find(figures_built, "tabel.x.baris.1.jml")->formula, "l + p");
    ck_look("tabel.x.banyak_baris", "2");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_total_above_and_none)
{
    table(STAFF, "{'nama': 'a', 'l': 1, 'p': 2}", ", 'total': {'letak': 'atas'}");
    ck_look("tabel.x.baris[0].tingkat", "total");
    ck_look("tabel.x.baris[0].label", "Jumlah");
    ck_look("tabel.x.baris[1].tingkat", "baris");
    table(STAFF, "{'nama': 'a', 'l': 1, 'p': 2}", "");
    ck_look("tabel.x.baris", "[1]");
    ck_look("tabel.x.jumlah.l", "1");
}
END_TEST

#define BUDGET                                                                                     \
    NAME "{'id': 'pagu', 'jenis': 'rupiah'}, {'id': 'realisasi', 'jenis': 'rupiah'},"              \
         "{'id': 'persen', 'jenis': 'persen', 'hitung': 'realisasi / pagu * 100'}"

/* The percentage of a total is that of the sums: 97,62 and 74 do not average. */
START_TEST(test_percentage_of_sums)
{
    table(BUDGET,
          "{'nama': 'a', 'pagu': 89668500, 'realisasi': 88648500},"
          "{'nama': 'b', 'pagu': 44012000, 'realisasi': 32556480}",
          ", 'total': {}");
    ck_shown("tabel.x.baris.1.persen", "98,86");
    ck_shown("tabel.x.baris.2.persen", "73,97");
    ck_shown("tabel.x.jumlah.persen", "90,67");
    ck_shown("tabel.x.jumlah.pagu", "133.680.500");
}
END_TEST

START_TEST(test_total_rules)
{
    table(NAME "{'id': 'no', 'jenis': 'nomor'}, {'id': 'a', 'jenis': 'angka', 'total': 'rata'},"
               "{'id': 'b', 'jenis': 'angka', 'total': 'tidak'}, {'id': 'c', 'jenis': 'angka', "
               "'total': 'a * 2'}, {'id': 'd', 'jenis': 'persen'}",
          "{'a': 1, 'b': 1, 'c': 1, 'd': 5}, {'a': 2, 'b': 1, 'c': 1, 'd': 5}, {'a': null}", "");
    ck_look("tabel.x.jumlah.a", "1.5");
    ck_look("tabel.x.jumlah.b", "");
    ck_look("tabel.x.jumlah.c", "3");
    ck_look("tabel.x.jumlah.d", "");
    ck_look("tabel.x.jumlah.no", "");
    ck_look("tabel.x.baris[1].sel.no", "2");
    ck_look("tabel.x.baris[2].sel.b", "null");
}
END_TEST

#define GROUPED                                                                                    \
    "{'judul': 'A', 'baris': [{'nama': 'a1', 'l': 1, 'p': 2}, {'judul': 'B', 'baris': [{'nama': "  \
    "'b1', 'l': 10, 'p': 20}, {'nama': 'b2', 'l': 100, 'p': 200}]}]}, {'nama': 'c', 'l': 1000, "   \
    "'p': 2000}"

START_TEST(test_nested_groups)
{
    table(STAFF, GROUPED, ", 'total': {'kelompok': true}");
    ck_look("tabel.x.baris", "[9]");
    ck_look("tabel.x.baris[0].tingkat", "kelompok");
    ck_look("tabel.x.baris[0].label", "A");
    ck_look("tabel.x.baris[0].kedalaman", "0");
    ck_look("tabel.x.baris[1].kedalaman", "1");
    ck_look("tabel.x.baris[2].label", "B");
    ck_look("tabel.x.baris[3].kedalaman", "2");
    ck_look("tabel.x.baris[5].tingkat", "subtotal");
    ck_look("tabel.x.baris[5].label", "Jumlah B");
    ck_look("tabel.x.baris[5].sel.jml", "330");
    ck_look("tabel.x.baris[6].label", "Jumlah A");
    ck_look("tabel.x.baris[6].sel.jml", "333");
    ck_look("tabel.x.baris[8].sel.jml", "3333");
    ck_look("tabel.x.baris[8].sel.l", "1111");
    ck_shown("tabel.x.kelompok.2.l", "110");
    ck_look("tabel.x.baris[7].nomor", "4");
}
END_TEST

START_TEST(test_group_totals_above)
{
    table(STAFF, GROUPED, ", 'total': {'kelompok': true, 'letak': 'atas'}");
    ck_look("tabel.x.baris", "[7]");
    ck_look("tabel.x.baris[1].tingkat", "kelompok");
    ck_look("tabel.x.baris[1].sel.jml", "333");
    ck_look("tabel.x.baris[3].sel.l", "110");
}
END_TEST

START_TEST(test_groups_without_subtotals)
{
    table(STAFF, GROUPED, "");
    ck_look("tabel.x.baris", "[6]");
    ck_look("tabel.x.baris[0].sel.jml", "");
    ck_look("tabel.x.jumlah.jml", "3333");
}
END_TEST

/* The mean of a table with groups is that of all its rows. */
START_TEST(test_mean_over_groups)
{
    table("{'id': 'a', 'jenis': 'angka', 'total': 'rata'}",
          "{'judul': 'G', 'baris': [{'a': 1}, {'a': 2}, {'a': 3}]}, {'a': 6}", "");
    ck_look("tabel.x.jumlah.a", "3");
}
END_TEST

START_TEST(test_null_and_missing_cells)
{
    table(STAFF, "{'nama': 'a', 'l': null, 'p': 2}, {'nama': 'b', 'l': 3, 'p': 4}", "");
    ck_look("tabel.x.baris[0].sel.l", "null");
    ck_look("tabel.x.baris[0].sel.jml", "null");
    ck_look("tabel.x.jumlah.l", "3");
    ck_look("tabel.x.jumlah.jml", "null");
    ck_assert_str_eq(test_codes(&figures_fixture), "F024");
    table(STAFF, "{'nama': 'a', 'l': null, 'p': null}, {'nama': 'b', 'l': 3, 'p': 4}", "");
    ck_look("tabel.x.jumlah.jml", "7");
    ck_assert_str_eq(test_codes(&figures_fixture), "F024");
    table(STAFF, "{'nama': 'a', 'l': '?', 'p': 2}, {'nama': 'b', 'l': 3, 'p': 4}", "");
    ck_look("tabel.x.baris[0].sel.jml", "?");
    ck_look("tabel.x.baris[1].sel.jml", "7");
    ck_look("tabel.x.jumlah.l", "?");
    ck_look("tabel.x.jumlah.p", "6");
    ck_assert_str_eq(test_codes(&figures_fixture), "F024");
}
END_TEST

/* A computed column may stand before the one that it needs. */
START_TEST(test_order_of_computed_columns)
{
    table("{'id': 'c', 'jenis': 'angka', 'hitung': 'b * 2'}, {'id': 'b', 'jenis': 'angka', "
          "'hitung': 'a + 1'}, {'id': 'a', 'jenis': 'angka'}",
          "{'a': 4}", "");
    ck_look("tabel.x.baris[0].sel.b", "5");
    ck_look("tabel.x.baris[0].sel.c", "10");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_circle)
{
    table("{'id': 'a', 'jenis': 'angka', 'hitung': 'b + 1'}, {'id': 'b', 'jenis': 'angka', "
          "'hitung': 'a + 1'}",
          "{}, {}", "");
    ck_look("tabel.x.baris[0].sel.a", "?");
    ck_assert_str_eq(test_codes(&figures_fixture), "F023");
}
END_TEST

START_TEST(test_unknown_column)
{
    table(NAME "{'id': 'l', 'jenis': 'angka'}, {'id': 'j', 'jenis': 'angka', 'hitung': 'l + q'}",
          "{'l': 1}, {'l': 2}", "");
    ck_look("tabel.x.baris[0].sel.j", "?");
    ck_look("tabel.x.jumlah.l", "3");
    ck_assert_str_eq(test_codes(&figures_fixture), "F021");
    ck_assert_ptr_nonnull(strstr(test_messages(&figures_fixture),
                                 "names \"q\", which is not a column; the columns are nama, l, j"));
}
END_TEST

START_TEST(test_faulty_formula)
{
    table("{'id': 'j', 'jenis': 'angka', 'hitung': 'l + '}, {'id': 'l', 'jenis': 'angka'}",
          "{'l': 1}, {'l': 2}", "");
    ck_look("tabel.x.baris[0].sel.j", "?");
    ck_assert_uint_eq(base_diagnostics_errors(figures_fixture.diagnostics), 1);
}
END_TEST

START_TEST(test_formula_gives_text)
{
    table(
        "{'id': 'l', 'jenis': 'angka'}, {'id': 'j', 'jenis': 'angka', 'hitung': '\\u0027x\\u0027'}",
        "{'l': 1}, {'l': 2}", "");
    ck_look("tabel.x.baris[0].sel.j", "?");
}
END_TEST

START_TEST(test_formula_gives_bool)
{
    table("{'id': 'l', 'jenis': 'angka'}, {'id': 'j', 'jenis': 'angka', 'hitung': 'l > 1'}",
          "{'l': 1}, {'l': 2}", "");
    ck_look("tabel.x.baris[0].sel.j", "?");
    ck_assert_str_eq(test_codes(&figures_fixture), "F020");
}
END_TEST

START_TEST(test_stated_differs)
{
    table(STAFF,
          "{'nama': 'ASN', 'l': 18, 'p': 10, 'jml': 29}, {'nama': 'b', 'l': 1, 'p': 1, "
          "'jml': 2}",
          "");
    ck_look("tabel.x.baris[0].sel.jml", "28");
    ck_assert_str_eq(test_codes(&figures_fixture), "F022");
    ck_assert_ptr_nonnull(strstr(test_messages(&figures_fixture),
                                 "\"jml\" of ASN in table \"x\" is stated as 29, but computed as "
                                 "28"));
}
END_TEST

/* A stated percentage is compared with as many decimals as it has. */
START_TEST(test_stated_is_rounded)
{
    table(BUDGET,
          "{'nama': 'a', 'pagu': 3, 'realisasi': 2, 'persen': 66.67},"
          "{'nama': 'b', 'pagu': 3, 'realisasi': 2, 'persen': 67},"
          "{'nama': 'c', 'pagu': 3, 'realisasi': 2, 'persen': 66.66}",
          "");
    ck_assert_str_eq(test_codes(&figures_fixture), "F022");
}
END_TEST

START_TEST(test_stated_group_total)
{
    table(STAFF, "{'judul': 'G', 'l': 4, 'baris': [{'l': 1, 'p': 1}, {'l': 2, 'p': 1}]}", "");
    ck_assert_str_eq(test_codes(&figures_fixture), "F022");
}
END_TEST

START_TEST(test_empty)
{
    table(STAFF, "", ", 'total': {}");
    ck_look("tabel.x.baris", "[1]");
    ck_look("tabel.x.jumlah.l", "null");
    ck_look("tabel.x.jumlah.jml", "null");
    table("", "{'a': 1}", "");
    ck_look("tabel.x.baris", "[1]");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

TEST_SUITE(figures_tabel)
{
    TCase *group = test_group(suite, "tables");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_row_and_column_sums);
    tcase_add_test(group, test_total_above_and_none);
    tcase_add_test(group, test_percentage_of_sums);
    tcase_add_test(group, test_total_rules);
    tcase_add_test(group, test_nested_groups);
    tcase_add_test(group, test_group_totals_above);
    tcase_add_test(group, test_groups_without_subtotals);
    tcase_add_test(group, test_mean_over_groups);
    tcase_add_test(group, test_null_and_missing_cells);
    tcase_add_test(group, test_order_of_computed_columns);
    tcase_add_test(group, test_circle);
    tcase_add_test(group, test_unknown_column);
    tcase_add_test(group, test_faulty_formula);
    tcase_add_test(group, test_formula_gives_text);
    tcase_add_test(group, test_formula_gives_bool);
    tcase_add_test(group, test_stated_differs);
    tcase_add_test(group, test_stated_is_rounded);
    tcase_add_test(group, test_stated_group_total);
    tcase_add_test(group, test_empty);
}
