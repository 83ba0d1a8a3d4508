/* Words about fields, from the field table: for schemas and the comments of new files. */
#include "model.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "json.h"
#include "model_schema.h"

static void add_choices(struct base_buffer *buffer, const struct model_field *field)
{
    for (size_t i = 0; field->choices != NULL && field->choices[i] != NULL; i++)
        base_buffer_format(buffer, "%s%s", i == 0 ? ": " : ", ", field->choices[i]);
}

static void add_need(struct base_buffer *buffer, const struct model_field *field)
{
    if (field->need == MODEL_STRUCTURAL)
        base_buffer_text(buffer, "; wajib ada");
    else if (field->need == MODEL_ISI)
        base_buffer_text(buffer, "; harus terisi sebelum final");
    else
        base_buffer_text(buffer, "; boleh dihapus");
    if (field->fallback != NULL)
        base_buffer_format(buffer, " (berarti %s)", field->fallback);
    if (field->flags & MODEL_NULLABLE)
        base_buffer_text(buffer, "; boleh null");
}

const char *model_field_help(struct base_arena *arena, const struct model_field *field)
{
    struct base_buffer buffer = {.arena = arena};
    base_buffer_text(&buffer, field->text);
    add_choices(&buffer, field);
    if (field->unit != NULL)
        base_buffer_format(&buffer, "; satuan: %s", field->unit);
    if (field->kind == MODEL_REFERENCE)
        base_buffer_format(&buffer, "; merujuk ke %s", model_target_names[field->target]);
    if (field->high > field->low && field->high >= 1000000000000000000)
        base_buffer_text(&buffer, "; tidak negatif");
    else if (field->high > field->low)
        base_buffer_format(&buffer, "; %lld sampai %lld", field->low, field->high);
    return base_buffer_get(&buffer);
}

const char *model_field_need(struct base_arena *arena, const struct model_field *field)
{
    struct base_buffer buffer = {.arena = arena};
    base_buffer_text(&buffer, model_field_help(arena, field));
    add_need(&buffer, field);
    return base_buffer_get(&buffer);
}

const struct value *model_field_examples(struct base_arena *arena, const struct model_field *field)
{
    if (field->example == NULL)
        return NULL;
    const char *list = base_format(arena, "[%s]", field->example);
    struct base_sources *sources = base_sources_create(arena);
    struct base_diagnostics *diagnostics = base_diagnostics_create(arena, sources);
    return json_read_memory(arena, sources, diagnostics, field->name, list, strlen(list));
}
