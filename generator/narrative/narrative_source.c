/* The text made ready for cmark: expressions, escapes, footnotes and list markers. */
#include "narrative_source.h"

#include <string.h>

#include "base_arena.h"
#include "base_comment.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "expression.h"
#include "narrative_marker.h"

base_origin narrative_source_origin(const struct narrative_source *source, unsigned line)
{
    if (source->source == 0)
        return source->origin;
    return base_origin_place(source->sources, source->source, line, 0);
}

const struct expression_template_part *
narrative_source_expression(const struct narrative_source *source, uint32_t sign)
{
    if (sign < NARRATIVE_EXPRESSION || sign - NARRATIVE_EXPRESSION >= source->parts->count)
        return NULL;
    return &source->parts->parts[sign - NARRATIVE_EXPRESSION];
}

const struct narrative_item *narrative_source_item(const struct narrative_source *source,
                                                   unsigned line)
{
    for (size_t i = 0; i < source->item_count; i++) {
        if (source->items[i].line == line)
            return &source->items[i];
    }
    return NULL;
}

struct narrative_note *narrative_source_note(const struct narrative_source *source,
                                             const char *label)
{
    for (size_t i = 0; i < source->note_count; i++) {
        if (strcmp(source->notes[i].label, label) == 0)
            return &source->notes[i];
    }
    return NULL;
}

/* ------------------------------------------------------------ signs */

/* Signs that the placeholders use cannot come from the text itself. */
static bool check_signs(struct narrative_source *source, const char *text)
{
    unsigned line = 1;
    for (const char *c = text; *c != '\0';) {
        if (*c >= ' ' && *c < 0x7F) {
            c++;
            continue;
        }
        uint32_t sign = base_utf8_next(c, &c);
        line += sign == '\n';
        if ((sign >= NARRATIVE_ESCAPE && sign <= NARRATIVE_ESCAPE_LAST) || sign >= 0xF0000) {
            base_report(source->diagnostics, base_at(narrative_source_origin(source, line)),
                        BASE_MESSAGE_NARRATIVE_SIGN, NULL);
            return false;
        }
    }
    return true;
}

static void add_sign(struct base_buffer *buffer, uint32_t sign)
{
    char bytes[4];
    base_buffer_add(buffer, bytes, base_utf8_put(bytes, sign));
}

/* A literal part; escapes of our own signs become placeholders. */
static void add_literal(struct base_buffer *buffer, const char *text)
{
    for (; *text != '\0'; text++) {
        size_t plain = strcspn(text, "\\\r");
        if (plain > 0) {
            base_buffer_add(buffer, text, plain);
            text += plain - 1;
        } else if (*text == '\\' && text[1] != '\0' && strchr("^~+[]{}", text[1]) != NULL) {
            text++;
            add_sign(buffer, NARRATIVE_ESCAPE + (uint32_t)(unsigned char)*text);
        } else if (*text == '\\' && text[1] != '\0') {
            base_buffer_add(buffer, text++, 2);
        } else if (*text != '\r') {
            base_buffer_char(buffer, *text); /* a lone backslash at the end */
        }
    }
}

/* The text with placeholders; line ends inside expressions are kept behind them. */
static const char *cut_expressions(struct narrative_source *source)
{
    struct base_buffer buffer = {.arena = source->arena};
    for (size_t i = 0; i < source->parts->count; i++) {
        const struct expression_template_part *part = &source->parts->parts[i];
        if (part->text != NULL)
            add_literal(&buffer, part->text);
        else
            add_sign(&buffer, NARRATIVE_EXPRESSION + (uint32_t)i);
    }
    return base_buffer_get(&buffer);
}

/* ------------------------------------------------------------ lines */

struct lines {
    struct narrative_source *source;
    struct base_buffer text;
    struct narrative_marker_state markers;
    struct narrative_note *note; /* being read */
    struct base_buffer note_text;
};

/* "[^label]:" at the start of a line; *rest gets what follows. */
static const char *note_start(struct base_arena *arena, const char *line, size_t length,
                              const char **rest)
{
    if (length < 5 || strncmp(line, "[^", 2) != 0)
        return NULL;
    const char *close = memchr(line, ']', length);
    if (close == NULL || close == line + 2 || (size_t)(close - line) + 1 >= length ||
        close[1] != ':')
        return NULL;
    *rest = close + 2;
    return base_copy(arena, line + 2, (size_t)(close - line) - 2);
}

static void finish_note(struct lines *lines)
{
    if (lines->note != NULL)
        lines->note->text =
            base_copy_text(lines->source->arena, base_buffer_get(&lines->note_text));
    lines->note = NULL;
    lines->note_text = (struct base_buffer){.arena = lines->source->arena};
}

static void start_note(struct lines *lines, const char *label, unsigned number)
{
    struct narrative_source *source = lines->source;
    finish_note(lines);
    if (narrative_source_note(source, label) != NULL)
        base_report(source->diagnostics, base_at(narrative_source_origin(source, number)),
                    BASE_MESSAGE_NARRATIVE_NOTE_TWICE, label);
    struct narrative_note note = {.label = label, .line = number, .text = ""};
    BASE_PUSH(source->arena, source->notes, source->note_count, source->note_capacity, note);
    lines->note = &source->notes[source->note_count - 1];
}

static size_t blanks(const char *line, size_t length)
{
    size_t count = 0;
    while (count < length && (line[count] == ' ' || line[count] == '\t'))
        count++;
    return count;
}

static void read_line(struct lines *lines, const char *line, size_t length, unsigned number)
{
    struct narrative_source *source = lines->source;
    const char *rest = line;
    const char *label = note_start(source->arena, line, length, &rest);
    bool blank = blanks(line, length) == length;
    if (label != NULL) {
        start_note(lines, label, number);
        base_buffer_add(&lines->note_text, rest, length - (size_t)(rest - line));
    } else if (lines->note != NULL && !blank) { /* goes on with the footnote */
        base_buffer_char(&lines->note_text, '\n');
        base_buffer_add(&lines->note_text, line, length);
    } else {
        finish_note(lines);
        struct narrative_item item = {.line = number};
        const char *known =
            narrative_marker_read(source->arena, &lines->markers, line, length, &item);
        if (item.marker != NULL)
            BASE_PUSH(source->arena, source->items, source->item_count, source->item_capacity,
                      item);
        base_buffer_add(&lines->text, known, length);
    }
    base_buffer_char(&lines->text, '\n');
}

static void read_lines(struct narrative_source *source, const char *text)
{
    struct lines lines = {
        .source = source, .text = {.arena = source->arena}, .note_text = {.arena = source->arena}};
    unsigned number = 1;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        read_line(&lines, text, length, number++);
        text += length + (text[length] == '\n');
    }
    finish_note(&lines);
    source->text = base_buffer_get(&lines.text);
}

/* Every line can be a block, with styles and elements of its own. */
static bool check_lines(struct narrative_source *source, const char *text, size_t length)
{
    enum { MOST_LINES = 20000 };
    unsigned lines = 0;
    for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text))) != NULL;
         at++) {
        if (++lines > MOST_LINES) {
            base_report(source->diagnostics, base_at(narrative_source_origin(source, lines)),
                        BASE_MESSAGE_NARRATIVE_LINES, base_format(source->arena, "%d", MOST_LINES));
            return false;
        }
    }
    return true;
}

/* Controls, NUL too, and signs that change the direction of reading. */
static bool check_controls(struct narrative_source *source, const char *text, size_t length)
{
    unsigned line = 1;
    for (const char *at = text; at < text + length;) {
        if (*at >= ' ' && *at < 0x7F) {
            at++;
            continue;
        }
        uint32_t sign = *at == '\0' ? 0 : base_utf8_next(at, &at);
        bool control = (sign < ' ' && sign != '\n' && sign != '\t' && sign != '\r') ||
                       (sign >= 0x7F && sign < 0xA0);
        line += sign == '\n';
        if (control || (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069)) {
            base_report(source->diagnostics, base_at(narrative_source_origin(source, line)),
                        BASE_MESSAGE_NARRATIVE_CONTROL,
                        base_format(source->arena, "U+%04X", (unsigned)sign));
            return false;
        }
    }
    return true;
}

bool narrative_source_read(struct narrative_source *source, const char *text, size_t length)
{
    size_t fault = base_utf8_check(text, length);
    if (fault < length) {
        unsigned line = 1;
        for (size_t i = 0; i < fault; i++)
            line += text[i] == '\n';
        base_report(source->diagnostics, base_at(narrative_source_origin(source, line)),
                    BASE_MESSAGE_NARRATIVE_UTF8, NULL);
        return false;
    }
    if (!check_controls(source, text, length) || !check_lines(source, text, length))
        return false;
    char *copy = base_copy(source->arena, text, length);
    base_comments_remove(copy);
    const char *whole = copy;
    if (strncmp(whole, "\xEF\xBB\xBF", 3) == 0)
        whole += 3;
    base_origin start = source->source == 0
                            ? source->origin
                            : base_origin_place(source->sources, source->source, 1, 1);
    if (!check_signs(source, whole))
        return false;
    source->parts = expression_template_parse(source->arena, source->sources, source->diagnostics,
                                              whole, start);
    if (source->parts == NULL)
        return false;
    read_lines(source, cut_expressions(source));
    return true;
}
