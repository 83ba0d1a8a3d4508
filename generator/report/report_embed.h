/* What is embedded into the PDF, so that its figures can be made again from it alone. */
#pragma once

#include "pdf.h"

struct report;

/* Inputs, narrative, templates, annexes, rekap and a list of all with their digests. In the
 * arena of the report, which must be complete. False after reporting. */
bool report_embed(struct report *report, struct pdf_options *options);
