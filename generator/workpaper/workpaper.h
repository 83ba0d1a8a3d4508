/* The working paper of a report: a workbook with its data, live formulas for its derived figures,
 * the rule beside each, claims against computation, and findings. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct figures;
struct model;

/* By reference. */
struct workpaper_report {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics; /* of the report; new messages are added */
    const char *name;
    const struct model *model;
    const struct figures *figures;
};

struct workpaper_counts {
    size_t figures, formulas; /* all figures; those that a spreadsheet computes itself */
};

/* Writes the workbook. False after reporting; a file that exists then stays as it is. */
bool workpaper_write(const struct workpaper_report *report, const char *path,
                     struct workpaper_counts *counts);
