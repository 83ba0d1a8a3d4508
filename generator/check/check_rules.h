/* Inside of check/: the rules, one a file. */
#pragma once

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct figures;
struct model;

void check_same(struct base_arena *arena, struct base_sources *sources,
                struct base_diagnostics *diagnostics, const struct model *model,
                const struct figures *figures);
