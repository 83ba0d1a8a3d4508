/* Rule K030: statements of one quantity that must agree (laporan.harus_sama). */
#include "check_rules.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "expression.h"
#include "figures.h"
#include "model.h"
#include "value.h"

/* "2444 | 4674" */
static const char *shown_values(const struct expression_context *context,
                                const struct value *const *values, size_t count)
{
    struct base_buffer buffer = {.arena = context->arena};
    for (size_t i = 0; i < count; i++) {
        bool missing = false;
        base_buffer_text(&buffer, i > 0 ? " | " : "");
        base_buffer_text(&buffer, expression_show(values[i], context, &missing));
    }
    return base_buffer_get(&buffer);
}

static void check_entry(const struct check_input *input, const struct expression_context *context,
                        const struct value *entry)
{
    const struct value *list = value_get(entry, "nilai");
    size_t count = value_count(list);
    const struct value **values = base_alloc_array(context->arena, count + 1, sizeof *values);
    bool agree = true;
    for (size_t i = 0; i < count; i++) {
        values[i] = check_evaluate(input, value_at(list, i));
        if (values[i] == NULL) {
            return;
        }
        if (values[i]->kind == VALUE_MISSING) {
            if (values[i]->missing[0] != '\0') { /* otherwise the fault has been told */
                base_report(context->diagnostics, base_at(value_at(list, i)->origin),
                            BASE_MESSAGE_CHECK_SAME_MISSING, value_text_or(value_at(list, i), ""));
            }
            return;
        }
        agree = agree && value_equal(values[0], values[i]);
    }
    if (!agree) {
        base_report(context->diagnostics, base_at(entry->origin), BASE_MESSAGE_CHECK_SAME,
                    value_text_or(value_get(entry, "id"), ""),
                    value_text_or(value_get(entry, "uraian"), ""),
                    shown_values(context, values, count));
    }
}

void check_same(const struct check_input *input)
{
    const struct value_scope scope = {.value = input->figures->scope};
    const struct expression_context context = check_expression_context(input, &scope);
    const struct value *list = value_get(input->model->laporan, "harus_sama");
    for (size_t i = 0; i < value_count(list); i++) {
        check_entry(input, &context, value_at(list, i));
    }
}
