/* Figures as text. */
#include "figures.h"

#include "figures_fixture.h"
#include "test_golden.h"
#include "test_main.h"

START_TEST(test_record)
{
    figures_of("{'laporan': {'tahun': 2024}, 'anggaran': {'program': [{'kode': 'p', 'kegiatan': "
               "[{'kode': 'k', 'pagu': 30, 'realisasi': 20}]}]}}");
    struct base_buffer text = {.arena = figures_fixture.arena};
    figures_dump_record(figures_built, figures_find(figures_built, "anggaran.p.serapan"),
                        figures_fixture.sources, &text);
    test_same_text("anggaran.p.serapan = 66,67 (200/3)\n"
                   "    realisasi ÷ pagu × 100\n"
                   "    realisasi: 20 [=anggaran.p.realisasi]\n"
                   "    pagu: 30 [=anggaran.p.pagu]\n",
                   base_buffer_get(&text));
}
END_TEST

/* Every figure of a small report, in order. */
START_TEST(test_all)
{
    figures_of("{'laporan': {'tahun': 2024}, 'tabel': {'tabel': [{'id': 'x', 'kolom': [{'id': 'a', "
               "'jenis': 'angka'}], 'baris': [{'a': 1}, {'a': 2}]}]}}");
    struct base_buffer text = {.arena = figures_fixture.arena};
    figures_dump(figures_built, figures_fixture.sources, &text);
    test_golden("cases/small.txt", base_buffer_get(&text));
}
END_TEST

TEST_SUITE(figures_dump)
{
    TCase *group = test_group(suite, "dump");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_record);
    tcase_add_test(group, test_all);
}
