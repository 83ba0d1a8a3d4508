/* Prints diagnostics: sorted, with the source line and a caret. */
#define _POSIX_C_SOURCE 200809L
#include "base_diagnostic.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic_list.h"
#include "base_utf8.h"

/* Characters of a source line that are shown, and those kept before the caret. */
enum { SHOWN = 100, BEFORE_CARET = 60 };

/* A diagnostic with its place looked up. */
struct entry {
    const struct base_diagnostic *item;
    size_t order;
    const char *file; /* "" = none */
    uint32_t source;  /* 0 = unknown */
    uint32_t line, column;
};

static struct entry make_entry(const struct base_diagnostics *diagnostics, size_t index)
{
    const struct base_diagnostic *item = &diagnostics->items[index];
    struct entry entry = {.item = item, .order = index, .file = ""};
    if (item->place.origin != 0 && diagnostics->sources != NULL) {
        struct base_origin_record record =
            base_origin_locate(diagnostics->sources, item->place.origin);
        entry.file = base_source_name(diagnostics->sources, record.source);
        entry.source = record.source;
        entry.line = record.line;
        entry.column = record.column;
    } else if (item->place.file != NULL) {
        entry.file = item->place.file;
        entry.line = item->place.line;
        entry.column = item->place.column;
    }
    return entry;
}

/* By file, then line, then order of reporting. */
static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* What stands for a character in one line: a space for a control character, U+FFFD for one that
 * cannot be seen or turns the direction of what follows. */
static uint32_t clean(uint32_t character)
{
    bool control = character < ' ' || (character >= 0x7f && character < 0xa0);
    bool hidden = (character >= 0x200b && character <= 0x200f) ||
                  (character >= 0x2028 && character <= 0x202e) ||
                  (character >= 0x2060 && character <= 0x206f) || character == 0xfeff;
    return control ? ' ' : hidden ? 0xfffd : character;
}

/* Adds text on one line; malformed bytes become U+FFFD. */
static void add_clean(struct base_buffer *buffer, const char *text)
{
    uint32_t character;
    while ((character = base_utf8_next(text, &text)) != 0) {
        char bytes[4];
        base_buffer_add(buffer, bytes, base_utf8_put(bytes, clean(character)));
    }
}

const char *base_shown(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    add_clean(&buffer, text);
    return base_buffer_get(&buffer);
}

static void add_place(struct base_buffer *line, const struct entry *entry)
{
    if (*entry->file == '\0')
        return;
    add_clean(line, entry->file);
    if (entry->line != 0)
        base_buffer_format(line, ":%u", (unsigned)entry->line);
    if (entry->line != 0 && entry->column != 0)
        base_buffer_format(line, ":%u", (unsigned)entry->column);
    base_buffer_text(line, ": ");
}

static const char *severity_name(const struct base_diagnostic *item)
{
    enum base_severity severity = item->severity;
    if (item->accepted != NULL)
        return base_translate(N_("accepted"));
    if (severity == BASE_ERROR)
        return base_translate(N_("error"));
    return severity == BASE_WARNING ? base_translate(N_("warning")) : base_translate(N_("note"));
}

/* Adds " [tujuan[0].sasaran]" or " [indikator.ik1.capaian]" when the origin has such a path. */
static void add_path(struct base_buffer *line, const struct base_sources *sources,
                     base_origin origin)
{
    if (origin == 0 || sources == NULL)
        return;
    struct base_buffer path = {.arena = line->arena};
    base_origin_path(sources, origin, &path);
    if (path.length == 0)
        return;
    const char *shown = base_buffer_get(&path);
    base_buffer_text(line, " [");
    add_clean(line, *shown == '=' ? shown + 1 : shown);
    base_buffer_char(line, ']');
}

/* Prints the source line and a caret below its column. Tabs stay tabs in both lines, so that the
 * caret stands right whatever their width; a long line is cut around the caret. */
static void print_caret(struct base_arena *arena, const struct base_sources *sources,
                        const struct entry *entry, FILE *out)
{
    enum { MOST_COLUMNS = 100000 };
    if (entry->column == 0 || entry->column > MOST_COLUMNS)
        return;
    const char *text = base_source_line(sources, entry->source, entry->line, arena);
    if (text == NULL)
        return;
    uint32_t first = entry->column > SHOWN ? entry->column - BEFORE_CARET : 1;
    struct base_buffer shown = {.arena = arena}, below = {.arena = arena};
    uint32_t column = 0, character;
    while ((character = base_utf8_next(text, &text)) != 0) {
        if (++column < first)
            continue;
        if (column >= first + SHOWN)
            break;
        char bytes[4];
        size_t length = base_utf8_put(bytes, character == '\t' ? character : clean(character));
        base_buffer_add(&shown, bytes, length);
        if (column < entry->column)
            base_buffer_char(&below, character == '\t' ? '\t' : ' ');
    }
    if (entry->column > column + 1)
        return;
    const char *before = first > 1 ? "..." : "", *after = column >= first + SHOWN ? "..." : "";
    fprintf(out, "    %s%s%s\n", before, base_buffer_get(&shown), after);
    fprintf(out, "    %s%s^\n", first > 1 ? "   " : "", base_buffer_get(&below));
}

static void print_entry(struct base_arena *arena, const struct base_sources *sources,
                        const struct entry *entry, FILE *out)
{
    const struct base_diagnostic *item = entry->item;
    struct base_buffer line = {.arena = arena};
    add_place(&line, entry);
    base_buffer_format(&line, "%s %s: ", severity_name(item), base_message_code(item->message));
    add_clean(&line, base_diagnostic_text(item, arena));
    add_path(&line, sources, item->place.origin);
    if (item->place.page != 0)
        base_buffer_format(&line, " (%s %d)", base_translate(N_("page")), item->place.page);
    fprintf(out, "%s\n", base_buffer_get(&line));
    if (entry->source != 0)
        print_caret(arena, sources, entry, out);
    if (item->accepted != NULL) {
        struct base_buffer reason = {.arena = arena};
        add_clean(&reason, item->accepted);
        fprintf(out, "    %s: %s\n", base_translate(N_("reason")), base_buffer_get(&reason));
    }
}

/* Says how many were counted only. */
static void print_dropped(const struct base_diagnostics *diagnostics, FILE *out)
{
    for (size_t message = 0; message < BASE_MESSAGE_COUNT; message++) {
        size_t dropped = base_diagnostics_dropped(diagnostics, (enum base_message)message);
        if (dropped > 0)
            fprintf(out, "%s %s: %zu\n", base_translate(N_("further messages of the kind")),
                    base_message_code((enum base_message)message), dropped);
    }
}

/* What is printed. */
enum choice { ALL, OPEN, ERRORS };

static bool is_chosen(const struct base_diagnostic *item, enum choice choice)
{
    return choice == ALL ||
           (item->accepted == NULL && (choice == OPEN || item->severity == BASE_ERROR));
}

static void print(const struct base_diagnostics *diagnostics, FILE *out, enum choice choice)
{
    if (diagnostics->count == 0)
        return;
    struct base_arena *arena = base_arena_create();
    struct entry *entries = base_alloc_array(arena, diagnostics->count, sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        if (is_chosen(&diagnostics->items[i], choice))
            entries[count++] = make_entry(diagnostics, i);
    }
    qsort(entries, count, sizeof *entries, compare);
    for (size_t i = 0; i < count; i++) {
        struct base_arena *own = base_arena_create();
        print_entry(own, diagnostics->sources, &entries[i], out);
        base_arena_destroy(own);
    }
    if (choice != ERRORS)
        print_dropped(diagnostics, out);
    base_arena_destroy(arena);
}

void base_diagnostics_print(const struct base_diagnostics *diagnostics, FILE *out)
{
    print(diagnostics, out, ALL);
}

void base_diagnostics_print_open(const struct base_diagnostics *diagnostics, FILE *out)
{
    print(diagnostics, out, OPEN);
}

const char *base_diagnostics_error_text(const struct base_diagnostics *diagnostics,
                                        struct base_arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream == NULL)
        base_out_of_memory();
    print(diagnostics, stream, ERRORS);
    fclose(stream);
    const char *copy = base_copy(arena, text, length);
    free(text);
    return copy;
}
