/* Single texts: numbers in words, names of other regions, years, similar names. */
#include "check_agreement.h"
#include "check_case.h"
#include "check_text.h"
#include "test_main.h"

static const char report[] =
    "== laporan.json\n"
    "{\"tahun\": 2024, \"instansi\": {\"nama\": \"Dinas Sosial Kabupaten Mamuju\", \"wilayah\": "
    "\"Kabupaten Mamuju\", \"provinsi\": \"Sulawesi Barat\"}}\n"
    "== perencanaan.json\n"
    "{\"renstra\": {\"awal\": 2021, \"akhir\": 2026}}\n";

/* The number of findings of a code after a text was looked at. */
static size_t found(void (*look)(const struct check_input *, base_origin, const char *),
                    const char *text)
{
    struct check_case made = check_case_create(report);
    size_t before = base_diagnostics_count(made.input.diagnostics);
    look(&made.input, 0, text);
    size_t count = base_diagnostics_count(made.input.diagnostics) - before;
    check_case_destroy(&made);
    return count;
}

static const struct {
    const char *text;
    size_t count;
} words[] = {
    {"sebanyak 28 (dua puluh delapan) orang", 0},
    {"sebanyak 28 (dua puluh tujuh) orang", 1},
    {"sebanyak 28 (Dua Puluh Delapan) orang", 0},
    {"8(Delapan) indikator", 0},
    {"8(Tujuh) indikator", 1},
    {"dua puluh delapan (28) orang", 0},
    {"sebanyak dua puluh delapan (27) orang", 1},
    {"Rp864.601.900 (delapan ratus enam puluh empat juta enam ratus satu ribu sembilan ratus "
     "rupiah)",
     0},
    {"Rp1.500.000.000 (satu milyar lima ratus juta rupiah)", 0},
    {"98,5 (sembilan puluh delapan koma lima) persen", 0},
    {"3 (satu di antaranya perempuan)", 0},
    {"2 (dua orang) pegawai", 0},
    {"pasal 4 (ayat 2)", 0},
    {"(2) dua", 0},
    {"1.000 (seribu)", 0},
    {"12 (", 0},
    {"()", 0},
};

START_TEST(test_words)
{
    ck_assert_msg(found(check_counts, words[_i].text) == words[_i].count, "%s", words[_i].text);
}
END_TEST

static const struct {
    const char *text;
    size_t count;
} regions[] = {
    {"Dinas Sosial Kabupaten Mamuju", 0},
    {"Dinas Sosial Kabupaten Gowa", 1},
    {"Bupati Gowa", 1},
    {"Bupati Mamuju", 0},
    {"Provinsi Sulawesi Barat", 0},
    {"Provinsi Sulawesi Selatan", 0}, /* shares a word with the own province */
    {"Provinsi Jawa Tengah", 1},
    {"Kewenangan Kabupaten/Kota", 0},
    {"Cakupan Daerah Kabupaten/Kota Dalam Provinsi", 0},
    {"Kabupaten Layak Anak", 0},
    {"pemerintah kabupaten lain", 0},
    {"Undang-Undang tentang Pembentukan Kabupaten Majene", 0},
    {"Peraturan Bupati Nomor 31 Tahun 2021", 0},
    {"Kota Makassar dan Kota Parepare", 2},
    {"sebelah utara berbatasan dengan Kabupaten Majene dan Kota Parepare", 0},
    {"lebih tinggi dibandingkan Kabupaten Polewali Mandar", 0},
    {"kerja sama dengan Kota Makassar", 0},
};

START_TEST(test_regions)
{
    ck_assert_msg(found(check_agency, regions[_i].text) == regions[_i].count, "%s",
                  regions[_i].text);
}
END_TEST

static const struct {
    const char *text;
    long long year;
} years[] = {
    {"Capaian Tahun 2024", 0},
    {"Capaian Tahun 2023", 2023},
    {"Capaian Tahun 2022-2024", 0},
    {"Realisasi Tahun 2023 dan 2024", 0},
    {"Target Tahun 2026", 0},
    {"Rencana Tahun 2025", 0},
    {"Kondisi Awal Tahun 2020", 0},
    {"Peraturan Nomor 5 Tahun 2014", 0},
    {"TAHUN ANGGARAN 2023", 2023},
    {"Subbagian Umum, 2023", 2023},
    {"Badan Pusat Statistik (2023)", 2023},
    {"Subbagian Umum, 2024.", 0},
    {"Realisasi 2022, 2023", 2023},
    {"Gedung 2023 lantai", 0},
    {"Kode 12023", 0},
    {"Permen PANRB 53 Tahun 2014", 0},
    {"2023", 0},
    {"TABEL PEGAWAI TAHUN 2023", 2023},
    {"Tahunan 2023", 2023},
    {"tahun ini", 0},
};

START_TEST(test_years)
{
    struct check_case made = check_case_create(report);
    long long year = check_foreign_year(&made.input, years[_i].text);
    ck_assert_msg(year == years[_i].year, "%s: %lld", years[_i].text, year);
    check_case_destroy(&made);
}
END_TEST

START_TEST(test_names)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert_str_eq(check_plain_name(fixture.arena, "  Persentase PMKS/PPKS, di luar-Panti."),
                     "persentase pmks ppks di luar panti");
    ck_assert(check_similar(fixture.arena, "Nilai AKIP", "nilai akip"));
    ck_assert(!check_similar(fixture.arena, "Nilai AKIP", "Nilai RB"));
    ck_assert(check_similar(fixture.arena, "perlindungan korban bencana alam dan sosial",
                            "perlindungan korban bencana sosial dan bencana alam"));
    ck_assert(!check_similar(fixture.arena, "", "Nilai"));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(check_text)
{
    TCase *group = test_group(suite, "text");
    tcase_add_loop_test(group, test_words, 0, sizeof words / sizeof *words);
    tcase_add_loop_test(group, test_regions, 0, sizeof regions / sizeof *regions);
    tcase_add_loop_test(group, test_years, 0, sizeof years / sizeof *years);
    tcase_add_test(group, test_names);
}
