/* The rekap on its way out: to its file and, at the same time, into the PDF. */
#pragma once

struct base_output;
struct pdf_options;
struct report;

/* Writes the rekap beside path and collects what is embedded into the PDF, in the arena of the
 * report, which must be complete; the options must then go to pdf_write, or be freed. The file
 * lacks only its name, which base_output_commit gives it. NULL after reporting; nothing is left
 * behind then. */
struct base_output *report_rekap_write(struct report *report, const char *path,
                                       struct pdf_options *options);
