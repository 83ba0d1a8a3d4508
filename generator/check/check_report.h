/* Checks: rules over model, figures and document. Each finding is a diagnostic with a code that
 * laporan.json can accept with a reason (terima). */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct document;
struct figures;
struct model;
struct value;

/* What the rules look at. All by reference. */
struct check_input {
    struct base_arena *arena;
    struct base_arena *lasting; /* set by check_rules: of what outlives a rule */
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const struct model *model;
    const struct figures *figures;
    const struct value *claims;      /* a record as in klaim.json; NULL = none */
    const struct document *document; /* NULL while there is none */
};

/* Applies the rules that need no document. */
void check_rules(const struct check_input *input);
/* Applies the rules over the text of the finished document. */
void check_document(const struct check_input *input);

/* Marks the findings that laporan.terima names as accepted, and reports entries of terima that
 * name no finding. Called last, when all findings are known. An entry names a finding by its code
 * (or *) and its place: a JSON path ("anggaran.program[0]", a part of one from its start), a file
 * ("narasi/penutup.md", with ":12" one line of it), or
 * "<list>.<id>" with the id that the finding is about. pages: they were made; otherwise an entry
 * may be about what only they show. */
void check_accept(struct base_arena *arena, struct base_sources *sources,
                  struct base_diagnostics *diagnostics, const struct model *model, bool pages);
/* The same for the findings known so far, before the last ones are. */
void check_accept_so_far(struct base_arena *arena, struct base_sources *sources,
                         struct base_diagnostics *diagnostics, const struct model *model);
