/* Completeness by the criteria of the AKIP evaluation. */
#include "figures_kelengkapan.h"

#include "figures_fixture.h"
#include "test_main.h"

static void report(const char *plan, const char *achievement)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024}, 'perencanaan': {'renstra': {'awal': 2021, 'akhir': 2026}, "
        "'tujuan': [{'id': 't', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', 'nama': 'N', %s "
        "'target': {'2024': 100}}]}]}]}, 'kinerja': {'capaian': [{'indikator': 'i', %s}]}, "
        "'anggaran': {'program': [{'kode': 'p', 'indikator_terkait': ['i'], 'pagu': 10, "
        "'realisasi': 9}]}}",
        plan, achievement));
}

START_TEST(test_complete)
{
    report("'target_akhir': 120, 'standar_nasional': 90,",
           "'realisasi': {'2023': 80, '2024': 95}, 'penyebab': 'a', 'hambatan': 'b', 'rencana': "
           "'c'");
    ck_look("kelengkapan.persen", "100");
    ck_look("kelengkapan.terpenuhi", "7");
    ck_look("kelengkapan.indikator[0].kriteria | banyak", "7");
    ck_look("kelengkapan.indikator[0].kriteria[3].status", "terpenuhi");
    ck_shown("kelengkapan.3b6.persen", "100,00");
}
END_TEST

START_TEST(test_bare)
{
    report("", "'realisasi': {'2024': 95}");
    ck_look("kelengkapan.indikator[0].terpenuhi", "1"); /* efficiency, from capaian and budget */
    ck_look("kelengkapan.indikator[0].kriteria[0].status", "sebagian");
    ck_look("kelengkapan.indikator[0].kriteria[0].kurang[0]",
            "analisis (kinerja.json: penyebab atau catatan)");
    ck_look("kelengkapan.indikator[0].kriteria[1].status", "belum");
    ck_look("kelengkapan.indikator[0].kriteria[1].kurang | banyak", "1");
    ck_look("kelengkapan.indikator[0].kriteria[2].status", "belum");
    ck_look("kelengkapan.indikator[0].kriteria[5].status", "terpenuhi");
    ck_look("kelengkapan.kriteria[0].sebagian", "1");
    ck_look("kelengkapan.kriteria[1].belum", "1");
    ck_shown("kelengkapan.indikator.i.terpenuhi", "1");
}
END_TEST

/* Not filled in, empty and null do not count. */
START_TEST(test_blanks)
{
    report("'standar_nasional': null,",
           "'realisasi': {'2023': null, '2024': '?'}, 'penyebab': '', 'rencana': '?'");
    ck_look("kelengkapan.terpenuhi", "0");
    ck_look("kelengkapan.persen", "0");
}
END_TEST

/* A text of narasi/ counts as the analysis, but not for the data it compares with. */
START_TEST(test_narratives)
{
    static const char *const files[] = {"capaian-s", "capaian-penyebab", "capaian-nasional",
                                        "capaian-tahun", NULL};
    figures_narratives = files;
    report("", "'realisasi': {'2024': 95}");
    ck_look("kelengkapan.indikator[0].kriteria[0].status", "terpenuhi");
    ck_look("kelengkapan.indikator[0].kriteria[1].status", "belum");
    ck_look("kelengkapan.indikator[0].kriteria[2].status", "sebagian");
    ck_look("kelengkapan.indikator[0].kriteria[2].kurang | banyak", "1");
    ck_look("kelengkapan.indikator[0].kriteria[3].status", "sebagian");
    ck_look("kelengkapan.indikator[0].kriteria[4].status", "terpenuhi");
    ck_look("kelengkapan.indikator[0].kriteria[6].status", "belum");
}
END_TEST

/* The year before the first one of a Renstra is a year before. */
START_TEST(test_first_year_of_a_plan)
{
    figures_of("{'laporan': {'tahun': 2025}, 'perencanaan': {'renstra': {'awal': 2025, 'akhir': "
               "2029}, 'tujuan': [{'id': 't', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', "
               "'nama': 'N', 'target': {'2025': 100}}]}]}]}, 'kinerja': {'capaian': [{'indikator': "
               "'i', 'realisasi': {'2024': 80, '2025': 95}}]}}");
    ck_look("kelengkapan.indikator[0].kriteria[2].status", "terpenuhi");
}
END_TEST

START_TEST(test_nothing)
{
    figures_of("{'laporan': {'tahun': 2024}}");
    ck_look("kelengkapan.persen", "null");
    ck_look("kelengkapan.indikator | banyak", "0");
}
END_TEST

TEST_SUITE(figures_kelengkapan)
{
    TCase *group = test_group(suite, "completeness");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_complete);
    tcase_add_test(group, test_bare);
    tcase_add_test(group, test_blanks);
    tcase_add_test(group, test_narratives);
    tcase_add_test(group, test_first_year_of_a_plan);
    tcase_add_test(group, test_nothing);
}
