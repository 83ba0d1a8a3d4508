/* Runs the tests of figures/. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(figures_anggaran)                                                                        \
    SUITE(figures_capaian)                                                                         \
    SUITE(figures_dump)                                                                            \
    SUITE(figures_efisiensi)                                                                       \
    SUITE(figures_hostile)                                                                         \
    SUITE(figures_hitung) SUITE(figures_index) SUITE(figures_indikator) SUITE(figures_perjanjian)  \
        SUITE(figures_skala) SUITE(figures_tabel)

TEST_MAIN(SUITES)
