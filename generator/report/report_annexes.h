/* Signed documents that become annexes of a report: laporan.pindaian. */
#pragma once

#include <stddef.h>

struct pdf_attachment;
struct report;

/* Folder of the embedded annexes within the PDF, with its slash. */
#define REPORT_ANNEXES "lampiran/"

/* Reports pictures without alternative text and PDF files that are none. */
void report_annexes_check(struct report *report);

/* The PDF files among the annexes, to be embedded; *count gets their number. The bytes live in the
 * report's arena. NULL after reporting one that cannot be read (*count is then 1). */
struct pdf_attachment *report_annexes(struct report *report, size_t *count);
