/* Checks one value for a field, outside the files of a report. */
#include "model.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "model_reader.h"

bool model_check_single(struct base_arena *arena, struct base_sources *sources,
                        struct base_diagnostics *diagnostics, const char *folder,
                        const struct model_field *field, const char *name,
                        const struct value *value)
{
    struct model_reader reader = {.arena = arena,
                                  .sources = sources,
                                  .diagnostics = diagnostics,
                                  .folder = folder,
                                  .file = ""};
    size_t before = base_diagnostics_errors(diagnostics);
    if (value->kind != VALUE_NULL && !model_is_mark(value))
        model_check_scalar(&reader, (struct model_item){field, name, value});
    return base_diagnostics_errors(diagnostics) == before;
}
