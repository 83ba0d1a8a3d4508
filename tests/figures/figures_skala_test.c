/* Predikat scales: presets at their borders, scales of a report, faults. */
#include "figures_skala.h"

#include <string.h>

#include "figures_fixture.h"
#include "test_main.h"

/* The predikat of a capaian (realisasi against a target of 100) by a scale given as JSON. */
static const char *predikat(const char *scale, const char *percent)
{
    figures_of(base_format(
        figures_fixture.arena,
        "{'laporan': {'tahun': 2024, 'capaian': {'skala': %s}}, 'perencanaan': {'tujuan': [{'id': "
        "'t', 'sasaran': [{'id': 's', 'indikator': [{'id': 'i', 'target': {'2024': 100}}]}]}]},"
        "'kinerja': {'capaian': [{'indikator': 'i', 'realisasi': {'2024': %s}}]}}",
        scale, percent));
    return figures_look("ik.i.predikat");
}

static const struct {
    const char *scale, *percent, *expected;
} cases[] = {
    {"'mamuju'", "126", "Sangat Baik"},
    {"'mamuju'", "120", "Sangat Baik"},
    {"'mamuju'", "100.01", "Sangat Baik"},
    {"'mamuju'", "100.004", "Baik"}, /* printed as 100,00 */
    {"'mamuju'", "100", "Baik"},
    {"'mamuju'", "99.995", "Baik"}, /* printed as 100,00 */
    {"'mamuju'", "99.994", "Cukup"},
    {"'mamuju'", "80", "Cukup"},
    {"'mamuju'", "79.99", "Kurang"},
    {"'mamuju'", "50", "Kurang"},
    {"'mamuju'", "49.99", "Sangat Kurang"},
    {"'mamuju'", "0", "Sangat Kurang"},
    {"'mamuju'", "-5", "Sangat Kurang"},
    {"'gowa'", "112.59", "Sangat Berhasil"},
    {"'gowa'", "110", "Sangat Berhasil"},
    {"'gowa'", "109.99", "Berhasil"},
    {"'gowa'", "90", "Berhasil"},
    {"'gowa'", "60", "Cukup Berhasil"},
    {"'gowa'", "59.99", "Tidak Berhasil"},
    {"'permendagri86'", "150", "Sangat Tinggi"},
    {"'permendagri86'", "91", "Sangat Tinggi"},
    {"'permendagri86'", "90.5", "Tinggi"},
    {"'permendagri86'", "76", "Tinggi"},
    {"'permendagri86'", "75.5", "Sedang"},
    {"'permendagri86'", "65.5", "Rendah"},
    {"'permendagri86'", "50.5", "Sangat Rendah"},
    {"null", "91", "Sangat Tinggi"}, /* the first preset */
    {"'lan'", "85", "Sangat Berhasil"},
    {"'lan'", "70", "Berhasil"},
    {"'lan'", "55", "Cukup Berhasil"},
    {"'maluku_tengah'", "85", "Sangat Baik"},
    {"'maluku_tengah'", "85.01", "Memuaskan"},
    {"'maluku_tengah'", "30", "Kurang"},
    {"'drafter'", "99.5", "Berhasil"},
    {"'lampu'", "90", "Kuning"},
    {"'lampu'", "90.01", "Hijau"},
    {"'lampu'", "69.99", "Merah"},
    {"'iki'", "110", "Baik"},
    {"'akip'", "60", "CC"},
    {"'akip'", "60.01", "B"},
    {"'pelara'", "75", "Sedang Tercapai"},
    {"'monev'", "55", "Cukup Berhasil"},
};

START_TEST(test_preset)
{
    ck_assert_str_eq(predikat(cases[_i].scale, cases[_i].percent), cases[_i].expected);
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

/* Every preset is free of gaps and overlaps by the rules for a report's own scales. */
START_TEST(test_presets_are_sound)
{
    size_t count = 0;
    for (const struct figures_preset *preset = figures_presets; preset->name != NULL; preset++) {
        const struct figures_preset_class *class = preset->classes;
        for (; class[1].label != NULL; class ++) {
            ck_assert(
                class[1].bound < class[0].bound ||
                (class[1].bound == class[0].bound && class[1].inclusive && !class[0].inclusive));
        }
        ck_assert_int_eq(class->bound, 0);
        ck_assert(class->inclusive);
        count++;
    }
    ck_assert_uint_eq(count, FIGURES_PRESETS);
    ck_assert_str_eq(figures_scale_names()[FIGURES_PRESETS - 1], "akip");
    ck_assert_ptr_null(figures_scale_names()[FIGURES_PRESETS]);
}
END_TEST

#define OWN                                                                                        \
    "[{'batas_bawah': 100, 'termasuk': true, 'predikat': 'Baik', 'tanda': 'check', 'warna': "      \
    "'#112233'}, {'batas_bawah': 66.5, 'termasuk': false, 'predikat': 'Sedang', 'teks': "          \
    "'sedang-sedang'}, {'batas_bawah': 0, 'predikat': 'Kurang'}]"

START_TEST(test_own_scale)
{
    ck_assert_str_eq(predikat(OWN, "66.5"), "Kurang");
    ck_assert_str_eq(predikat(OWN, "66.51"), "Sedang");
    ck_look("skala[0].teks", "≥ 100");
    ck_look("skala[0].tanda", "check");
    ck_look("skala[0].warna", "#112233");
    ck_look("skala[0].batas_atas", "null");
    ck_look("skala[1].teks", "sedang-sedang");
    ck_look("skala[1].batas_atas", "100");
    ck_look("skala[2].teks", "x ≤ 66,5");
    ck_look("hitung.per_predikat[1].jumlah", "1");
    ck_look("hitung.per_predikat[2].jumlah", "0");
}
END_TEST

START_TEST(test_preset_texts)
{
    predikat("'mamuju'", "126");
    ck_look("skala[0].teks", "> 100");
    ck_look("skala[1].teks", "100");
    ck_look("skala[2].teks", "80 ≤ x < 100");
    ck_look("skala[4].teks", "x < 50");
    ck_look("ik.i.tanda", "up");
    ck_look("skala[4].tanda", "cross");
    ck_look("skala_bawaan.nama", "mamuju");
    ck_look("skala_bawaan.tercetak", "120 > X > 100; X = 100; 80 < X < 100; 50 < X < 80; X < 50");
    predikat("'gowa'", "126");
    ck_look("skala_bawaan.dibenahi", "null");
    predikat(OWN, "126");
    ck_look("skala_bawaan", "null");
}
END_TEST

static const struct {
    const char *scale, *codes;
} faults[] = {
    {"'entah'", "F010"},
    {"[{'batas_bawah': 50, 'predikat': 'A'}]", "F013"},
    {"[{'batas_bawah': 50, 'predikat': 'A'}, {'batas_bawah': 0, 'termasuk': false, 'predikat': "
     "'B'}]",
     "F013"},
    {"[{'batas_bawah': 50, 'predikat': 'A'}, {'batas_bawah': 50, 'predikat': 'B'}, "
     "{'batas_bawah': 0, 'predikat': 'C'}]",
     "F012"},
    {"[{'batas_bawah': 0, 'predikat': 'A'}, {'batas_bawah': 50, 'predikat': 'B'}]", "F012"},
    {"[{'predikat': 'A'}, {'batas_bawah': 0}]", "F011 F011"},
    {"[{'batas_bawah': 50, 'batas_atas': 120, 'predikat': 'A'}, {'batas_bawah': 0, 'predikat': "
     "'B'}]",
     "F016"},
    {"[{'batas_bawah': 91, 'predikat': 'A'}, {'batas_bawah': 76, 'batas_atas': 90, "
     "'termasuk_atas': true, 'predikat': 'B'}, {'batas_bawah': 0, 'predikat': 'C'}]",
     "F017"},
    {"[{'batas_bawah': 80, 'termasuk': false, 'predikat': 'A'}, {'batas_bawah': 0, 'batas_atas': "
     "80, 'predikat': 'B'}]",
     "F017"},
    {"[{'batas_bawah': 80, 'predikat': 'A'}, {'batas_bawah': 0, 'batas_atas': 80, "
     "'termasuk_atas': true, 'predikat': 'B'}]",
     "F018"},
    {"[{'batas_bawah': 80, 'predikat': 'A'}, {'batas_bawah': 0, 'batas_atas': 85, 'predikat': "
     "'B'}]",
     "F018"},
};

START_TEST(test_faulty_scale)
{
    ck_assert_str_eq(predikat(faults[_i].scale, "100"), "null");
    ck_assert_str_eq(test_codes(&figures_fixture), faults[_i].codes);
    ck_look("skala", "[0]");
    ck_look("ik.i.capaian", "100");
}
END_TEST

/* Stated upper bounds that meet the class above are fine. */
START_TEST(test_upper_bounds)
{
    ck_assert_str_eq(predikat("[{'batas_bawah': 80, 'predikat': 'A'}, {'batas_bawah': 50, "
                              "'termasuk': false, 'batas_atas': 80, 'predikat': 'B'}, "
                              "{'batas_bawah': 0, 'batas_atas': 50, 'termasuk_atas': true, "
                              "'predikat': 'C'}]",
                              "50"),
                     "C");
    ck_assert_str_eq(test_codes(&figures_fixture), "");
}
END_TEST

START_TEST(test_fault_in_words)
{
    predikat("[{'batas_bawah': 50, 'predikat': 'A'}]", "1");
    ck_assert_ptr_nonnull(
        strstr(test_messages(&figures_fixture), "the lowest class \"A\" starts at ≥ 50"));
}
END_TEST

TEST_SUITE(figures_skala)
{
    TCase *group = test_group(suite, "scales");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_loop_test(group, test_preset, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(group, test_presets_are_sound);
    tcase_add_test(group, test_own_scale);
    tcase_add_test(group, test_preset_texts);
    tcase_add_loop_test(group, test_faulty_scale, 0, (int)(sizeof faults / sizeof *faults));
    tcase_add_test(group, test_upper_bounds);
    tcase_add_test(group, test_fault_in_words);
}
