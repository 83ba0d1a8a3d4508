/* What is embedded into the PDF, so that its figures can be made again from it alone. */
#pragma once

#include "pdf.h"

struct base_arena;
struct record_text;
struct report;

/* Inputs, narrative, templates, annexes, rekap and a list of all with their digests. In the
 * arena of the report, which must be complete. False after reporting. */
bool report_embed(struct report *report, const struct record_text *rekap,
                  struct pdf_options *options);

/* What decides about bytes beside the program: libraries with versions, the hyphenation list with
 * its digest. "libharu 2.3.0, libdeflate 1.14, HarfBuzz 6.0.0, ...". */
const char *report_libraries(struct base_arena *arena);
