/* Capaian by direction, with its edges. */
#include "figures_capaian.h"

#include "figures_fixture.h"
#include "test_main.h"

/* The capaian of one indicator: its further fields, its target and realisasi as JSON. */
static const char *capaian(const char *fields, const char *target, const char *realisasi)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024}, 'perencanaan': {'tujuan': [{'id': 't', 'sasaran': [{'id': "
        "'s', 'indikator': [{'id': 'i', %s 'target': {'2024': %s}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': %s}}]}}",
        fields, target, realisasi));
    return figures_look("ik.i.capaian");
}

#define UP "'arah': 'naik',"
#define DOWN "'arah': 'turun',"
#define INVERSE "'arah': 'turun_terbalik',"
#define RANGE "'arah': 'rentang',"
#define EXACT "'arah': 'tepat',"
#define GRADE "'arah': 'nilai', 'peringkat': ['A', 'BB', 'B', 'CC'],"

static const struct {
    const char *fields, *target, *realisasi, *expected;
} cases[] = {
    {"", "580", "653", "3265/29"},
    {UP, "67", "85", "8500/67"},
    {UP, "55.12", "84.5", "8125/53"},
    {UP, "100", "100", "100"},
    {UP, "100", "0", "0"},
    {UP, "10", "-5", "-50"},
    {UP, "0", "5", "null"},
    {UP, "0", "0", "null"},
    {UP, "-2", "-1", "null"},
    {UP, "null", "5", "null"},
    {UP, "5", "null", "null"},
    {UP, "'?'", "5", "?"},
    {UP, "5", "'?'", "?"},
    {UP, "999000000000000", "999999999999999", ""},
    {DOWN, "12", "10", "350/3"},
    {DOWN, "12", "12", "100"},
    {DOWN, "12", "24", "0"},
    {DOWN, "12", "30", "-50"},
    {DOWN, "0", "1", "null"},
    {INVERSE, "12", "10", "120"},
    {INVERSE, "12", "0", "null"},
    {INVERSE, "12", "-1", "null"},
    {INVERSE, "0", "3", "null"},
    {RANGE, "{'bawah': 80, 'atas': 90}", "80", "100"},
    {RANGE, "{'bawah': 80, 'atas': 90}", "90", "100"},
    {RANGE, "{'bawah': 80, 'atas': 90}", "85.5", "100"},
    {RANGE, "{'bawah': 80, 'atas': 90}", "92", "880/9"},
    {RANGE, "{'bawah': 80, 'atas': 90}", "70", "87.5"},
    {RANGE, "{'bawah': 90, 'atas': 80}", "85", "null"},
    {RANGE, "{'bawah': 0, 'atas': 5}", "-1", "null"},
    {RANGE, "80", "70", "87.5"},
    {EXACT, "10", "10", "100"},
    {EXACT, "10", "9", "90"},
    {EXACT, "10", "11", "90"},
    {EXACT, "10", "25", "-50"},
    {EXACT, "0", "1", "null"},
    {GRADE, "'B'", "'B'", "100"},
    {GRADE, "'B'", "'BB'", "150"},
    {GRADE, "'BB'", "'CC'", "100/3"},
    {GRADE, "'B'", "'Z'", "null"},
    {GRADE, "'B'", "null", "null"},
    {GRADE, "60", "66", "110"},
    {"'arah': 'nilai',", "'WTP'", "'WTP'", "100"},
    {"'arah': 'nilai',", "'WTP'", "'WDP'", "null"},
    {UP, "'B'", "'B'", "null"},
    {UP, "{'nilai': 6, 'satuan': 'Unit'}", "{'nilai': 3, 'satuan': 'Unit'}", "50"},
    {UP, "{'nilai': 6, 'satuan': 'Unit'}", "3", "50"},
    {UP, "{'nilai': 6, 'satuan': 'Unit'}", "{'nilai': 3, 'satuan': 'Orang'}", "null"},
    {UP, "[{'nilai': 6, 'satuan': 'Unit'}]", "[{'nilai': 3, 'satuan': 'Unit'}]", "50"},
    {UP, "[{'nilai': 6, 'satuan': 'Unit'}, {'nilai': 1, 'satuan': 'Kali'}]",
     "[{'nilai': 3, 'satuan': 'Unit'}, {'nilai': 1, 'satuan': 'Kali'}]", "null"},
    {UP, "{'teks': '610 Lembar, 1 kali'}", "610", "null"},
};

START_TEST(test_case)
{
    const char *found = capaian(cases[_i].fields, cases[_i].target, cases[_i].realisasi);
    if (_i == 13) {
        /* Too long for a table: 999 trillion rupiah and more stay exact. */
        found = figures_look("ik.i.capaian * 999000000000000 == 999999999999999 * 100");
        ck_assert_str_eq(found, "true");
        return;
    }
    ck_assert_str_eq(found, cases[_i].expected);
}
END_TEST

START_TEST(test_shown_is_rounded_half_up)
{
    capaian("", "580", "653");
    ck_shown("indikator.i.capaian.2024", "112,59");
    capaian("", "80", "0.004");
    ck_shown("indikator.i.capaian.2024", "0,01"); /* 0.005 */
    capaian("", "80", "-0.004");
    ck_shown("indikator.i.capaian.2024", "-0,01"); /* away from zero */
    capaian("", "3", "2");
    ck_shown("indikator.i.capaian.2024", "66,67");
    capaian("", "null", "2");
    ck_shown("indikator.i.capaian.2024", "–");
}
END_TEST

#define ONE                                                                                        \
    "'perencanaan': {'tujuan': [{'id': 't', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', "    \
    "'target': {'2024': 3}}]}]}]},"                                                                \
    "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': 5}}]}"

START_TEST(test_declared_rounding)
{
    figures_of("{'laporan': {'tahun': 2024, 'angka': {'desimal_persen': 1, 'pembulatan': "
               "'potong'}}," ONE "}");
    ck_shown("indikator.i.capaian.2024", "166,6");
}
END_TEST

START_TEST(test_cap)
{
    figures_of("{'laporan': {'tahun': 2024, 'capaian': {'batas': 120}}," ONE "}");
    ck_look("ik.i.capaian", "120");
    ck_look("ik.i.capaian_asli", "500/3");
    ck_look("sasaran[0].capaian", "120");
    const struct figures_record *record = figures_find(figures_built, "indikator.i.capaian.2024");
    ck_assert_str_eq(record->formula, "capaian, paling tinggi 120");
}
END_TEST

START_TEST(test_no_cap)
{
    figures_of("{'laporan': {'tahun': 2024, 'capaian': {'batas': null}}," ONE "}");
    ck_look("ik.i.capaian", "500/3");
    ck_look("ik.i.capaian_asli", "500/3");
}
END_TEST

/* The formula that is told is the part that applies to the target. */
START_TEST(test_formula_of_target)
{
    static const struct {
        const char *fields, *target, *formula;
    } formulas[] = {
        {"'arah': 'nihil',", "0", "target 0: 100 bila realisasi 0, selain itu 0"},
        {"'arah': 'nihil',", "2", "(2 × target − realisasi) ÷ target × 100, tidak kurang dari 0"},
        {"'arah': 'jumlah',", "0", "target 0: 100 bila realisasi tidak negatif"},
        {"'arah': 'jumlah',", "3", "realisasi ÷ target × 100"},
        {UP, "0", "realisasi ÷ target × 100"},
    };
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        capaian(formulas[i].fields, formulas[i].target, "1");
        ck_assert_str_eq(figures_find(figures_built, "indikator.i.capaian.2024")->formula,
                         formulas[i].formula);
    }
}
END_TEST

START_TEST(test_record_names_formula_and_operands)
{
    capaian(DOWN, "12", "10");
    const struct figures_record *record = figures_find(figures_built, "indikator.i.capaian.2024");
    ck_assert_ptr_nonnull(record);
    ck_assert_str_eq(record->formula, "(2 × target − realisasi) ÷ target × 100");
    ck_assert_uint_eq(record->operand_count, 2);
    ck_assert_str_eq(record->operands[0].name, "target");
    struct base_buffer text = {.arena = figures_fixture.arena};
    base_origin_describe(figures_fixture.sources, record->operands[1].value->origin, &text);
    ck_assert_str_eq(base_buffer_get(&text), "report.json:kinerja.capaian[0].realisasi.2024");
    struct base_origin_record origin =
        base_origin_get(figures_fixture.sources, record->value->origin);
    ck_assert_int_eq(origin.kind, BASE_ORIGIN_FIGURE);
    ck_assert_str_eq(origin.key, "indikator.i.capaian.2024");
    ck_look("ik.i.rumus_capaian", "(2 × target − realisasi) ÷ target × 100");
}
END_TEST

START_TEST(test_unknown_grade_is_told)
{
    capaian(GRADE, "'B'", "'Z'");
    ck_assert_str_eq(test_codes(&figures_fixture), "F005 F004");
}
END_TEST

TEST_SUITE(figures_capaian)
{
    TCase *group = test_group(suite, "formulas");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_loop_test(group, test_case, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(group, test_shown_is_rounded_half_up);
    tcase_add_test(group, test_declared_rounding);
    tcase_add_test(group, test_cap);
    tcase_add_test(group, test_no_cap);
    tcase_add_test(group, test_record_names_formula_and_operands);
    tcase_add_test(group, test_formula_of_target);
    tcase_add_test(group, test_unknown_grade_is_told);
}
