/* Counts and means. */
#include "figures_hitung.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* Two sasaran with 3 + 1 indicators: 126,87 (85/67), 100, null; 50. */
#define PLAN                                                                                       \
    "'perencanaan': {'tujuan': [{'id': 't', 'sasaran': ["                                          \
    "{'id': 's1', 'indikator': [{'id': 'a', 'target': {'2024': 67}}, {'id': 'b', 'target': "       \
    "{'2024': 100}, 'iku': false}, {'id': 'c', 'target': {'2024': null}}]},"                       \
    "{'id': 's2', 'indikator': [{'id': 'd', 'target': {'2024': 10}}]}]}]},"                        \
    "'kinerja': {'capaian': [{'indikator': 'a', 'realisasi': {'2024': 85}}, {'indikator': 'b', "   \
    "'realisasi': {'2024': 100}}, {'indikator': 'd', 'realisasi': {'2024': 5}}]}"

START_TEST(test_counts)
{
    figures_of("{'laporan': {'tahun': 2024, 'capaian': {'skala': 'mamuju'}}," PLAN
               ", 'perjanjian': {'perjanjian': [{'id': 'x'}, {'id': 'y'}]}}");
    ck_look("hitung.tujuan", "1");
    ck_look("hitung.sasaran", "2");
    ck_look("hitung.indikator", "4");
    ck_look("hitung.iku", "3");
    ck_look("hitung.indikator_tercapai", "2");
    ck_look("hitung.indikator_tidak_tercapai", "1");
    ck_look("hitung.perjanjian", "2");
    ck_look("hitung.per_predikat[0].jumlah", "1");
    ck_look("hitung.per_predikat[1].jumlah", "1");
    ck_look("hitung.per_predikat[3].predikat", "Kurang");
    ck_look("hitung.per_predikat[3].jumlah", "1");
    ck_look("sasaran[0].jumlah_indikator", "3");
    ck_look("sasaran[0].capaian", "7600/67"); /* (8500/67 + 100) / 2: null does not count */
    ck_shown("sasaran.s1.capaian", "113,43");
    ck_look("sasaran[0].predikat", "Sangat Baik");
    ck_look("sasaran[1].nomor", "2");
}
END_TEST

START_TEST(test_mean_of_sasaran)
{
    figures_of("{'laporan': {'tahun': 2024}," PLAN "}");
    ck_look("hitung.capaian_rata == (7600 / 67 + 50) / 2", "true");
    ck_assert_str_eq(figures_find(figures_built, "hitung.capaian_rata")->formula,
                     "rata-rata capaian sasaran");
}
END_TEST

START_TEST(test_mean_of_indicators)
{
    figures_of("{'laporan': {'tahun': 2024, 'capaian': {'rata_rata': 'indikator'}}," PLAN "}");
    ck_look("hitung.capaian_rata == (8500 / 67 + 100 + 50) / 3", "true");
}
END_TEST

START_TEST(test_weighted_mean)
{
    figures_of("{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', "
               "'indikator': [{'id': 'a', 'bobot': 3, 'target': {'2024': 100}}, {'id': 'b', "
               "'bobot': 1, 'target': {'2024': 100}}]}]}]}, 'kinerja': {'capaian': [{'indikator': "
               "'a', 'realisasi': {'2024': 80}}, {'indikator': 'b', 'realisasi': {'2024': "
               "120}}]}}");
    ck_look("sasaran[0].capaian", "90");
    ck_assert_str_eq(figures_find(figures_built, "sasaran.s.capaian")->formula,
                     "rata-rata capaian indikator menurut bobot");
}
END_TEST

START_TEST(test_mean_of_nothing)
{
    figures_of("{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', "
               "'indikator': []}]}]}}");
    ck_look("sasaran[0].capaian", "null");
    ck_look("sasaran[0].predikat", "null");
    ck_look("hitung.capaian_rata", "null");
    ck_look("hitung.predikat", "null");
    ck_assert_str_eq(test_codes(&figures_fixture), "F004");
}
END_TEST

/* What waits for data is a mark, not a mean of the rest, and not told a second time. */
START_TEST(test_mean_with_missing)
{
    figures_of("{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', "
               "'indikator': [{'id': 'a', 'target': {'2024': 1}}, {'id': 'b', 'target': {'2024': "
               "1}}]}]}]}, 'kinerja': {'capaian': [{'indikator': 'a', 'realisasi': {'2024': "
               "1}}]}}");
    ck_look("ik.a.capaian", "100");
    ck_look("ik.b.capaian", "?");
    ck_look("sasaran[0].capaian", "?");
    ck_look("hitung.indikator_tercapai", "1");
    ck_look("hitung.indikator_tidak_tercapai", "0");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_empty_report)
{
    figures_of("{'laporan': {'tahun': 2024, 'tahap': 'draf', 'instansi': {'nama': 'Dinas'}}}");
    ck_look("tahun", "2024");
    ck_look("tahun_lalu", "2023");
    ck_look("tahap", "draf");
    ck_look("instansi.nama", "Dinas");
    ck_look("hitung.indikator", "0");
    ck_look("sasaran", "[0]");
    ck_look("tabel", "[0]");
    ck_look("perjanjian", "[0]");
    ck_look("daftar_tahun", "[1]");
    ck_look("penandatangan", "null");
}
END_TEST

START_TEST(test_paths_are_unique)
{
    figures_of("{'laporan': {'tahun': 2024}," PLAN ", 'anggaran': {'program': [{'kode': 'p', "
               "'pagu': 3, 'realisasi': {'triwulan': [1, 1, 1, 1]}, 'indikator': [{'id': 'z', "
               "'target': {'2024': 4}}]}]}}");
    for (size_t i = 0; i < figures_built->count; i++) {
        const struct figures_record *record = &figures_built->records[i];
        ck_assert_msg(figures_find(figures_built, record->path) == record, "%s", record->path);
    }
    ck_assert_ptr_null(figures_find(figures_built, "hitung.entah"));
}
END_TEST

TEST_SUITE(figures_hitung)
{
    TCase *group = test_group(suite, "counts");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_counts);
    tcase_add_test(group, test_mean_of_sasaran);
    tcase_add_test(group, test_mean_of_indicators);
    tcase_add_test(group, test_weighted_mean);
    tcase_add_test(group, test_mean_of_nothing);
    tcase_add_test(group, test_mean_with_missing);
    tcase_add_test(group, test_empty_report);
    tcase_add_test(group, test_paths_are_unique);
}
