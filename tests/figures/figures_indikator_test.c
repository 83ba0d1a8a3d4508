/* Views of indicators: years, comparisons, links, texts. */
#include "figures_indikator.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* The indicator of Dinas Sosial Kabupaten Gowa, 2024. */
#define GOWA                                                                                       \
    "{'laporan': {'tahun': 2024, 'capaian': {'skala': 'gowa'}}, 'perencanaan': {"                  \
    "'renstra': {'awal': 2021, 'akhir': 2026}, 'tujuan': [{'id': 't', 'nama': 'Tujuan', "          \
    "'sasaran': [{'id': 's', 'nama': 'Sasaran', 'indikator': [{'id': 'ppks', 'nama': 'PPKS', "     \
    "'satuan': 'Orang', 'kondisi_awal': {'tahun': 2021, 'nilai': 2444}, 'target': {'2023': 490, "  \
    "'2024': 580, '2025': 600, '2026': 615}, 'standar_nasional': null}]}]}]},"                     \
    "'kinerja': {'capaian': [{'indikator': 'ppks', 'realisasi': {'2023': 563, '2024': 653}, "      \
    "'penyebab': 'Sinergi'}]}}"

START_TEST(test_years)
{
    figures_of(GOWA);
    ck_look("daftar_tahun", "[6]");
    ck_look("ik.ppks.tahun", "[6]");
    ck_look("ik.ppks.target", "580");
    ck_look("ik.ppks.realisasi", "653");
    ck_look("ik.ppks.tahun[tahun].realisasi", "653");
    ck_look("ik.ppks.tahun[tahun - 1].realisasi", "563");
    ck_look("ik.ppks.tahun.2023.capaian", "5630/49");
    ck_shown("indikator.ppks.capaian.2023", "114,90");
    ck_look("ik.ppks.tahun.2022.capaian", "null");
    ck_look("ik.ppks.tahun.2022.realisasi", "null");
    ck_look("ik.ppks.tahun.2026.target", "615");
    ck_look("ik.ppks.tahun.2026.realisasi", "null");
    ck_look("ik.ppks.tahun.2026.capaian", "null");
    ck_look("ik.ppks.lalu.realisasi", "563");
    ck_look("ik.ppks.lalu.tahun", "2023");
    ck_look("ik.ppks.predikat", "Sangat Berhasil");
    ck_look("ik.ppks.tahun.2024.predikat", "Sangat Berhasil");
    ck_look("ik.ppks.target_tahun.2025", "600");
}
END_TEST

START_TEST(test_comparisons)
{
    figures_of(GOWA);
    ck_look("ik.ppks.perbandingan.selisih", "90");
    ck_look("ik.ppks.perbandingan.pertumbuhan", "9000/563");
    ck_shown("indikator.ppks.perbandingan.pertumbuhan", "15,99");
    ck_look("ik.ppks.perbandingan.arah", "naik");
    ck_look("ik.ppks.renstra.target", "615");
    ck_look("ik.ppks.renstra.tahun", "2026");
    ck_look("ik.ppks.renstra.selisih", "38");
    ck_shown("indikator.ppks.renstra.capaian", "106,18");
    ck_look("ik.ppks.nasional.nilai", "null");
    ck_look("ik.ppks.nasional.capaian", "null");
    ck_look("ik.ppks.nasional.selisih", "null");
}
END_TEST

START_TEST(test_identity_and_texts)
{
    figures_of(GOWA);
    ck_look("ik.ppks.sasaran.nama", "Sasaran");
    ck_look("ik.ppks.tujuan", "null");
    ck_look("ik.ppks.iku", "true");
    ck_look("ik.ppks.nomor_lengkap", "1.1");
    ck_look("ik.ppks.penyebab", "Sinergi");
    ck_look("ik.ppks.hambatan", "null");
    ck_look("ik.ppks.target_teks", "580~Orang");
    ck_look("ik.ppks.tahun.2023.realisasi_teks", "563~Orang");
    ck_look("ik.ppks.tahun.2022.realisasi_teks", "–");
    ck_look("ik.ppks.renstra.target_teks", "615~Orang");
    ck_look("ik.ppks.kondisi_awal.nilai_teks", "2.444~Orang");
    ck_look("ik.ppks.penunjang", "[0]");
    ck_look("ik.ppks.anggaran.pagu", "null");
    ck_look("ik.ppks.efisiensi.nilai", "null");
    ck_look("sasaran[0].tujuan.nama", "Tujuan");
    ck_look("tujuan[0].sasaran[0].indikator[0].id", "ppks");
    ck_look("indikator", "[1]");
    ck_look("indikator_tujuan", "[0]");
}
END_TEST

/* One indicator with further fields and its record in kinerja. */
static void one(const char *fields, const char *achievement)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024}, 'perencanaan': {'renstra': {'awal': 2022, 'akhir': 2024}, "
        "'tujuan': [{'id': 't', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', %s}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', %s}]}}",
        fields, achievement));
}

START_TEST(test_no_target_this_year)
{
    one("'target': {'2023': 5}", "'realisasi': {'2024': 5}");
    ck_look("ik.i.target", "?");
    ck_look("ik.i.capaian", "?");
    ck_assert_str_eq(test_codes(&figures_fixture), "F003");
}
END_TEST

START_TEST(test_no_realisasi_this_year)
{
    one("'target': {'2023': 5, '2024': 6}", "'realisasi': {}");
    ck_look("ik.i.realisasi", "?");
    ck_look("ik.i.realisasi_teks", "?");
    ck_look("ik.i.capaian", "?");
    ck_look("ik.i.predikat", "?");
    ck_look("ik.i.lalu.realisasi", "null");
    ck_look("ik.i.lalu.capaian", "null");
}
END_TEST

START_TEST(test_stated_null_is_not_missing)
{
    one("'target': {'2024': null}", "'realisasi': {'2024': null}");
    ck_look("ik.i.target", "null");
    ck_look("ik.i.realisasi", "null");
    ck_look("ik.i.capaian", "null");
    ck_assert_str_eq(test_codes(&figures_fixture), "F004");
}
END_TEST

START_TEST(test_target_akhir_is_target_of_last_year)
{
    one("'target': {'2023': 5}, 'target_akhir': 8", "'realisasi': {'2024': 4}");
    ck_look("ik.i.target", "8");
    ck_look("ik.i.capaian", "50");
    ck_look("ik.i.renstra.target", "8");
}
END_TEST

START_TEST(test_quarters)
{
    one("'akumulasi': 'jumlah', 'target': {'2024': 100}",
        "'triwulan': {'2024': [10, null, 20.5, 30]}");
    ck_look("ik.i.realisasi", "60.5");
    ck_look("ik.i.capaian", "60.5");
    one("'akumulasi': 'rata', 'target': {'2024': 100}", "'triwulan': {'2024': [10, null, 20, 30]}");
    ck_look("ik.i.realisasi", "20");
    one("'akumulasi': 'terakhir', 'target': {'2024': 100}",
        "'triwulan': {'2024': [10, 20, 30, null]}");
    ck_look("ik.i.realisasi", "30");
    one("'akumulasi': 'jumlah', 'target': {'2024': 100}",
        "'triwulan': {'2024': [null, null, null, null]}");
    ck_look("ik.i.realisasi", "null");
    one("'akumulasi': 'jumlah', 'target': {'2024': 100}",
        "'realisasi': {'2024': 7}, 'triwulan': {'2024': [1, 1, 1, 1]}");
    ck_look("ik.i.realisasi", "7");
}
END_TEST

START_TEST(test_directions_of_change)
{
    one("'target': {'2024': 1}", "'realisasi': {'2023': 5, '2024': 5}");
    ck_look("ik.i.perbandingan.arah", "tetap");
    ck_look("ik.i.perbandingan.pertumbuhan", "0");
    one("'target': {'2024': 1}", "'realisasi': {'2023': 0, '2024': -5}");
    ck_look("ik.i.perbandingan.arah", "turun");
    ck_look("ik.i.perbandingan.selisih", "-5");
    ck_look("ik.i.perbandingan.pertumbuhan", "null");
    one("'target': {'2024': 1}", "'realisasi': {'2024': 5}");
    ck_look("ik.i.perbandingan.arah", "null");
    one("'arah': 'nilai', 'peringkat': ['A', 'B', 'C'], 'target': {'2024': 'A'}",
        "'realisasi': {'2023': 'C', '2024': 'B'}");
    ck_look("ik.i.perbandingan.arah", "naik");
    ck_look("ik.i.perbandingan.selisih", "null");
}
END_TEST

/* Every year of the table against the one before it; a gap leaves both years without. */
START_TEST(test_changes_by_year)
{
    one("'target': {'2024': 1}", "'realisasi': {'2022': 40, '2023': 50, '2024': 0}");
    ck_look("ik.i.tahun.2022.selisih", "null");
    ck_look("ik.i.tahun.2023.selisih", "10");
    ck_look("ik.i.tahun.2023.pertumbuhan", "25");
    ck_look("ik.i.tahun.2024.pertumbuhan", "-100");
    ck_look("ik.i.lalu.selisih", "10");
    ck_shown("indikator.i.pertumbuhan.2023", "25,00");
    ck_shown("indikator.i.selisih.2022", "none");
    one("'target': {'2024': 1}", "'realisasi': {'2022': 40, '2023': 0, '2024': 60}");
    ck_look("ik.i.tahun.2024.selisih", "60");
    ck_look("ik.i.tahun.2024.pertumbuhan", "null");
    one("'target': {'2024': 1}", "'realisasi': {'2022': 40, '2024': 60}");
    ck_look("ik.i.tahun.2023.selisih", "null");
    ck_look("ik.i.tahun.2024.selisih", "null");
    ck_shown("indikator.i.selisih.2024", "none");
}
END_TEST

START_TEST(test_national_standard)
{
    one("'target': {'2024': 80}, 'standar_nasional': 90, 'satuan': '%'",
        "'realisasi': {'2024': 85.5}");
    ck_look("ik.i.nasional.selisih", "-4.5");
    ck_look("ik.i.nasional.capaian", "95");
    ck_look("ik.i.nasional.nilai_teks", "90%");
    ck_look("ik.i.realisasi_teks", "85,5%");
}
END_TEST

START_TEST(test_value_texts)
{
    one("'satuan': 'Poin', 'desimal': 2, 'target': {'2024': 7}", "'realisasi': {'2024': 7.125}");
    ck_look("ik.i.target_teks", "7,00~Poin");
    ck_look("ik.i.realisasi_teks", "7,13~Poin");
    one("'arah': 'rentang', 'satuan': '%', 'target': {'2024': {'bawah': 80, 'atas': 90}}",
        "'realisasi': {'2024': {'teks': '610 Lembar, 1 kali'}}");
    ck_look("ik.i.target_teks", "80–90%");
    ck_look("ik.i.realisasi_teks", "610 Lembar, 1 kali");
    one("'arah': 'nilai', 'target': {'2024': 'B'}", "'realisasi': {'2024': null}");
    ck_look("ik.i.target_teks", "B");
    ck_look("ik.i.realisasi_teks", "–");
}
END_TEST

#define LINKED                                                                                     \
    "{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'id': 't', 'indikator': [{'id': "    \
    "'utama', 'target': {'2024': 4}}], 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', "         \
    "'target': {'2024': 4}}]}]}]}, 'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': "       \
    "{'2024': 4}, 'penunjang': [{'kode': 'p.1', 'keterangan': 'inti'}, {'kode': 'q', "             \
    "'menunjang': false}, {'kode': 'entah'}]}, {'indikator': 'out', 'realisasi': {'2024': 9}}]},"  \
    "'anggaran': {'program': [{'kode': 'p', 'nama': 'Program P', 'kegiatan': [{'kode': 'p.1', "    \
    "'nama': 'Kegiatan', 'pagu': 10, 'realisasi': 8}, {'kode': 'p.2', 'pagu': 5}]}, {'kode': "     \
    "'q', 'pagu': 100, 'indikator': [{'id': 'out', 'target': {'2024': 10}}]}, {'kode': 'r', "      \
    "'pagu': 3, 'realisasi': 1, 'indikator_terkait': ['i']}]}}"

START_TEST(test_links)
{
    figures_of(LINKED);
    ck_look("ik.i.penunjang", "[4]");
    ck_look("ik.i.penunjang[0].nama", "Kegiatan");
    ck_look("ik.i.penunjang[0].tingkat", "kegiatan");
    ck_look("ik.i.penunjang[0].program.nama", "Program P");
    ck_look("ik.i.penunjang[0].menunjang", "true");
    ck_look("ik.i.penunjang[0].keterangan", "inti");
    ck_look("ik.i.penunjang[1].menunjang", "false");
    ck_look("ik.i.penunjang[1].indikator[0].capaian", "90");
    ck_look("ik.i.penunjang[2].nama", "?");
    ck_look("ik.i.penunjang[3].kode", "r");
    ck_look("ik.i.anggaran.pagu", "13"); /* p.1 and r; q does not support it */
    ck_look("ik.i.anggaran.realisasi", "9");
    ck_look("ik.i.anggaran.sisa", "4");
}
END_TEST

START_TEST(test_levels)
{
    figures_of(LINKED);
    ck_look("indikator", "[1]");
    ck_look("indikator_tujuan", "[1]");
    ck_look("indikator_program", "[1]");
    ck_look("indikator_semua", "[3]");
    ck_look("ik.utama.tujuan.id", "t");
    ck_look("ik.utama.iku", "false");
    ck_look("ik.utama.realisasi", "?");
    ck_look("ik.out.mata.kode", "q");
    ck_look("ik.out.iku", "false");
    ck_look("ik.out.anggaran.pagu", "100"); /* its own node */
    ck_look("program[1].indikator[0].id", "out");
    ck_look("program[1].capaian", "90");
    ck_look("program[0].capaian", "null");
}
END_TEST

/* Nothing is expected of a sub kegiatan that kinerja does not speak of. */
START_TEST(test_node_without_achievement)
{
    figures_of("{'laporan': {'tahun': 2024}, 'anggaran': {'program': [{'kode': 'p', 'indikator': "
               "[{'id': 'a', 'target': {'2024': 4}}, {'id': 'b', 'target': {}}, {'id': 'c', "
               "'target': {'2024': 1}}, {'id': 'd', 'target': {'2023': 1}}]}]}, 'kinerja': "
               "{'capaian': [{'indikator': 'c', 'realisasi': {}}]}}");
    ck_look("ik.a.realisasi", "null");
    ck_look("ik.a.capaian", "null");
    ck_look("ik.b.target", "null");
    ck_look("ik.c.realisasi", "?");
    ck_look("ik.d.target", "?");
    ck_assert_str_eq(test_codes(&figures_fixture), "F003");
}
END_TEST

START_TEST(test_years_without_renstra)
{
    figures_of("{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', "
               "'indikator': [{'id': 'i', 'target': {'2022': 1, '2024': 1}}]}]}]}, 'kinerja': "
               "{'capaian': [{'indikator': 'i', 'realisasi': {'2020': 1}}]}}");
    ck_look("daftar_tahun", "[5]");
    ck_look("daftar_tahun[0]", "2020");
    ck_look("ik.i.tahun.2020.realisasi", "1");
    ck_look("ik.i.renstra.target", "null");
}
END_TEST

/* Absurd years cost no more than a table of a century. */
START_TEST(test_absurd_years)
{
    one("'target': {'2024': 1}", "'realisasi': {'2024': 1}");
    figures_of("{'laporan': {'tahun': 2024}, 'perencanaan': {'renstra': {'awal': 1, 'akhir': "
               "999999999}, 'tujuan': [{'sasaran': [{'id': 's', 'indikator': [{'id': 'i', "
               "'target': {'2024': 1}}]}]}]}}");
    ck_look("daftar_tahun", "[101]");
}
END_TEST

TEST_SUITE(figures_indikator)
{
    TCase *group = test_group(suite, "views");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_years);
    tcase_add_test(group, test_comparisons);
    tcase_add_test(group, test_identity_and_texts);
    tcase_add_test(group, test_no_target_this_year);
    tcase_add_test(group, test_no_realisasi_this_year);
    tcase_add_test(group, test_stated_null_is_not_missing);
    tcase_add_test(group, test_target_akhir_is_target_of_last_year);
    tcase_add_test(group, test_quarters);
    tcase_add_test(group, test_directions_of_change);
    tcase_add_test(group, test_changes_by_year);
    tcase_add_test(group, test_national_standard);
    tcase_add_test(group, test_value_texts);
    tcase_add_test(group, test_links);
    tcase_add_test(group, test_levels);
    tcase_add_test(group, test_node_without_achievement);
    tcase_add_test(group, test_years_without_renstra);
    tcase_add_test(group, test_absurd_years);
}
