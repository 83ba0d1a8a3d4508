/* Budget: roll-up, serapan, links, checks; the figures of two real agencies. */
#include "figures_anggaran.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

#define LAPORAN "'laporan': {'tahun': 2024}"

/* Dinas Sosial Kabupaten Gowa 2024, as printed in its table of the realised budget. */
#define GOWA                                                                                       \
    "'anggaran': {'sumber_dana': 'APBD', 'program': ["                                             \
    "{'kode': 'p1', 'nama': 'Pemberdayaan', 'sasaran': ['s1'], 'kegiatan': ["                      \
    "{'kode': 'p1.1', 'pagu': 84000000, 'realisasi': 82000000}]},"                                 \
    "{'kode': 'p2', 'nama': 'Rehabilitasi', 'sasaran': ['s1'], 'kegiatan': ["                      \
    "{'kode': 'p2.1', 'pagu': 234292000, 'realisasi': 228380000}]},"                               \
    "{'kode': 'p3', 'nama': 'Perlindungan', 'sasaran': ['s1'], 'kegiatan': ["                      \
    "{'kode': 'p3.1', 'pagu': 412629400, 'realisasi': 385244400}]},"                               \
    "{'kode': 'p4', 'nama': 'Bencana', 'sasaran': ['s1'], 'pagu': 133680500, 'kegiatan': ["        \
    "{'kode': 'p4.1', 'pagu': 89668500, 'realisasi': 88648500},"                                   \
    "{'kode': 'p4.2', 'pagu': 44012000, 'realisasi': 32556480}]},"                                 \
    "{'kode': 'p5', 'kelompok': 'penunjang', 'pagu': 4308898172, 'realisasi': 4034712894},"        \
    "{'kode': 'p6', 'kelompok': 'penunjang', 'pagu': 145838000, 'realisasi': 144855000}]}"

START_TEST(test_gowa)
{
    figures_of("{" LAPORAN "," GOWA ", 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's1', "
               "'indikator': []}]}]}}");
    ck_look("hitung.pagu", "5319338072");
    ck_look("hitung.realisasi", "4996397274");
    ck_look("hitung.sisa", "322940798");
    ck_shown("hitung.serapan", "93,93");
    ck_shown("hitung.pagu", "5.319.338.072");
    ck_look("sasaran[0].pagu", "864601900");
    ck_look("program[3].pagu", "133680500");
    ck_look("program[3].realisasi", "121204980");
    ck_shown("anggaran.p4.serapan",
             "90,67"); /* of the sums; the mean of 98,86 and 73,97 is 86,42 */
    ck_shown("anggaran.p4.1.serapan", "98,86");
    ck_shown("anggaran.p4.2.serapan", "73,97");
    ck_shown("anggaran.p5.bobot", "81,00");
    ck_look("kelompok_anggaran", "[2]");
    ck_look("kelompok_anggaran[1].kelompok", "penunjang");
    ck_look("kelompok_anggaran[1].pagu", "4454736172");
    ck_look("hitung.program", "6");
    ck_look("hitung.kegiatan", "5");
    ck_look("anggaran_baris", "[11]");
    ck_look("anggaran_baris[1].tingkat", "kegiatan");
    ck_look("anggaran_baris[1].kedalaman", "1");
    ck_look("mata['p4.2'].pagu", "44012000");
    ck_look("mata['p4.2'].program.nama", "Bencana");
    ck_look("mata['p4.2'].sumber_dana", "APBD");
    ck_look("mata['p4.2'].nomor_lengkap", "4.2");
}
END_TEST

/* Five levels: the amounts stand at the bottom, wherever that is. */
START_TEST(test_deep)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'kegiatan': [{'kode': 'p.1', "
               "'sub_kegiatan': [{'kode': 'p.1.1', 'rincian': ["
               "{'id': 'honor', 'kode': '5.1', 'pagu': 100, 'realisasi': 90},"
               "{'id': 'cetak', 'kode': '5.2', 'rincian': ["
               "{'id': 'buku', 'kode': '5.2.1', 'pagu': 60, 'realisasi': 30},"
               "{'id': 'spanduk', 'kode': '5.2.2', 'pagu': 40, 'realisasi': 40}]}]},"
               "{'kode': 'p.1.2', 'pagu': 200, 'realisasi': 200}]}]}]}}");
    ck_look("hitung.pagu", "400");
    ck_look("hitung.sub_kegiatan", "2");
    ck_look("hitung.rincian", "4");
    ck_look("anggaran_baris", "[8]");
    ck_look("anggaran_baris[5].tingkat", "rincian");
    ck_look("anggaran_baris[5].kedalaman", "4");
    ck_look("anggaran_baris[5].nomor_lengkap", "1.1.1.2.1");
    ck_look("mata.cetak.pagu", "100");
    ck_look("mata.cetak.serapan", "70");
    ck_look("mata.buku.induk.kode", "5.2");
    ck_look("mata['p.1.1'].realisasi", "160");
    ck_look("program[0].kegiatan[0].sub_kegiatan[0].rincian[1].rincian[0].pagu", "60");
    ck_look("program[0].kegiatan[0].sub_kegiatan[1].rincian", "[0]");
}
END_TEST

/* Dinas Sosial Kabupaten Mamuju 2024: one program with two activities and their parts. */
START_TEST(test_mamuju)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': ["
               "{'kode': 'r', 'pagu': 371825120, 'realisasi': 369078690, 'kegiatan': ["
               "{'kode': 'r.1', 'pagu': 143468720, 'sub_kegiatan': ["
               "{'kode': 'r.1.1', 'pagu': 63672720, 'realisasi': 63612940},"
               "{'kode': 'r.1.2', 'pagu': 25675000, 'realisasi': 25675000},"
               "{'kode': 'r.1.3', 'pagu': 47256000, 'realisasi': 46232800},"
               "{'kode': 'r.1.4', 'pagu': 6865000, 'realisasi': 6861550}]},"
               "{'kode': 'r.2', 'sub_kegiatan': ["
               "{'kode': 'r.2.1', 'pagu': 61431400, 'realisasi': 61231400},"
               "{'kode': 'r.2.2', 'pagu': 166925000, 'realisasi': 165465000}]}]},"
               "{'kode': 'tmp', 'pagu': 6800000, 'realisasi': 6800000},"
               "{'kode': 'pjs', 'pagu': 627315680, 'realisasi': 597308080},"
               "{'kode': 'bencana', 'pagu': 454329920, 'realisasi': 453551300},"
               "{'kode': 'penunjang', 'pagu': 2775306993, 'realisasi': 2756577491}]}}");
    ck_look("program[0].pagu", "371825120");
    ck_look("program[0].realisasi", "369078690");
    ck_look("program[0].kegiatan[0].realisasi", "142382290");
    ck_shown("anggaran.r.serapan", "99,26");
    ck_shown("anggaran.r.1.serapan", "99,24");
    ck_shown("anggaran.r.2.serapan", "99,27");
    ck_shown("anggaran.r.1.1.serapan", "99,91");
    ck_shown("anggaran.pjs.serapan", "95,22");
    ck_shown("anggaran.bencana.serapan", "99,83");
    ck_look("hitung.pagu", "4235577713");
    ck_look("hitung.realisasi", "4183315561");
    ck_shown("hitung.serapan", "98,77");
    ck_look("hitung.sub_kegiatan", "6");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_stated_parent_differs)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'pagu': 143468270, "
               "'realisasi': 90, 'kegiatan': [{'kode': 'k', 'pagu': 143468720, 'realisasi': "
               "90}]}]}}");
    ck_look("hitung.pagu", "143468720");
    ck_assert_str_eq(test_codes(&figures_fixture), "F001");
    ck_assert_ptr_nonnull(
        strstr(test_messages(&figures_fixture),
               "pagu of \"p\" is stated as 143.468.270, but the amounts below it add up to "
               "143.468.720"));
}
END_TEST

START_TEST(test_overspent_is_told_once)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'kegiatan': [{'kode': 'k', "
               "'pagu': 43036000, 'realisasi': 43685000}]}]}}");
    ck_assert_str_eq(test_codes(&figures_fixture), "F002");
    ck_look("program[0].sisa", "-649000");
    ck_shown("anggaran.p.sisa", "-649.000");
    ck_shown("anggaran.p.serapan", "101,51");
}
END_TEST

START_TEST(test_overspent_sum)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'kegiatan': [{'kode': 'k', "
               "'pagu': 10}, {'kode': 'l', 'realisasi': 11}]}]}}");
    ck_assert_str_eq(test_codes(&figures_fixture), "F002");
}
END_TEST

START_TEST(test_nulls)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': ["
               "{'kode': 'nol', 'pagu': 0, 'realisasi': 0},"
               "{'kode': 'kosong', 'pagu': null, 'realisasi': null},"
               "{'kode': 'induk', 'kegiatan': [{'kode': 'a', 'pagu': 7}, {'kode': 'b', 'pagu': "
               "null}]}]}}");
    ck_look("mata.nol.serapan", "null");
    ck_look("mata.nol.sisa", "0");
    ck_look("mata.kosong.pagu", "null");
    ck_look("mata.kosong.serapan", "null");
    ck_look("mata.kosong.bobot", "null");
    ck_look("mata.induk.pagu", "7");
    ck_look("mata.induk.realisasi", "null");
    ck_look("mata.induk.sisa", "null");
    ck_look("hitung.pagu", "7");
    ck_look("hitung.realisasi", "0");
}
END_TEST

START_TEST(test_missing_spreads)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'kegiatan': [{'kode': 'k', "
               "'pagu': 7, 'realisasi': '?'}, {'kode': 'l', 'pagu': 8, 'realisasi': 2}]}]}}");
    ck_look("mata.p.pagu", "15");
    ck_look("mata.p.realisasi", "?");
    ck_look("mata.p.serapan", "?");
    ck_look("hitung.serapan", "?");
    ck_shown("hitung.serapan", "?");
    ck_look("mata.l.serapan", "25");
}
END_TEST

START_TEST(test_no_budget)
{
    figures_of("{" LAPORAN "}");
    ck_look("hitung.pagu", "null");
    ck_look("hitung.serapan", "null");
    ck_look("program", "[0]");
    ck_look("kelompok_anggaran", "[0]");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_huge_amounts)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': ["
               "{'kode': 'a', 'pagu': 999999999999999, 'realisasi': 999999999999998},"
               "{'kode': 'b', 'pagu': 999999999999999, 'realisasi': 1}]}}");
    ck_look("hitung.pagu", "1999999999999998");
    ck_shown("hitung.pagu", "1.999.999.999.999.998");
    ck_look("hitung.sisa", "999999999999999");
    ck_shown("anggaran.a.serapan", "100,00");
    ck_look("mata.a.serapan < 100", "true");
    ck_shown("anggaran.a.bobot", "50,00");
}
END_TEST

START_TEST(test_quarters)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'pagu': 100, 'realisasi': "
               "{'triwulan': [10, 20, null, 30]}}]}}");
    ck_look("mata.p.realisasi", "60");
    ck_assert_str_eq(figures_find(figures_built, "anggaran.p.realisasi")->formula,
                     "jumlah triwulan yang terisi");
}
END_TEST

/* Physical progress and its weights: 69,38 and so on by hand. */
START_TEST(test_weighted_progress)
{
    figures_of("{" LAPORAN ", 'anggaran': {'program': [{'kode': 'p', 'kegiatan': ["
               "{'kode': 'a', 'pagu': 300, 'realisasi': 150, 'fisik': 80},"
               "{'kode': 'b', 'pagu': 100, 'realisasi': 100, 'fisik': 40}]}]}}");
    ck_look("mata.p.fisik", "70");
    ck_look("mata.a.bobot", "75");
    ck_look("mata.a.tertimbang_fisik", "60");
    ck_look("mata.a.tertimbang_keuangan", "37.5");
    ck_look("mata.a.porsi_realisasi", "60");
    ck_look("mata.p.bobot", "100");
}
END_TEST

/* A program and its own activity linked to one sasaran count once. */
START_TEST(test_links_do_not_count_twice)
{
    figures_of("{" LAPORAN ", 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', 'program': ['q', "
               "'p'], 'indikator': []}, {'id': 'z', 'indikator': []}]}]}, 'anggaran': {'program': ["
               "{'kode': 'p', 'sasaran': ['s'], 'kegiatan': [{'kode': 'k', 'sasaran': ['s', 'z'], "
               "'pagu': 7}, {'kode': 'l', 'pagu': 5}]}, {'kode': 'q', 'pagu': 100}]}}");
    ck_look("sasaran[0].pagu", "112");
    ck_look("sasaran[0].program", "[2]");
    ck_look("sasaran[0].program[0].kode", "p");
    ck_look("sasaran[1].pagu", "7");
    ck_look("sasaran[1].program[0].tingkat", "kegiatan");
}
END_TEST

START_TEST(test_order_of_rows_does_not_matter)
{
    static const char *const orders[] = {
        "{'kode': 'a', 'pagu': 10.1, 'realisasi': 3}, {'kode': 'b', 'kegiatan': [{'kode': 'b1', "
        "'pagu': 0.2, 'realisasi': 0.1}, {'kode': 'b2', 'pagu': 7, 'realisasi': 7}]}",
        "{'kode': 'b', 'kegiatan': [{'kode': 'b2', 'pagu': 7, 'realisasi': 7}, {'kode': 'b1', "
        "'pagu': 0.2, 'realisasi': 0.1}]}, {'kode': 'a', 'pagu': 10.1, 'realisasi': 3}",
    };
    for (size_t i = 0; i < 2; i++) {
        figures_of(base_format(figures_fixture.arena,
                               "{" LAPORAN ", 'anggaran': {'program': [%s]}}", orders[i]));
        ck_look("hitung.pagu", "17.3");
        ck_look("hitung.realisasi", "10.1");
        ck_look("hitung.serapan", "10100/173");
        ck_look("mata.b.serapan", "1775/18");
    }
}
END_TEST

TEST_SUITE(figures_anggaran)
{
    TCase *group = test_group(suite, "budget");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_gowa);
    tcase_add_test(group, test_deep);
    tcase_add_test(group, test_mamuju);
    tcase_add_test(group, test_stated_parent_differs);
    tcase_add_test(group, test_overspent_is_told_once);
    tcase_add_test(group, test_overspent_sum);
    tcase_add_test(group, test_nulls);
    tcase_add_test(group, test_missing_spreads);
    tcase_add_test(group, test_no_budget);
    tcase_add_test(group, test_huge_amounts);
    tcase_add_test(group, test_quarters);
    tcase_add_test(group, test_weighted_progress);
    tcase_add_test(group, test_links_do_not_count_twice);
    tcase_add_test(group, test_order_of_rows_does_not_matter);
}
