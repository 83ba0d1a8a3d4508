/* The rules of a report: what laporan.json declares about capaian, its edges and its averages. */
#pragma once

#include <stdbool.h>

struct figures_context;

/* What a capping of capaian concerns (laporan.capaian.batas_untuk). */
enum figures_cap_use {
    FIGURES_CAP_ALL,     /* semua: shown and averaged */
    FIGURES_CAP_DISPLAY, /* tampilan: shown; averages take the capaian without a cap */
    FIGURES_CAP_MEAN,    /* rata_rata: averaged; shown without a cap */
};

/* What a realisasi of 0 gives where the target is divided by it. */
enum figures_zero {
    FIGURES_ZERO_EMPTY,   /* kosong: null */
    FIGURES_ZERO_HUNDRED, /* seratus: 100 */
    FIGURES_ZERO_CAP,     /* batas: the cap of the report */
};

/* Decimals of the declared precision of scales that mean "unrounded". */
enum { FIGURES_UNROUNDED = -1 };

struct figures_rules {
    enum figures_cap_use cap_use;
    bool zero_target_counts;          /* a target of 0 is reached or not: 100 or 0; else null */
    enum figures_zero zero_realisasi; /* for turun_terbalik */
    bool no_negatives;                /* a capaian below 0 becomes 0 */
    bool strict_means;                /* a null among the operands makes the mean null */
    int scale_decimals;               /* precision at which scales are applied */
};

/* Reads laporan.angka, laporan.capaian and laporan.efisiensi into the context; faults are
 * reported. */
void figures_rules_read(struct figures_context *context);
