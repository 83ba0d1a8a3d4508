/* Papers about reports: data set with one of the program's own template packs, as a PDF. */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_diagnostics;
struct report_settings;
struct value;

struct report_paper {
    const char *pack;          /* name of the pack */
    const struct value *names; /* what the pack sees */
    const struct value *data;  /* embedded as JSON, as: */
    const char *data_name, *data_about;
};

/* Writes it to path. Faults of the pack are printed, others reported. False after either; the old
 * file then stands. */
bool report_paper_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                        const struct report_paper *paper, const struct report_settings *settings,
                        const char *path);
