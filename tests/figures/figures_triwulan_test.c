/* Capaian up to each quarter. */
#include "figures_triwulan.h"

#include "figures_fixture.h"
#include "test_main.h"

static void report(const char *rule, const char *targets, const char *reached)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'id': 't', 'sasaran': [{'id': "
        "'s', 'indikator': [{'id': 'i', 'akumulasi': '%s', 'target': {'2024': 100}, "
        "'target_triwulan': {'2024': %s}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'triwulan': {'2024': %s}}]}}",
        rule, targets, reached));
}

/* The sum of the quarters filled in against the targets of the same quarters. */
START_TEST(test_sum)
{
    report("jumlah", "[10, 20, 30, 40]", "[5, null, 40, null]");
    ck_look("ik.i.capaian_triwulan | banyak", "4");
    ck_look("ik.i.capaian_triwulan[0].capaian", "50");
    ck_look("ik.i.capaian_triwulan[1].capaian", "null");
    ck_look("ik.i.capaian_triwulan[2].target", "40");
    ck_look("ik.i.capaian_triwulan[2].realisasi", "45");
    ck_look("ik.i.capaian_triwulan[2].capaian", "112.5");
    ck_shown("indikator.i.triwulan.3.capaian", "112,50");
    ck_look("ik.i.realisasi", "45");
}
END_TEST

START_TEST(test_last)
{
    report("terakhir", "[25, 50, 75, 100]", "[20, 50, null, 90]");
    ck_look("ik.i.capaian_triwulan[0].capaian", "80");
    ck_look("ik.i.capaian_triwulan[2].capaian", "null");
    ck_look("ik.i.capaian_triwulan[3].capaian", "90");
    ck_look("ik.i.realisasi", "90");
}
END_TEST

START_TEST(test_mean)
{
    report("rata", "[80, 80, 80, 80]", "[80, 70, '?', 90]");
    ck_look("ik.i.capaian_triwulan[1].realisasi", "75");
    ck_look("ik.i.capaian_triwulan[1].capaian", "93.75");
    ck_look("ik.i.capaian_triwulan[2].capaian", "?");
}
END_TEST

START_TEST(test_without_targets)
{
    report("jumlah", "null", "[5, null, 40, null]");
    ck_look("ik.i.capaian_triwulan | banyak", "0");
}
END_TEST

TEST_SUITE(figures_triwulan)
{
    TCase *group = test_group(suite, "quarters");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_sum);
    tcase_add_test(group, test_last);
    tcase_add_test(group, test_mean);
    tcase_add_test(group, test_without_targets);
}
