/* The declared rules: edges of capaian, caps, precision of scales, rounding. */
#include "figures_aturan.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* One indicator with given rules (laporan.capaian), fields, target and realisasi. */
static void report(const char *rules, const char *fields, const char *target, const char *realisasi)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'capaian': {%s}}, 'perencanaan': {'tujuan': [{'id': 't', "
        "'sasaran': [{'id': 's', 'indikator': [{'id': 'i', %s 'target': {'2024': %s}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': %s}}]}}",
        rules, fields, target, realisasi));
}

#define REACHED "'target_nol': 'tercapai'"
#define UP "'arah': 'naik',"
#define DOWN "'arah': 'turun',"
#define INVERSE "'arah': 'turun_terbalik',"
#define EXACT "'arah': 'tepat',"
#define COUNT "'arah': 'jumlah',"
#define NONE "'arah': 'nihil',"

static const struct {
    const char *rules, *fields, *target, *realisasi, *expected;
} edges[] = {
    {REACHED, UP, "0", "5", "100"},
    {REACHED, UP, "0", "0", "100"},
    {REACHED, UP, "0", "-1", "0"},
    {REACHED, DOWN, "0", "0", "100"},
    {REACHED, DOWN, "0", "1", "0"},
    {REACHED, INVERSE, "0", "0", "100"},
    {REACHED, INVERSE, "0", "2", "0"},
    {REACHED, EXACT, "0", "0", "100"},
    {REACHED, EXACT, "0", "-1", "0"},
    {REACHED, UP, "0", "null", "null"}, /* null is never 0 */
    {REACHED, UP, "-1", "1", "null"},
    {"'realisasi_nol': 'seratus'", INVERSE, "12", "0", "100"},
    {"'realisasi_nol': 'seratus'", INVERSE, "12", "-1", "null"},
    {"'realisasi_nol': 'seratus'", INVERSE, "12", "null", "null"},
    {"'realisasi_nol': 'batas', 'batas': 120", INVERSE, "12", "0", "120"},
    {"'negatif': 'nol'", DOWN, "12", "30", "0"},
    {"'negatif': 'nol'", EXACT, "10", "25", "0"},
    {"'negatif': 'nol'", UP, "10", "-5", "0"},
    {"'negatif': 'nol'", DOWN, "12", "18", "50"},
    {"", COUNT, "0", "0", "100"},
    {"", COUNT, "0", "3", "100"},
    {"", COUNT, "0", "-1", "0"},
    {"", COUNT, "4", "3", "75"},
    {"", COUNT, "null", "3", "null"},
    {"", NONE, "0", "0", "100"},
    {"", NONE, "0", "1", "0"},
    {"", NONE, "4", "3", "125"},
    {"", NONE, "4", "12", "0"},
    {"", "'arah': 'nilai', 'peringkat': 'akip',", "'B'", "'BB'", "125"},
    {"", "'arah': 'nilai', 'peringkat': 'akip',", "'B'", "65.2", "100"}, /* a score is graded */
    {"", "'arah': 'nilai', 'peringkat': 'akip',", "'B'", "70.01", "125"},
    {"", "'arah': 'nilai', 'peringkat': 'akip',", "'B'", "'Z'", "null"},
    {"", "'arah': 'nilai', 'peringkat': 'opini_bpk',", "'WTP'", "'WDP'", "75"},
    {"", "'arah': 'nilai', 'peringkat': 'opini_bpk_dpp',", "'WTP'", "'WTP-DPP'", "80"},
    {"", "'arah': 'nilai', 'peringkat': ['A', 'B'], 'nilai_peringkat': [80, 60],", "'A'", "'B'",
     "75"},
};

START_TEST(test_edge)
{
    report(edges[_i].rules, edges[_i].fields, edges[_i].target, edges[_i].realisasi);
    ck_look("ik.i.capaian", edges[_i].expected);
    ck_look("sasaran[0].capaian", edges[_i].expected);
}
END_TEST

/* Capaian 126 and 90 with a cap of 100. */
static void capped(const char *use)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'capaian': {'batas': 100, 'batas_untuk': '%s'}}, "
        "'perencanaan': {'tujuan': [{'id': 't', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', "
        "'target': {'2024': 100}}, {'id': 'j', 'target': {'2024': 100}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': 126}}, {'indikator': "
        "'j', 'realisasi': {'2024': 90}}]}}",
        use));
}

START_TEST(test_cap_for_all)
{
    capped("semua");
    ck_look("ik.i.capaian", "100");
    ck_look("ik.i.capaian_asli", "126");
    ck_look("sasaran[0].capaian", "95");
}
END_TEST

START_TEST(test_cap_for_display)
{
    capped("tampilan");
    ck_look("ik.i.capaian", "100");
    ck_look("sasaran[0].capaian", "108");
    ck_look("hitung.capaian_rata", "108");
}
END_TEST

START_TEST(test_cap_for_means)
{
    capped("rata_rata");
    ck_look("ik.i.capaian", "126");
    ck_look("ik.i.capaian_asli", "126");
    ck_look("sasaran[0].capaian", "95");
    ck_shown("indikator.i.capaian_batas.2024", "100,00");
}
END_TEST

START_TEST(test_cap_of_zero_needs_a_cap)
{
    report("'realisasi_nol': 'batas'", INVERSE, "12", "0");
    ck_assert_str_eq(test_codes(&figures_fixture), "F015 F004");
    ck_look("ik.i.capaian", "null");
}
END_TEST

/* 99,996 is printed as 100,00 and has a predikat at the declared precision. */
static const struct {
    const char *precision, *predikat;
} precisions[] = {
    {"'tercetak'", "Baik"}, {"'tepat'", "Cukup"}, {"0", "Baik"}, {"3", "Cukup"}, {"2", "Baik"},
};

START_TEST(test_precision)
{
    report(base_format(figures_fixture.arena, "'skala': 'mamuju', 'presisi_skala': %s",
                       precisions[_i].precision),
           UP, "100", "99.996");
    ck_look("ik.i.predikat", precisions[_i].predikat);
}
END_TEST

START_TEST(test_truncation)
{
    figures_of(
        "{'laporan': {'tahun': 2024, 'angka': {'pembulatan': 'potong', 'desimal_persen': 1}},"
        "'anggaran': {'program': [{'kode': 'p', 'pagu': 3, 'realisasi': 2}]}}");
    ck_shown("anggaran.p.serapan", "66,6");
}
END_TEST

static const struct {
    const char *fields;
    bool good;
} scores[] = {
    {"'peringkat': ['A', 'B'], 'nilai_peringkat': [80, 60],", true},
    {"'peringkat': ['A', 'B'], 'nilai_peringkat': [80],", false},
    {"'peringkat': ['A', 'B'], 'nilai_peringkat': [60, 80],", false},
    {"'peringkat': ['A', 'B'], 'nilai_peringkat': [60, 60],", false},
    {"'peringkat': ['A', 'B'], 'nilai_peringkat': [60, 0],", false},
    {"'nilai_peringkat': [60],", false},
};

START_TEST(test_scores)
{
    report("", base_format(figures_fixture.arena, "'arah': 'nilai', %s", scores[_i].fields), "'A'",
           "'A'");
    bool told = strstr(test_codes(&figures_fixture), "F019") != NULL;
    ck_assert_int_eq(told, !scores[_i].good);
}
END_TEST

TEST_SUITE(figures_aturan)
{
    TCase *group = test_group(suite, "rules");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_loop_test(group, test_edge, 0, (int)(sizeof edges / sizeof *edges));
    tcase_add_test(group, test_cap_for_all);
    tcase_add_test(group, test_cap_for_display);
    tcase_add_test(group, test_cap_for_means);
    tcase_add_test(group, test_cap_of_zero_needs_a_cap);
    tcase_add_loop_test(group, test_precision, 0, (int)(sizeof precisions / sizeof *precisions));
    tcase_add_test(group, test_truncation);
    tcase_add_loop_test(group, test_scores, 0, (int)(sizeof scores / sizeof *scores));
}
