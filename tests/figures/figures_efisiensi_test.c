/* Rules of efficiency. */
#include "figures_efisiensi.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* A report whose only indicator has the given rule, realisasi (target 100) and budget. */
static void report(const char *rule, const char *percent, const char *pagu, const char *spent)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'efisiensi': %s}, 'perencanaan': {'tujuan': [{'id': 't', "
        "'sasaran': [{'id': 's', 'indikator': [{'id': 'i', 'target': {'2024': 100}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': %s}}]},"
        "'anggaran': {'program': [{'kode': 'p', 'indikator_terkait': ['i'], 'pagu': %s, "
        "'realisasi': %s}]}}",
        rule, percent, pagu, spent));
}

static const struct {
    const char *rule, *percent, *pagu, *spent, *number, *label;
} cases[] = {
    {"'selisih'", "112", "100", "94", "18", "Efisien"},
    {"null", "112", "100", "94", "18", "Efisien"},
    {"'selisih'", "94", "100", "94", "0", "Efisien"},
    {"'selisih'", "90", "100", "94", "-4", "Tidak Efisien"},
    {"'selisih'", "90", "0", "94", "null", "null"},
    {"'selisih'", "null", "100", "94", "null", "null"},
    {"'selisih'", "'?'", "100", "94", "?", "?"},
    {"'label'", "55.12", "100", "100", "-44.88", "Tidak Efisien"},
    {"'label'", "94.001", "100", "94.004", "-0.003", "Efisien"}, /* printed as equal */
    {"'tiga_kelas'", "100", "100", "94.99", "5.01", "Efisien"},
    {"'tiga_kelas'", "100", "100", "95", "5", "Cukup Efisien"},
    {"'tiga_kelas'", "90", "100", "95", "-5", "Cukup Efisien"},
    {"'tiga_kelas'", "89.99", "100", "95", "-5.01", "Tidak Efisien"},
    {"'bertingkat'", "0", "100", "0", "0", "Belum Dilaksanakan"},
    {"'bertingkat'", "50", "100", "40", "10", "Efisien"},
    {"'bertingkat'", "50", "100", "60", "-10", "Kurang Efisien"},
    {"'bertingkat'", "null", "100", "60", "null", "Tidak Dapat Dihitung"},
    {"'rupiah'", "100", "1000", "900", "100", "Efisien"},
    {"'rasio'", "100", "100", "80", "1.25", "Efisien"},
    {"'rasio'", "80", "100", "80", "1", "Tidak Efisien"},
    {"'rasio'", "80", "100", "0", "null", "Efisien"},
    {"'tercapai'", "100", "100", "80", "20", "Efisien"},
    {"'tercapai'", "99.99", "100", "80", "null", "Tidak Efisien"},
    {"'tercapai'", "120", "100", "100", "null", "Tidak Efisien"},
    {"'pmk214'", "100", "100", "80", "20", "Efisien"},
    {"'pmk214'", "50", "100", "80", "-60", "Tidak Efisien"},
    {"'pmk214'", "0", "100", "80", "null", "null"},
    {"'pmk249'", "100", "100", "90", "10", "Efisien"},
    {"'pmk249'", "80", "100", "90", "-12.5", "Tidak Efisien"},
    {"'pmk249'", "0", "100", "90", "null", "null"},
    {"'pmk249'", "null", "100", "90", "null", "null"},
    {"'pmk249'", "100", "0", "90", "null", "null"},
    {"'pmk249'", "'?'", "100", "90", "?", "?"},
    {"'pmk249_nilai'", "100", "100", "90", "75", "Efisien"},
    {"'pmk249_nilai'", "100", "100", "10", "100", "Efisien"}, /* E is held within -20..20 */
    {"'pmk249_nilai'", "10", "100", "90", "0", "Tidak Efisien"},
    {"'pmk22'", "100", "100", "80", "20", "Efisien"},
    {"'pmk22_nilai'", "100", "100", "95", "62.5", "Efisien"},
    {"'rupiah'", "null", "1000", "900", "100", "null"},
    {"'pmk214_nilai'", "100", "100", "90", "75", "Efisien"},
    {"'pmk214_nilai'", "50", "100", "80", "0", "Tidak Efisien"},
    {"'pmk214_nilai'", "200", "100", "10", "100", "Efisien"},
};

START_TEST(test_rule)
{
    report(cases[_i].rule, cases[_i].percent, cases[_i].pagu, cases[_i].spent);
    ck_look("ik.i.efisiensi.nilai", cases[_i].number);
    ck_look("ik.i.efisiensi.label", cases[_i].label);
}
END_TEST

/* Gowa: capaian 112,59 of the indicator against serapan 93,93. */
START_TEST(test_gowa)
{
    figures_of("{'laporan': {'tahun': 2024, 'efisiensi': 'selisih'}, 'perencanaan': {'tujuan': "
               "[{'id': 't', 'sasaran': [{'id': 's', 'program': ['p'], 'indikator': [{'id': "
               "'ppks', 'target': {'2024': 580}}]}]}]},"
               "'kinerja': {'capaian': [{'indikator': 'ppks', 'realisasi': {'2024': 653}, "
               "'penunjang': [{'kode': 'p'}]}]},"
               "'anggaran': {'program': [{'kode': 'p', 'pagu': 5319338072, 'realisasi': "
               "4996397274}]}}");
    ck_shown("indikator.ppks.capaian.2024", "112,59");
    ck_shown("indikator.ppks.anggaran.serapan", "93,93");
    ck_shown("indikator.ppks.efisiensi.nilai", "18,66");
    ck_shown("sasaran.s.efisiensi.nilai", "18,66");
    ck_shown("hitung.efisiensi.nilai", "18,66");
    ck_look("ik.ppks.efisiensi.label", "Efisien");
}
END_TEST

/* Indicators of 100 (pagu 100, spent 90) and 50 (pagu 300, spent 100) and one without budget. */
static void several(const char *rule)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'efisiensi': '%s'}, 'perencanaan': {'tujuan': [{'id': 't', "
        "'sasaran': [{'id': 's', 'indikator': [{'id': 'i', 'target': {'2024': 100}}, {'id': 'j', "
        "'target': {'2024': 100}}, {'id': 'k', 'target': {'2024': 100}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': 100}}, {'indikator': "
        "'j', 'realisasi': {'2024': 50}}, {'indikator': 'k', 'realisasi': {'2024': 7}}]},"
        "'anggaran': {'program': [{'kode': 'p', 'indikator_terkait': ['i'], 'pagu': 100, "
        "'realisasi': 90}, {'kode': 'q', 'indikator_terkait': ['j'], 'pagu': 300, 'realisasi': "
        "100}, {'kode': 'r', 'pagu': 1000, 'realisasi': 1}]}}",
        rule));
}

/* (100 + 150 - 190) / 250 and the mean of 1 - 0,9 and 1 - (1/3)/(1/2). */
START_TEST(test_sums_over_indicators)
{
    several("pmk214");
    ck_look("sasaran[0].efisiensi.nilai", "24");
    ck_look("hitung.efisiensi.nilai", "24");
    several("pmk214_nilai");
    ck_look("hitung.efisiensi.nilai", "100");
    several("pmk249");
    ck_look("hitung.efisiensi.nilai", "65/3");
    ck_look("hitung.efisiensi.label", "Efisien");
    ck_look("ik.k.efisiensi.nilai", "null");
}
END_TEST

/* Without a budget of indicators the budgets of sasaran are added up. */
START_TEST(test_sums_over_sasaran)
{
    figures_of("{'laporan': {'tahun': 2024, 'efisiensi': 'pmk22'}, 'perencanaan': {'tujuan': [{'id'"
               ": 't', 'sasaran': [{'id': 's', 'program': ['p'], 'indikator': [{'id': 'i', "
               "'target': {'2024': 100}}]}, {'id': 'r', 'program': ['q'], 'indikator': [{'id': "
               "'j', 'target': {'2024': 100}}]}]}]},"
               "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': 100}}, "
               "{'indikator': 'j', 'realisasi': {'2024': 50}}]},"
               "'anggaran': {'program': [{'kode': 'p', 'pagu': 100, 'realisasi': 90}, {'kode': "
               "'q', 'pagu': 300, 'realisasi': 100}]}}");
    ck_look("sasaran[0].efisiensi.nilai", "10");
    ck_look("hitung.efisiensi.nilai", "24");
}
END_TEST

/* A node without indicators has no efficiency, except under a rule of money alone. */
START_TEST(test_nodes)
{
    several("selisih");
    ck_look("mata.r.efisiensi.nilai", "null");
    ck_look("mata.r.efisiensi.aturan", "selisih");
    several("rupiah");
    ck_look("mata.r.efisiensi.nilai", "999");
    several("bertingkat");
    ck_look("mata.r.efisiensi.label", "Tidak Dapat Dihitung");
}
END_TEST

START_TEST(test_unknown_rule)
{
    report("'ngawur'", "112", "100", "94");
    ck_assert_str_eq(test_codes(&figures_fixture), "F014");
    ck_assert_ptr_nonnull(strstr(test_messages(&figures_fixture), "tiga_kelas"));
    ck_look("ik.i.efisiensi.nilai", "18");
}
END_TEST

TEST_SUITE(figures_efisiensi)
{
    TCase *group = test_group(suite, "rules");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_loop_test(group, test_rule, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(group, test_gowa);
    tcase_add_test(group, test_sums_over_indicators);
    tcase_add_test(group, test_sums_over_sasaran);
    tcase_add_test(group, test_nodes);
    tcase_add_test(group, test_unknown_rule);
}
