/* Runs the tests of figures/. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(figures_anggaran)                                                                        \
    SUITE(figures_aturan)                                                                          \
    SUITE(figures_capaian)                                                                         \
    SUITE(figures_dump)                                                                            \
    SUITE(figures_efisiensi)                                                                       \
    SUITE(figures_hostile)                                                                         \
    SUITE(figures_hitung)                                                                          \
    SUITE(figures_index)                                                                           \
    SUITE(figures_indikator)                                                                       \
    SUITE(figures_kelengkapan)                                                                     \
    SUITE(figures_kelompok)                                                                        \
    SUITE(figures_perjanjian)                                                                      \
    SUITE(figures_pilihan)                                                                         \
    SUITE(figures_rata) SUITE(figures_skala) SUITE(figures_tabel) SUITE(figures_triwulan)

TEST_MAIN(SUITES)
