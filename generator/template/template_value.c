/* Attribute values at expansion: evaluates expressions, reads the result by the attribute's type.
 */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"

struct base_arena *template_run_aside(struct template_run *run)
{
    struct base_arena *before = run->context.arena;
    run->context.arena = run->scratch;
    return before;
}

void template_run_back(struct template_run *run, struct base_arena *before)
{
    run->context.arena = before;
    if (before != run->scratch)
        base_arena_reset(run->scratch);
}

bool template_run_holds(struct template_run *run, const struct template_node *node,
                        const char *name)
{
    struct base_arena *before = template_run_aside(run);
    run->context.unplaced = true;
    const struct value *condition = template_run_value(run, node, name);
    bool holds = condition != NULL && value_truth(condition);
    run->context.unplaced = false;
    template_run_back(run, before);
    return holds;
}

const struct value *template_run_evaluate(struct template_run *run,
                                          const struct expression *expression, base_origin origin)
{
    run->context.place = origin;
    const struct value *value = expression_evaluate(expression, &run->context);
    return value->origin != 0 ? value : value_placed(run->context.arena, value, origin);
}

const char *template_run_show(struct template_run *run, const struct value *value,
                              base_origin origin, bool *missing)
{
    *missing = false;
    run->context.place = origin;
    const char *text = expression_show(value, &run->context, missing);
    if (*missing)
        template_run_report_missing(run, value, origin, text);
    return text;
}

const char *template_kind_words(enum value_kind kind)
{
    static const char *const words[] = {
        [VALUE_MISSING] = N_("a missing value"),
        [VALUE_NULL] = N_("null"),
        [VALUE_BOOL] = N_("true or false"),
        [VALUE_NUMBER] = N_("a number"),
        [VALUE_TEXT] = N_("a text"),
        [VALUE_LIST] = N_("a list"),
        [VALUE_RECORD] = N_("a record"),
    };
    return base_translate(words[kind]);
}

const char *template_run_join(struct template_run *run, const struct expression_template *parts)
{
    if (parts->count == 1 && parts->parts[0].text != NULL)
        return parts->parts[0].text;
    struct base_buffer *joined = &run->joined;
    joined->arena = run->arena;
    joined->length = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct expression_template_part *part = &parts->parts[i];
        if (part->text != NULL) {
            base_buffer_text(joined, part->text);
            continue;
        }
        bool missing;
        struct base_arena *before = template_run_aside(run);
        const struct value *value = template_run_evaluate(run, part->expression, part->origin);
        const char *text = template_run_show(run, value, part->origin, &missing);
        base_buffer_text(joined, missing ? "[" : "");
        base_buffer_text(joined, text);
        base_buffer_text(joined, missing ? "]" : "");
        template_run_back(run, before);
    }
    return base_copy(run->context.arena, base_buffer_get(joined), joined->length);
}

const struct value *template_run_value(struct template_run *run, const struct template_node *node,
                                       const char *name)
{
    const struct template_value *value = template_node_value(node, name);
    if (value == NULL || value->parts == NULL)
        return NULL;
    if (value->parts->count == 1 && value->parts->parts[0].text == NULL) {
        const struct expression_template_part *part = &value->parts->parts[0];
        return template_run_evaluate(run, part->expression, part->origin);
    }
    return value_text(run->context.arena, value->origin, template_run_join(run, value->parts));
}

const char *template_run_text(struct template_run *run, const struct template_node *node,
                              const char *name, const char *fallback)
{
    const struct template_value *value = template_node_value(node, name);
    if (value == NULL)
        return fallback;
    return value->parts != NULL ? template_run_join(run, value->parts) : value->text;
}

bool template_run_has(struct template_run *run, const struct template_node *node, const char *name)
{
    const struct template_value *value = template_node_value(node, name);
    if (value == NULL)
        return false;
    if (!value->dynamic)
        return *value->text != '\0';
    if (value->parts == NULL || value->parts->count != 1)
        return true;
    struct base_arena *before = template_run_aside(run);
    const struct value *result = template_run_value(run, node, name);
    bool has = result->kind != VALUE_NULL && (result->kind != VALUE_TEXT || *result->text != '\0');
    template_run_back(run, before);
    return has;
}

/* The text of an attribute whose fixed form has been checked; NULL when absent or null. */
static const char *plain_text(struct template_run *run, const struct template_value *value)
{
    if (value == NULL || !value->dynamic)
        return value != NULL ? value->text : NULL;
    if (value->parts->count == 1 && value->parts->parts[0].text == NULL) {
        const struct expression_template_part *part = &value->parts->parts[0];
        const struct value *result = template_run_evaluate(run, part->expression, part->origin);
        if (result->kind == VALUE_NULL)
            return NULL;
        if (result->kind == VALUE_BOOL)
            return result->boolean ? "ya" : "tidak";
        if (result->kind == VALUE_NUMBER)
            return base_format(run->arena, "%lld", value_integer_or(result, -1));
    }
    return template_run_join(run, value->parts);
}

static void report_value(struct template_run *run, const struct template_value *value,
                         const char *text)
{
    base_report(run->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE, text,
                value->name, template_text_expected(value->rule, run->arena));
}

bool template_run_yes(struct template_run *run, const struct template_node *node, const char *name,
                      bool fallback)
{
    const struct template_value *value = template_node_value(node, name);
    if (value == NULL)
        return fallback;
    if (value->dynamic) {
        struct base_arena *before = template_run_aside(run);
        const struct value *result = template_run_value(run, node, name);
        bool yes = value_truth(result) && strcmp(value_text_or(result, ""), "tidak") != 0;
        template_run_back(run, before);
        return yes;
    }
    return strcmp(value->text, "ya") == 0;
}

int template_run_choice(struct template_run *run, const struct template_node *node,
                        const char *name, int fallback)
{
    const struct template_value *value = template_node_value(node, name);
    const char *text = plain_text(run, value);
    int index;
    if (text == NULL)
        return fallback;
    if (template_text_choice(value->rule->values, text, &index))
        return index;
    report_value(run, value, text);
    return fallback;
}

long template_run_number(struct template_run *run, const struct template_node *node,
                         const char *name, long fallback)
{
    const struct template_value *value = template_node_value(node, name);
    const char *text = plain_text(run, value);
    long number;
    if (text == NULL)
        return fallback;
    if (template_text_number(text, &number))
        return number;
    report_value(run, value, text);
    return fallback;
}

base_length template_run_length(struct template_run *run, const struct template_node *node,
                                const char *name, base_length fallback)
{
    const struct template_value *value = template_node_value(node, name);
    const char *text = plain_text(run, value);
    base_length length;
    size_t count;
    if (text == NULL)
        return fallback;
    if (template_text_lengths(text, &length, 1, &count))
        return length;
    report_value(run, value, text);
    return fallback;
}

document_colour template_run_colour(struct template_run *run, const struct template_node *node,
                                    const char *name, document_colour fallback)
{
    const struct template_value *value = template_node_value(node, name);
    const char *text = plain_text(run, value);
    document_colour colour;
    if (text == NULL)
        return fallback;
    if (template_text_colour(run->pack, text, &colour))
        return colour;
    report_value(run, value, text);
    return fallback;
}
