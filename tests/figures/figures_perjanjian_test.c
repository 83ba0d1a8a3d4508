/* Perjanjian kinerja: parties, targets, amounts. */
#include "figures_perjanjian.h"

#include <stdio.h>
#include <unistd.h>

#include "figures_fixture.h"
#include "test_main.h"

#define REPORT                                                                                     \
    "{'laporan': {'tahun': 2024, 'tempat': 'Mamuju', 'tanda_tangan': 'basah', 'penandatangan': "   \
    "'kadis', 'pejabat': [{'id': 'kadis', 'jabatan': 'Kepala Dinas'}, {'id': 'bupati', "           \
    "'jabatan': 'Bupati'}]}, 'perencanaan': {'tujuan': [{'sasaran': [{'id': 's', 'nama': "         \
    "'Sasaran', 'indikator': [{'id': 'i', 'nama': 'Indikator', 'satuan': '%%', 'target': "         \
    "{'2024': "                                                                                    \
    "67}}]}]}]}, 'anggaran': {'program': [{'kode': 'p', 'nama': 'Program', 'pagu': 40, "           \
    "'pagu_awal': 30, 'sumber_dana': 'DAK'}]}, 'perjanjian': {'perjanjian': [%s]}}"

static void report(const char *agreements)
{
    figures_of(base_format(figures_fixture.arena, REPORT, agreements));
}

START_TEST(test_parties)
{
    report("{'id': 'x', 'pihak_pertama': 'kadis', 'pihak_kedua': 'bupati'},"
           "{'id': 'y', 'pihak_pertama': 'entah', 'tempat': 'Gowa'}");
    ck_look("perjanjian[0].pihak_pertama.jabatan", "Kepala Dinas");
    ck_look("perjanjian[0].pihak_kedua.jabatan", "Bupati");
    ck_look("perjanjian[1].pihak_pertama", "?");
    ck_look("perjanjian[1].pihak_kedua", "null");
    ck_look("perjanjian[0].tempat", "Mamuju");
    ck_look("perjanjian[1].tempat", "Gowa");
    ck_look("perjanjian[1].nomor", "2");
    ck_look("penandatangan.jabatan", "Kepala Dinas");
    ck_look("pejabat.bupati.jabatan", "Bupati");
}
END_TEST

START_TEST(test_targets)
{
    report("{'id': 'x', 'sasaran': [{'sasaran': 's', 'indikator': [{'indikator': 'i'}, "
           "{'indikator': 'i', 'nama': 'Nama lain', 'target': 50}, {'nama': 'Nilai AKIP', "
           "'target': 'B'}, {'nama': 'Lembar', 'target': 3, 'satuan': 'Lembar'}]}, {'nama': "
           "'Birokrasi', 'indikator': []}]}");
    ck_look("perjanjian[0].sasaran[0].nama", "Sasaran");
    ck_look("perjanjian[0].sasaran[0].indikator[0].nama", "Indikator");
    ck_look("perjanjian[0].sasaran[0].indikator[0].target", "67");
    ck_look("perjanjian[0].sasaran[0].indikator[0].target_teks", "67%");
    ck_look("perjanjian[0].sasaran[0].indikator[0].ik.id", "i");
    ck_look("perjanjian[0].sasaran[0].indikator[1].nama", "Nama lain");
    ck_look("perjanjian[0].sasaran[0].indikator[1].target_teks", "50%");
    ck_look("perjanjian[0].sasaran[0].indikator[2].target_teks", "B");
    ck_look("perjanjian[0].sasaran[0].indikator[3].target_teks", "3~Lembar");
    ck_look("perjanjian[0].sasaran[1].nama", "Birokrasi");
    ck_look("perjanjian[0].sasaran[1].indikator", "[0]");
}
END_TEST

START_TEST(test_amounts)
{
    report("{'id': 'x', 'versi': 'awal', 'anggaran': [{'kode': 'p'}, {'nama': 'Lain', 'pagu': 5, "
           "'keterangan': 'PAD'}, {'nama': 'Kosong', 'pagu': null}]},"
           "{'id': 'y', 'versi': 'perubahan', 'anggaran': [{'kode': 'p'}, {'kode': 'p', 'pagu': "
           "7}]},"
           "{'id': 'z', 'anggaran': [{'kode': 'p', 'pagu': null}]}, {'id': 'w'}");
    ck_look("perjanjian[0].anggaran[0].nama", "Program");
    ck_look("perjanjian[0].anggaran[0].pagu", "30");
    ck_look("perjanjian[0].anggaran[0].keterangan", "DAK");
    ck_look("perjanjian[0].anggaran[1].keterangan", "PAD");
    ck_look("perjanjian[0].anggaran[2].pagu", "null");
    ck_look("perjanjian[0].total", "35");
    ck_look("perjanjian[1].anggaran[0].pagu", "40");
    ck_look("perjanjian[1].total", "47");
    ck_look("perjanjian[2].anggaran[0].pagu", "null"); /* listed without an amount */
    ck_look("perjanjian[2].total", "null");
    ck_look("perjanjian[3].total", "null");
}
END_TEST

/* The agreement of the head of Dinas Sosial Kabupaten Mamuju. */
START_TEST(test_mamuju_total)
{
    report("{'id': 'x', 'anggaran': [{'nama': 'Penunjang', 'pagu': 2862686119}, {'nama': "
           "'Pemberdayaan', 'pagu': null}, {'nama': 'Rehabilitasi', 'pagu': 308225120}, {'nama': "
           "'Perlindungan', 'pagu': 627315680}, {'nama': 'Bencana', 'pagu': 454329920}, {'nama': "
           "'Makam', 'pagu': 6800000}]}");
    ck_look("perjanjian[0].total", "4259356839");
    ck_shown("perjanjian.x.total", "4.259.356.839");
}
END_TEST

static void write_file(const char *folder, const char *name, const char *text)
{
    FILE *file = fopen(base_format(figures_fixture.arena, "%s/%s", folder, name), "w");
    ck_assert(file != NULL);
    for (; *text != '\0'; text++) {
        fputc(*text == '\'' ? '"' : *text, file);
    }
    ck_assert_int_eq(fclose(file), 0);
}

/* The model fills in what is absent; an amount stated as null stays without an amount. */
START_TEST(test_absent_and_null_amounts_of_a_checked_model)
{
    static const char *const names[] = {"laporan.json", "anggaran.json", "perjanjian.json"};
    const char *folder = test_scratch(figures_fixture.arena);
    write_file(folder, names[0],
               "{'tahun': 2024, 'judul': 'J', 'instansi': {'nama': 'D', 'wilayah': 'W'}, 'tempat': "
               "'T', 'tanggal': '2025', 'penandatangan': 'a', 'pejabat': [{'id': 'a', 'jabatan': "
               "'K', 'nama': 'N'}]}");
    write_file(folder, names[1],
               "{'program': [{'kode': '1.1', 'nama': 'P', 'pagu': 40, 'realisasi': 1}]}");
    write_file(folder, names[2],
               "{'perjanjian': [{'id': 'x', 'tanggal': null, 'pihak_pertama': 'a', 'sasaran': [], "
               "'anggaran': [{'kode': '1.1'}, {'kode': '1.1', 'pagu': null}, {'kode': '1.1', "
               "'pagu': 2}]}]}");
    const struct model *model = model_read(figures_fixture.arena, figures_fixture.sources,
                                           figures_fixture.diagnostics, folder);
    for (size_t i = 0; i < 3; i++) {
        remove(base_format(figures_fixture.arena, "%s/%s", folder, names[i]));
    }
    rmdir(folder);
    ck_assert_ptr_nonnull(model);
    figures_built = figures_build(figures_fixture.arena, figures_fixture.sources,
                                  figures_fixture.diagnostics, model);
    ck_look("perjanjian[0].anggaran[0].pagu", "40");
    ck_look("perjanjian[0].anggaran[1].pagu", "null");
    ck_look("perjanjian[0].total", "42");
    ck_look("perjanjian[0].pihak_pertama.nama", "N");
}
END_TEST

TEST_SUITE(figures_perjanjian)
{
    TCase *group = test_group(suite, "agreements");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_parties);
    tcase_add_test(group, test_targets);
    tcase_add_test(group, test_amounts);
    tcase_add_test(group, test_mamuju_total);
    tcase_add_test(group, test_absent_and_null_amounts_of_a_checked_model);
}
