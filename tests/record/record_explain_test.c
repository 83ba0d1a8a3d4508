/* Figures explained in words. */
#include "record.h"

#include <string.h>

#include "record_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static const char *explain(const char *path, int depth, enum record_found expected)
{
    struct base_buffer buffer = {.arena = record_fixture.arena};
    ck_assert_int_eq(record_explain(&record_sample, path, depth, &buffer), expected);
    return base_buffer_get(&buffer);
}

/* A golden file of several explanations: percent, cap and grade, target 0, table, mean, money. */
START_TEST(test_figures)
{
    static const char *const paths[] = {
        "indikator.i1.capaian.2024",  "indikator.i2.capaian.2024",
        "indikator.i3.capaian.2024",  "tabel.pegawai.jumlah.semua",
        "sasaran.s1.capaian",         "anggaran.1.06.02.serapan",
        "indikator.i1.predikat.2024", "indikator.i1.perbandingan.pertumbuhan",
    };
    struct base_buffer buffer = {.arena = record_fixture.arena};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        base_buffer_format(&buffer, "== %s\n%s", paths[i], explain(paths[i], 3, RECORD_FIGURE));
    }
    test_golden("cases/explain.txt", base_buffer_get(&buffer));
}
END_TEST

/* Nothing is explained twice. */
START_TEST(test_told_once)
{
    const char *text = explain("hitung.efisiensi.nilai", 5, RECORD_FIGURE);
    const char *first = strstr(text, "hitung.realisasi = ");
    ck_assert_ptr_nonnull(first);
    const char *second = strstr(explain("anggaran.1.06.02.tertimbang_keuangan", 5, RECORD_FIGURE),
                                "(explained above)");
    ck_assert_ptr_nonnull(second);
}
END_TEST

START_TEST(test_depth)
{
    const char *flat = explain("sasaran.s1.capaian", 1, RECORD_FIGURE);
    ck_assert_ptr_nonnull(strstr(flat, "indikator.i1.capaian.2024 = 112,59 percent\n"));
    ck_assert_ptr_null(strstr(flat, "target"));
    ck_assert_ptr_nonnull(strstr(explain("sasaran.s1.capaian", 2, RECORD_FIGURE), "target = 58"));
    test_same_text("sasaran.s1.capaian = 116,29 percent\n",
                   explain("sasaran.s1.capaian", 0, RECORD_FIGURE));
}
END_TEST

/* The names that templates see lead to the same figure, or to an input. */
START_TEST(test_template_names)
{
    const char *expected = explain("indikator.i1.capaian.2024", 3, RECORD_FIGURE);
    test_same_text(expected, explain("ik.i1.capaian", 3, RECORD_FIGURE));
    test_same_text(expected, explain("sasaran[0].indikator[0].capaian", 3, RECORD_FIGURE));
    test_same_text(expected, explain("sasaran.s1.indikator.i1.capaian", 3, RECORD_FIGURE));
    test_same_text(expected, explain("ik.i1.tahun.2024.capaian", 3, RECORD_FIGURE));
    ck_assert_ptr_nonnull(strstr(explain("ik.i1.target", 3, RECORD_FIGURE), "perencanaan.json:6"));
    ck_assert_ptr_nonnull(
        strstr(explain("mata.1.06.02.2.01.serapan", 3, RECORD_FIGURE), "66,67 percent"));
}
END_TEST

START_TEST(test_prefix)
{
    const char *text = explain("indikator.i1.capaian", 3, RECORD_SEVERAL);
    test_same_text("indikator.i1.capaian.2023 = 50,00\nindikator.i1.capaian.2024 = 112,59\n", text);
    ck_assert_ptr_nonnull(strstr(explain("anggaran.1.06.02", 3, RECORD_SEVERAL),
                                 "anggaran.1.06.02.2.01.serapan = 66,67\n"));
}
END_TEST

START_TEST(test_nearest)
{
    const char *text = explain("indikatr.i1.capaan", 3, RECORD_NOTHING);
    ck_assert_ptr_nonnull(strstr(text, "there is no figure \"indikatr.i1.capaan\""));
    ck_assert_ptr_nonnull(strstr(text, "indikator.i1.capaian.2024 = 112,59\n"));
    ck_assert_ptr_nonnull(
        strstr(explain("xyzzy", 3, RECORD_NOTHING), "paths begin with indikator"));
    ck_assert_ptr_nonnull(strstr(explain("", 3, RECORD_NOTHING), "there is no figure \"\""));
    explain("sasaran[9].capaian", 3, RECORD_NOTHING);
    explain("sasaran[", 3, RECORD_NOTHING);
    explain("sasaran[99999999999999].x", 3, RECORD_NOTHING);
    explain("[0]", 3, RECORD_NOTHING);
    explain("....", 3, RECORD_NOTHING);
}
END_TEST

TEST_SUITE(record_explain)
{
    TCase *group = test_group(suite, "explain");
    tcase_add_checked_fixture(group, record_begin, record_end);
    tcase_add_test(group, test_figures);
    tcase_add_test(group, test_told_once);
    tcase_add_test(group, test_depth);
    tcase_add_test(group, test_template_names);
    tcase_add_test(group, test_prefix);
    tcase_add_test(group, test_nearest);
}
