/* What a report tells programs and services that sign it. */
#pragma once

#include <stdbool.h>

struct report;

/* The content of the QR code of electronic signatures: laporan.verifikasi with the document's
 * number, else that number; NULL when there is neither. A missing number is reported. */
const char *report_signing_code(struct report *report);

/* Reports anchors that stand elsewhere in the text too. Pages must have been made. */
void report_signing_check(struct report *report);

/* Begins the file that names every place to sign (documented in docs/tanda-tangan.md); the caller
 * commits it. *output is NULL when there is no place to sign. False after reporting. */
struct base_output;
bool report_signing_open(struct report *report, const char *path, struct base_output **output);
