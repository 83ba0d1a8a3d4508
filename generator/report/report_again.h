/* A report made again from the files that its PDF holds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_unfinished.h"

struct base_arena;
struct base_diagnostics;
struct pdfread;
struct pdfread_file;
struct report;
struct report_settings;
struct value;

enum report_again_end {
    REPORT_AGAIN_MADE,
    REPORT_AGAIN_UNREADABLE,  /* no file of ours, unsafe or damaged files in it, pictures missing */
    REPORT_AGAIN_ENVIRONMENT, /* no temporary folder */
};

struct report_again {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *path;     /* of the PDF */
    const char *pictures; /* a folder for pictures that are not embedded; NULL = none */
    /* Found and made: */
    const struct pdfread_file *files;
    size_t count;
    const struct value *manifest;
    const char *folder;                /* temporary; the report is in laporan/ below it */
    struct base_unfinished unfinished; /* the folder */
    struct report *report; /* up to its pages, as far as it goes; findings are its own */
};

/* Unpacks the files of an open PDF and makes its report with the marks that it had. Faults are
 * reported. Whatever the result, report_again_close ends it. */
enum report_again_end report_again_open(struct report_again *again, struct pdfread *reader,
                                        const struct report_settings *settings);
/* The older report whose changes the PDF marks: {nama, sha256}; NULL when it marks none. */
const struct value *report_again_since(const struct report_again *again);
/* Destroys the report and removes the temporary folder. */
void report_again_close(struct report_again *again);
