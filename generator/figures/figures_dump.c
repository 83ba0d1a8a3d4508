/* Figures as text: what each is, how it was made and from what. */
#include "figures.h"

#include "base_arena.h"
#include "value.h"

/* The exact value of a figure or operand. */
static const char *exact_text(const struct base_buffer *buffer, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        return value_rational_text(buffer->arena, value->number, -1);
    case VALUE_TEXT:
        return value->text;
    default:
        return value_kind_name(value->kind);
    }
}

void figures_dump_record(const struct figures *figures, const struct figures_record *record,
                         const struct base_sources *sources, struct base_buffer *buffer)
{
    base_buffer_format(buffer, "%s = %s (%s)\n", record->path,
                       figures_record_shown(figures, record, buffer->arena),
                       exact_text(buffer, record->value));
    base_buffer_format(buffer, "    %s\n", record->formula);
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        base_buffer_format(buffer, "    %s: %s", operand->name, exact_text(buffer, operand->value));
        if (operand->value->origin != 0) {
            base_buffer_text(buffer, " [");
            base_origin_describe(sources, operand->value->origin, buffer);
            base_buffer_text(buffer, "]");
        }
        base_buffer_text(buffer, "\n");
    }
}

void figures_dump(const struct figures *figures, const struct base_sources *sources,
                  struct base_buffer *buffer)
{
    for (size_t i = 0; i < figures->count; i++) {
        figures_dump_record(figures, &figures->records[i], sources, buffer);
    }
}
