/* One side of a comparison: the folder of a report, its rekap, or its PDF. */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_aside;
struct base_diagnostics;
struct compare_result;
struct compare_side;
struct report;
struct report_settings;

struct report_side {
    struct compare_side *side; /* NULL: could not be read */
    const char *faults;        /* why, or why it has no pages; lines to be printed, "" = none */
    int status;                /* of the program when side is NULL */
    struct report *report;     /* what was made for it in this process, or NULL */
    struct base_aside *aside;  /* it was made in another process, or NULL */
};

/* A side that is being read. */
struct report_side_job;

/* A folder is made up to its pages as far as it goes; else the file is read. With `meanwhile` this
 * is done in a process of its own where that is possible. */
struct report_side_job *report_side_begin(struct base_arena *arena, const char *path,
                                          const struct report_settings *settings, bool meanwhile);
/* Waits for the side. */
struct report_side report_side_end(struct report_side_job *job);
/* Frees what a side is made of: it cannot be used any more. */
void report_side_close(struct report_side *side);
/* The side of a report that was made at least up to its figures; NULL when it was not. */
struct compare_side *report_side_of(struct base_arena *arena, struct report *report);

/* Sets a comparison with the template pack "matriks-perubahan" and writes it as a PDF, with the
 * comparison as data embedded. False after reporting. */
bool report_matrix_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                         const struct compare_result *result,
                         const struct report_settings *settings, const char *path);
