/* All rules, in order of their codes. */
#include "check.h"

#include "check_rules.h"

void check_rules(struct base_arena *arena, struct base_sources *sources,
                 struct base_diagnostics *diagnostics, const struct model *model,
                 const struct figures *figures)
{
    check_same(arena, sources, diagnostics, model, figures);
}
