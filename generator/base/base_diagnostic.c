/* Diagnostics: the catalogue and the list of a run. */
#include "base_diagnostic.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic_list.h"

static const struct {
    enum base_severity severity;
    const char *code;
    const char *text;
} catalogue[] = {
    {BASE_NOTE, "", ""},
#define MESSAGE(name, severity, code, text) {severity, code, text},
#include "messages/all.def"
#undef MESSAGE
};
_Static_assert(sizeof catalogue / sizeof catalogue[0] == BASE_MESSAGE_COUNT, "one entry a message");

struct base_diagnostics *base_diagnostics_create(struct base_arena *arena,
                                                 struct base_sources *sources)
{
    struct base_diagnostics *diagnostics = base_alloc(arena, sizeof *diagnostics);
    diagnostics->arena = arena;
    diagnostics->sources = sources;
    return diagnostics;
}

/* What a file holds can be long without end; a message is read by a person. */
static const char *short_copy(struct base_arena *arena, const char *text)
{
    enum { LONGEST = 2000 };
    size_t length = strlen(text);
    if (length <= LONGEST)
        return base_copy(arena, text, length);
    for (length = LONGEST; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;)
        length--;
    return base_format(arena, "%.*s...", (int)length, text);
}

void base_report_list(struct base_diagnostics *diagnostics, struct base_place place,
                      enum base_message message, const char *const *arguments)
{
    assert(message > BASE_MESSAGE_NONE && message < BASE_MESSAGE_COUNT);
    if (diagnostics->reported[message]++ >= BASE_DIAGNOSTICS_KEPT)
        return;
    struct base_diagnostic item = {
        .message = message, .severity = catalogue[message].severity, .place = place};
    item.place.file = base_copy_text(diagnostics->arena, place.file);
    for (; arguments[item.argument_count] != NULL; item.argument_count++) {
        assert(item.argument_count < sizeof item.arguments / sizeof item.arguments[0]);
        item.arguments[item.argument_count] =
            short_copy(diagnostics->arena, arguments[item.argument_count]);
    }
    BASE_PUSH(diagnostics->arena, diagnostics->items, diagnostics->count, diagnostics->capacity,
              item);
}

struct base_place base_at(base_origin origin)
{
    return (struct base_place){.origin = origin};
}

struct base_place base_at_file(const char *file, unsigned line, unsigned column)
{
    return (struct base_place){.file = file, .line = line, .column = column};
}

size_t base_diagnostics_count(const struct base_diagnostics *diagnostics)
{
    return diagnostics->count;
}

const struct base_diagnostic *base_diagnostics_get(const struct base_diagnostics *diagnostics,
                                                   size_t index)
{
    assert(index < diagnostics->count);
    return &diagnostics->items[index];
}

size_t base_diagnostics_dropped(const struct base_diagnostics *diagnostics,
                                enum base_message message)
{
    size_t reported = diagnostics->reported[message];
    return reported > BASE_DIAGNOSTICS_KEPT ? reported - BASE_DIAGNOSTICS_KEPT : 0;
}

/* Those that were counted only are as severe as the most severe kept one of their kind, and are
 * never accepted. */
static size_t count_severity(const struct base_diagnostics *diagnostics,
                             enum base_severity severity)
{
    size_t count = 0;
    enum base_severity worst[BASE_MESSAGE_COUNT] = {0};
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct base_diagnostic *item = &diagnostics->items[i];
        if (item->severity == severity && item->accepted == NULL)
            count++;
        if (item->severity > worst[item->message])
            worst[item->message] = item->severity;
    }
    for (size_t message = 0; message < BASE_MESSAGE_COUNT; message++) {
        if (worst[message] == severity)
            count += base_diagnostics_dropped(diagnostics, (enum base_message)message);
    }
    return count;
}

size_t base_diagnostics_errors(const struct base_diagnostics *diagnostics)
{
    return count_severity(diagnostics, BASE_ERROR);
}

size_t base_diagnostics_warnings(const struct base_diagnostics *diagnostics)
{
    return count_severity(diagnostics, BASE_WARNING);
}

void base_diagnostics_set_severity(struct base_diagnostics *diagnostics, size_t index,
                                   enum base_severity severity)
{
    assert(index < diagnostics->count);
    diagnostics->items[index].severity = severity;
}

void base_diagnostics_accept(struct base_diagnostics *diagnostics, size_t index, const char *reason)
{
    assert(index < diagnostics->count);
    diagnostics->items[index].accepted = base_copy_text(diagnostics->arena, reason);
}

const char *base_message_code(enum base_message message)
{
    assert(message < BASE_MESSAGE_COUNT);
    return catalogue[message].code;
}

const char *base_diagnostic_text(const struct base_diagnostic *diagnostic, struct base_arena *arena)
{
    struct base_buffer buffer = {.arena = arena};
    const char *text = base_translate(catalogue[diagnostic->message].text);
    while (*text != '\0') {
        bool numbered = text[0] == '{' && text[1] >= '1' && text[1] <= '8' && text[2] == '}';
        size_t index = numbered ? (size_t)(text[1] - '1') : 0;
        if (numbered && index < diagnostic->argument_count) {
            base_buffer_text(&buffer, diagnostic->arguments[index]);
            text += 3;
        } else {
            base_buffer_char(&buffer, *text++);
        }
    }
    return base_buffer_get(&buffer);
}
