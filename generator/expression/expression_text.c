/* Functions of texts. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

enum { MAX_RESULT = EXPRESSION_MOST };

static struct base_arena *arena_of(const struct expression_call *call)
{
    return call->run->context->arena;
}

const struct value *expression_huruf_besar(const struct expression_call *call)
{
    return expression_text_result(call,
                                  base_utf8_upper_text(arena_of(call), call->arguments[0]->text));
}

const struct value *expression_huruf_kecil(const struct expression_call *call)
{
    return expression_text_result(call,
                                  base_utf8_lower_text(arena_of(call), call->arguments[0]->text));
}

const struct value *expression_huruf_judul(const struct expression_call *call)
{
    return expression_text_result(call,
                                  base_utf8_title_text(arena_of(call), call->arguments[0]->text));
}

/* False when the result would grow beyond its limit. */
static bool replace(struct base_buffer *buffer, const char *text, const char *from, const char *to)
{
    for (const char *next; (next = strstr(text, from)) != NULL; text = next + strlen(from)) {
        base_buffer_add(buffer, text, (size_t)(next - text));
        base_buffer_text(buffer, to);
        if (buffer->length > MAX_RESULT)
            return false;
    }
    base_buffer_text(buffer, text);
    return buffer->length <= MAX_RESULT;
}

const struct value *expression_ganti(const struct expression_call *call)
{
    struct base_buffer buffer = {.arena = arena_of(call)};
    const char *from = call->arguments[1]->text;
    if (from[0] == '\0')
        return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_EMPTY_TEXT,
                                call->node->function->name);
    if (!replace(&buffer, call->arguments[0]->text, from, call->arguments[2]->text))
        return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_RESULT,
                                call->node->function->name);
    return expression_text_result(call, base_buffer_get(&buffer));
}

const struct value *expression_mulai_dengan(const struct expression_call *call)
{
    const char *start = call->arguments[1]->text;
    bool same = strncmp(call->arguments[0]->text, start, strlen(start)) == 0;
    return value_bool(arena_of(call), call->arguments[0]->origin, same);
}

/* The address of character number index, or of the end. */
static const char *skip(const char *text, size_t index)
{
    while (index-- > 0 && *text != '\0')
        base_utf8_next(text, &text);
    return text;
}

static size_t length_of(const struct value *value)
{
    return value->kind == VALUE_TEXT ? base_utf8_count(value->text) : value_count(value);
}

const struct value *expression_panjang(const struct expression_call *call)
{
    return value_integer(arena_of(call), call->arguments[0]->origin,
                         (long long)length_of(call->arguments[0]));
}

/* A position from 0 to length; negative ones count from the end. */
static size_t clamp(long long position, size_t length)
{
    if (position < 0)
        position += (long long)length;
    if (position < 0)
        return 0;
    return (unsigned long long)position > length ? length : (size_t)position;
}

static const struct value *cut_text(const struct expression_call *call, size_t from, size_t to)
{
    const char *start = skip(call->arguments[0]->text, from);
    const char *end = skip(start, to - from);
    return expression_text_result(call, base_copy(arena_of(call), start, (size_t)(end - start)));
}

const struct value *expression_potong(const struct expression_call *call)
{
    const struct value *value = call->arguments[0];
    size_t length = length_of(value);
    size_t from = clamp(expression_integer(call, 1, 0), length);
    size_t to = clamp(expression_integer(call, 2, (long long)length), length);
    if (to < from)
        to = from;
    if (value->kind == VALUE_TEXT)
        return cut_text(call, from, to);
    if (value->kind == VALUE_LIST)
        return value_list(arena_of(call), value->origin, value->list.items + from, to - from);
    const struct value_shape *shape =
        value_shape_of(arena_of(call), value->record.shape->keys + from, to - from);
    return value_record_of(arena_of(call), value->origin, shape, value->record.values + from,
                           false);
}
