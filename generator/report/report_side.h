/* One side of a comparison: the folder of a report, its rekap, or its PDF. */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct compare_result;
struct compare_side;
struct report;
struct report_settings;

struct report_side {
    struct compare_side *side; /* NULL: could not be read */
    struct report *report;     /* a folder: what was made of it */
    struct report *again;      /* a PDF without its words: what was made again for them */
};

/* A folder is made up to its pages as far as it goes; its findings are in report->diagnostics.
 * Else the file is read, faults are reported. */
struct report_side report_side_open(struct base_arena *arena, struct base_sources *sources,
                                    struct base_diagnostics *diagnostics, const char *path,
                                    const struct report_settings *settings);
/* Destroys the reports of a side, which then cannot be used any more. */
void report_side_close(struct report_side *side);
/* The side of a report that was made at least up to its figures; NULL when it was not. */
struct compare_side *report_side_of(struct base_arena *arena, struct report *report);

/* Sets a comparison with the template pack "matriks-perubahan" and writes it as a PDF, with the
 * comparison as data embedded. False after reporting. */
bool report_matrix_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                         const struct compare_result *result,
                         const struct report_settings *settings, const char *path);
