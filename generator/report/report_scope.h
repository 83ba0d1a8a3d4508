/* What templates see. */
#pragma once

struct report;
struct value;

/* The names of the figures, and "pemeriksaan": what the rules have found before the document is
 * made and laporan.terima does not accept. */
const struct value *report_scope(struct report *report);
