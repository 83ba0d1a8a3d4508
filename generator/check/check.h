/* Checks: rules over model and figures. Each finding is a diagnostic with a code that
 * laporan.json can accept with a reason (terima). */
#pragma once

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct figures;
struct model;

/* Applies all rules. */
void check_rules(struct base_arena *arena, struct base_sources *sources,
                 struct base_diagnostics *diagnostics, const struct model *model,
                 const struct figures *figures);

/* Marks the findings that laporan.terima names as accepted, and reports entries of terima that
 * name no finding. Called last, when all findings are known. An entry names a finding by its code
 * (or *) and its place: a JSON path ("anggaran.program[0]", a part of one from its start), or
 * "<list>.<id>" with the id that the finding is about. */
void check_accept(struct base_arena *arena, struct base_sources *sources,
                  struct base_diagnostics *diagnostics, const struct model *model);
