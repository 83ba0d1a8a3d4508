/* Shapes that a checked model never has, deep nesting, many rows. */
#include "figures.h"

#include "figures_fixture.h"
#include "test_main.h"

static const char *const odd[] = {
    "{}",
    "{'laporan': null, 'perencanaan': [], 'kinerja': 'x', 'anggaran': 1, 'perjanjian': true, "
    "'tabel': [], 'data': null}",
    "{'laporan': {'tahun': 'x', 'pejabat': {}, 'angka': [], 'capaian': 'x', 'efisiensi': 3}}",
    "{'laporan': {'tahun': 2024}, 'perencanaan': {'renstra': [], 'tujuan': [1, null, {'sasaran': "
    "[2, {'indikator': [3, {'id': 5, 'target': [1], 'arah': 7, 'peringkat': 'A'}]}]}]}}",
    "{'laporan': {'tahun': 2024}, 'anggaran': {'program': [1, {'kode': 5, 'pagu': 'x', 'kegiatan': "
    "[[], {'pagu': true, 'realisasi': {'triwulan': ['a', null]}}]}]}}",
    "{'laporan': {'tahun': 2024}, 'kinerja': {'capaian': [1, {'indikator': 2}, {'indikator': 'i', "
    "'realisasi': 3, 'penunjang': [1, {'kode': 2}]}]}, 'perencanaan': {'tujuan': [{'sasaran': "
    "[{'indikator': [{'id': 'i', 'target': {'2024': [[]]}}]}]}]}}",
    "{'laporan': {'tahun': 2024}, 'perjanjian': {'perjanjian': [1, {'sasaran': [1, {'indikator': "
    "[2]}], 'anggaran': [3]}]}, 'tabel': {'tabel': [1, {'id': 'x', 'kolom': [1, {'hitung': "
    "'1'}], 'baris': [1, [], {'baris': [2]}]}]}}",
    "{'laporan': {'tahun': -99999999999999999999}, 'perencanaan': {'renstra': {'awal': "
    "999999999999, 'akhir': -5}}}",
};

START_TEST(test_odd_shapes)
{
    ck_assert_ptr_nonnull(figures_of(odd[_i])->scope);
    ck_look("hitung.pagu", "null");
}
END_TEST

START_TEST(test_deep_groups)
{
    enum { DEPTH = 90 };
    struct base_buffer text = {.arena = figures_fixture.arena};
    base_buffer_text(&text, "{'laporan': {'tahun': 2024}, 'tabel': {'tabel': [{'id': 'x', 'kolom': "
                            "[{'id': 'a', 'jenis': 'angka'}], 'total': {'kelompok': true}, "
                            "'baris': [");
    for (int i = 0; i < DEPTH; i++) {
        base_buffer_text(&text, "{'judul': 'g', 'baris': [{'a': 1}, ");
    }
    base_buffer_text(&text, "{'a': 1}");
    for (int i = 0; i < DEPTH; i++) {
        base_buffer_text(&text, "]}");
    }
    base_buffer_text(&text, "]}]}}");
    figures_of(base_buffer_get(&text));
    ck_look("tabel.x.jumlah.a", "91");
    ck_look("tabel.x.baris[89].kedalaman", "45");
}
END_TEST

/* 10,000 rows with a computed column; the runner's time limit would show a quadratic cost. */
START_TEST(test_many_rows)
{
    enum { ROWS = 10000 };
    struct base_buffer text = {.arena = figures_fixture.arena};
    base_buffer_text(&text, "{'laporan': {'tahun': 2024}, 'tabel': {'tabel': [{'id': 'x', 'kolom': "
                            "[{'id': 'a', 'jenis': 'angka'}, {'id': 'b', 'jenis': 'angka', "
                            "'hitung': 'a * 2'}], 'baris': [");
    for (int i = 0; i < ROWS; i++) {
        base_buffer_format(&text, "%s{'a': %d}", i == 0 ? "" : ",", i);
    }
    base_buffer_text(&text, "]}]}, 'anggaran': {'program': [");
    for (int i = 0; i < ROWS; i++) {
        base_buffer_format(&text, "%s{'kode': 'p%d', 'pagu': 7, 'realisasi': 5}", i == 0 ? "" : ",",
                           i);
    }
    base_buffer_text(&text, "]}}");
    figures_of(base_buffer_get(&text));
    ck_look("tabel.x.jumlah.b", "99990000");
    ck_look("hitung.sisa", "20000");
    ck_look("mata.p9999.sisa", "2");
}
END_TEST

TEST_SUITE(figures_hostile)
{
    TCase *group = test_group(suite, "hostile");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_loop_test(group, test_odd_shapes, 0, (int)(sizeof odd / sizeof *odd));
    tcase_add_test(group, test_deep_groups);
    tcase_add_test(group, test_many_rows);
}
