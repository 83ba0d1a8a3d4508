/* The budget by kelompok, source of funds and sasaran; weighted progress of the whole. */
#include "figures_anggaran.h"

#include "figures_fixture.h"
#include "test_main.h"

/* Program p is split between two funds, q belongs to one; q supports the sasaran. */
static const char *const budget =
    "{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'id': 't', 'sasaran': [{'id': 's', "
    "'program': ['q'], 'indikator': []}]}]},"
    "'anggaran': {'sumber_dana': 'APBD', 'program': ["
    "{'kode': 'p', 'kelompok': 'penunjang', 'kegiatan': [{'kode': 'p1', 'sub_kegiatan': ["
    "{'kode': 'p11', 'pagu': 100, 'realisasi': 90, 'fisik': 100}, "
    "{'kode': 'p12', 'sumber_dana': 'DAK', 'pagu': 300, 'realisasi': 300, 'fisik': 50}]}]}, "
    "{'kode': 'q', 'pagu': 600, 'realisasi': 300, 'fisik': 75}]}}";

START_TEST(test_by_fund)
{
    figures_of(budget);
    ck_look("anggaran_sumber_dana | banyak", "2");
    ck_look("anggaran_sumber_dana[0].sumber_dana", "APBD");
    ck_look("anggaran_sumber_dana[0].pagu", "700");
    ck_look("anggaran_sumber_dana[0].porsi", "70");
    ck_look("anggaran_sumber_dana[0].program[0].kode", "p11"); /* p itself is split */
    ck_look("anggaran_sumber_dana[0].program[1].kode", "q");
    ck_look("anggaran_sumber_dana[1].sumber_dana", "DAK");
    ck_look("anggaran_sumber_dana[1].serapan", "100");
    ck_shown("sumber_dana.DAK.sisa", "0");
}
END_TEST

START_TEST(test_by_group)
{
    figures_of(budget);
    ck_look("kelompok_anggaran | banyak", "2");
    ck_look("kelompok_anggaran[0].kelompok", "penunjang");
    ck_look("kelompok_anggaran[0].program[0].kode", "p");
    ck_look("kelompok_anggaran[0].serapan", "97.5");
    ck_look("kelompok_anggaran[1].kelompok", "null");
    ck_look("kelompok_anggaran[1].pagu", "600");
}
END_TEST

START_TEST(test_by_sasaran)
{
    figures_of(budget);
    ck_look("anggaran_sasaran | banyak", "2");
    ck_look("anggaran_sasaran[0].sasaran.id", "s");
    ck_look("anggaran_sasaran[0].pagu", "600");
    ck_look("anggaran_sasaran[0].porsi", "60");
    ck_look("anggaran_sasaran[1].sasaran", "null");
    ck_look("anggaran_sasaran[1].program[0].kode", "p");
    ck_look("anggaran_sasaran[1].pagu", "400");
}
END_TEST

/* fisik of p is (100 x 100 + 300 x 50) / 400 = 62,5. */
START_TEST(test_weighted_progress)
{
    figures_of(budget);
    ck_look("hitung.tertimbang_fisik", "70");
    ck_look("hitung.tertimbang_keuangan", "69");
    ck_look("hitung.porsi_realisasi", "100");
    ck_look("hitung.serapan", "69");
}
END_TEST

TEST_SUITE(figures_kelompok)
{
    TCase *group = test_group(suite, "groups");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_by_fund);
    tcase_add_test(group, test_by_group);
    tcase_add_test(group, test_by_sasaran);
    tcase_add_test(group, test_weighted_progress);
}
