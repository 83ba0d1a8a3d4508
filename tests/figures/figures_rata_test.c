/* Means: plain, weighted, strict; of indicators, sasaran, tujuan. */
#include "figures_rata.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* Two sasaran: the first with indicators of 100 and 50, the second with one of 80 or null. Their
 * bobot are given as JSON fields; rules belong to laporan.capaian. */
static void report(const char *rules, const char *first, const char *second, const char *sasaran1,
                   const char *sasaran2, const char *last)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'capaian': {%s}}, 'perencanaan': {'tujuan': [{'id': 't', "
        "'sasaran': [{'id': 's', %s 'indikator': [{'id': 'a', %s 'target': {'2024': 100}}, {'id': "
        "'b', %s 'target': {'2024': 100}}]}, {'id': 'r', %s 'indikator': [{'id': 'c', 'target': "
        "{'2024': 100}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'a', 'realisasi': {'2024': 100}}, {'indikator': "
        "'b', 'realisasi': {'2024': 50}}, {'indikator': 'c', 'realisasi': {'2024': %s}}]}}",
        rules, sasaran1, first, second, sasaran2, last));
}

START_TEST(test_plain)
{
    report("", "", "", "", "", "80");
    ck_look("sasaran[0].capaian", "75");
    ck_look("hitung.capaian_rata", "77.5");
    ck_look("tujuan[0].capaian_sasaran", "77.5");
    ck_shown("tujuan.t.capaian_sasaran", "77,50");
}
END_TEST

START_TEST(test_weighted)
{
    report("", "'bobot': 3,", "'bobot': 1,", "'bobot': 1,", "'bobot': 4,", "80");
    ck_look("sasaran[0].capaian", "87.5");
    ck_look("hitung.capaian_rata", "81.5");
    ck_look("tujuan[0].capaian_sasaran", "81.5");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_of_indicators)
{
    report("'rata_rata': 'indikator'", "", "", "", "", "80");
    ck_shown("hitung.capaian_rata", "76,67");
}
END_TEST

START_TEST(test_some_weights_are_told)
{
    report("", "'bobot': 3,", "", "", "", "80");
    ck_look("sasaran[0].capaian", "75");
    ck_assert_ptr_nonnull(strstr(test_codes(&figures_fixture), "F007"));
}
END_TEST

START_TEST(test_weights_of_zero)
{
    report("", "'bobot': 0,", "'bobot': 0,", "", "", "80");
    ck_look("sasaran[0].capaian", "75");
}
END_TEST

START_TEST(test_null_is_left_out)
{
    report("", "", "", "'bobot': 1,", "'bobot': 4,", "null");
    ck_look("sasaran[1].capaian", "null");
    ck_look("hitung.capaian_rata", "75");
}
END_TEST

START_TEST(test_null_empties_a_strict_mean)
{
    report("'kosong_pada_rata': 'mengosongkan'", "", "", "", "", "null");
    ck_look("sasaran[0].capaian", "75");
    ck_look("hitung.capaian_rata", "null");
}
END_TEST

TEST_SUITE(figures_rata)
{
    TCase *group = test_group(suite, "means");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_plain);
    tcase_add_test(group, test_weighted);
    tcase_add_test(group, test_of_indicators);
    tcase_add_test(group, test_some_weights_are_told);
    tcase_add_test(group, test_weights_of_zero);
    tcase_add_test(group, test_null_is_left_out);
    tcase_add_test(group, test_null_empties_a_strict_mean);
}
