/* Inside of report/: why two files that should be the same are not. */
#pragma once

#include "report_verify.h"

struct pdfread_file;
struct value;

void report_reason_add(struct base_arena *arena, struct report_proof *proof, const char *text);
/* Names what the manifests of both files tell apart, and embedded files that are not those which
 * the manifest lists. again: the file made now; NULL = there is none. */
void report_reasons_find(struct base_arena *arena, struct report_proof *proof,
                         const struct value *manifest, const struct pdfread_file *files,
                         size_t count, const char *again);
