/* What is embedded into the PDF, so that its figures can be made again from it alone. */
#pragma once

#include "pdf.h"

struct base_arena;
struct pdf_deflated;
struct report;
struct report_embedding;

/* The rekap as it is embedded. */
struct report_embedded_rekap {
    struct pdf_deflated *deflated; /* its text: */
    size_t length;
    const char *digest;
};

/* Collects inputs, narrative, templates and annexes, in the arena of the report, which must be
 * complete. NULL after reporting. */
struct report_embedding *report_embed_begin(struct report *report);
/* Whether the embedded rekap has narasi and halaman: where making them again from the embedded
 * inputs would take long, or is not possible because a picture is too large to be embedded. */
bool report_embed_needs_words(const struct report_embedding *embedding);
/* Adds the rekap and a list of all with their digests. */
struct pdf_options report_embed_end(struct report_embedding *embedding,
                                    const struct report_embedded_rekap *rekap);

/* What decides about bytes beside the program: libraries with versions, the hyphenation list with
 * its digest. "libharu 2.3.0, libdeflate 1.14, HarfBuzz 6.0.0, ...". */
const char *report_libraries(struct base_arena *arena);
