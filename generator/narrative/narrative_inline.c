/* Markdown to document nodes: the text of paragraphs and headings. */
#include <string.h>

#include "base_utf8.h"
#include "narrative_run.h"

static const struct document_text_style *shared_style(struct narrative_run *run,
                                                      struct narrative_text *text)
{
    if (text->shared == NULL) {
        struct document_text_style *copy = base_alloc(run->arena, sizeof *copy);
        *copy = text->style;
        copy->underline = text->style.underline || text->underlined;
        copy->caps = text->small ? DOCUMENT_CAPS_SMALL : text->style.caps;
        text->shared = copy;
    }
    return text->shared;
}

static struct document_inline *add(struct narrative_run *run, struct narrative_text *text,
                                   enum document_inline_kind kind, base_origin origin)
{
    struct document_inline *item = document_inline_add(run->options->document, text->inlines, kind,
                                                       shared_style(run, text), origin);
    item->link = text->link;
    return item;
}

static base_origin here(struct narrative_run *run, const struct narrative_text *text)
{
    return narrative_source_origin(&run->source, text->line + run->line_offset);
}

static void add_run(struct narrative_run *run, struct narrative_text *text,
                    struct base_buffer *buffer)
{
    if (buffer->length > 0)
        add(run, text, DOCUMENT_TEXT, here(run, text))->text =
            base_copy(run->arena, buffer->data, buffer->length);
    buffer->length = 0;
}

/* The value of an expression as text of its own. */
static void add_value(struct narrative_run *run, struct narrative_text *text,
                      const struct expression_template_part *part)
{
    struct expression_context context = *run->options->context;
    bool missing = false;
    context.place = part->origin;
    context.arena = run->source.arena;
    const struct value *value = expression_evaluate(part->expression, &context);
    const char *shown = expression_show(value, &context, &missing);
    if (missing) {
        run->options->missing(run->options->data, value, part->origin, shown);
        add(run, text, DOCUMENT_MARK, part->origin)->text = base_copy_text(run->arena, shown);
        return;
    }
    if (*shown != '\0')
        add(run, text, DOCUMENT_TEXT, value->origin != 0 ? value->origin : part->origin)->text =
            base_copy_text(run->arena, shown);
}

/* ------------------------------------------------------------ our signs in a text */

/* A text being read; buffer holds what has not been added yet. */
struct reading {
    struct narrative_run *run;
    struct narrative_text *text;
    struct base_buffer buffer;
    const char *at;
};

static void flush(struct reading *reading)
{
    add_run(reading->run, reading->text, &reading->buffer);
}

/* ++ and ^^ switch until they come again. */
static void toggle(struct reading *reading, bool *state)
{
    flush(reading);
    *state = !*state;
    reading->text->shared = NULL;
    reading->at += 2;
}

static void read_plain(struct reading *reading, const char *end);

/* ^x^ and ~x~: without spaces inside. False when it is only the sign. */
static bool read_script(struct reading *reading)
{
    char sign = *reading->at;
    const char *start = reading->at + 1;
    size_t length = strcspn(start, sign == '^' ? "^ \t" : "~ \t");
    if (length == 0 || start[length] != sign)
        return false;
    flush(reading);
    struct narrative_text *text = reading->text;
    enum document_script before = text->style.script;
    text->style.script = sign == '^' ? DOCUMENT_SUPERSCRIPT : DOCUMENT_SUBSCRIPT;
    text->shared = NULL;
    reading->at = start;
    read_plain(reading, start + length);
    flush(reading);
    text->style.script = before;
    text->shared = NULL;
    reading->at = start + length + 1;
    return true;
}

static const char *nearest_note(struct narrative_run *run, const char *label)
{
    const char **names =
        base_alloc_array(run->arena, run->source.note_count + 1, sizeof(const char *));
    for (size_t i = 0; i < run->source.note_count; i++)
        names[i] = run->source.notes[i].label;
    const char *nearest = base_nearest(label, names);
    return nearest == NULL
               ? ""
               : base_format(run->arena, base_translate(N_("; did you mean [^%s]?")), nearest);
}

static void add_note(struct reading *reading, const char *label)
{
    struct narrative_run *run = reading->run;
    struct narrative_note *note = narrative_source_note(&run->source, label);
    if (note == NULL || run->in_note) {
        narrative_report(run, reading->text->line, BASE_MESSAGE_NARRATIVE_NOTE_UNKNOWN, label,
                         nearest_note(run, label));
        return;
    }
    note->used = true;
    struct document_block *blocks = narrative_note_blocks(run, note);
    add(run, reading->text, DOCUMENT_NOTE, here(run, reading->text))->note = blocks;
}

static void add_reference(struct reading *reading, const char *target)
{
    static const char *const forms[] = {"label", "nomor", "judul", "halaman"};
    struct narrative_run *run = reading->run;
    size_t length = strcspn(target, ":");
    const char *id = base_copy(run->arena, target, length);
    const char *form = target[length] == ':' ? target + length + 1 : "label";
    size_t index = 0;
    while (index < 4 && strcmp(form, forms[index]) != 0)
        index++;
    if (index == 4) {
        narrative_report(run, reading->text->line, BASE_MESSAGE_NARRATIVE_FORM, form, NULL);
        return;
    }
    struct document_inline *item =
        add(run, reading->text, DOCUMENT_REFERENCE, here(run, reading->text));
    item->target = id;
    item->form = (enum document_reference_form)index;
    item->link = base_format(run->arena, "#%s", id);
}

/* [^note] and [@id]. False when it is something else. */
static bool read_bracket(struct reading *reading)
{
    if (reading->at[1] != '^' && reading->at[1] != '@')
        return false;
    const char *start = reading->at + 2;
    size_t length = strcspn(start, "] \t[");
    if (length == 0 || start[length] != ']')
        return false;
    flush(reading);
    const char *name = base_copy(reading->run->arena, start, length);
    if (reading->at[1] == '^')
        add_note(reading, name);
    else
        add_reference(reading, name);
    reading->at = start + length + 1;
    return true;
}

static bool read_sign(struct reading *reading)
{
    const char *at = reading->at;
    if (strncmp(at, "++", 2) == 0)
        toggle(reading, &reading->text->underlined);
    else if (strncmp(at, "^^", 2) == 0)
        toggle(reading, &reading->text->small);
    else if (*at == '^' || *at == '~')
        return read_script(reading);
    else if (*at == '[')
        return read_bracket(reading);
    else
        return false;
    return true;
}

/* One character: an expression, an escaped sign, or itself. */
static void read_character(struct reading *reading)
{
    const char *start = reading->at;
    uint32_t sign = base_utf8_next(start, &reading->at);
    const struct expression_template_part *part =
        narrative_source_expression(&reading->run->source, sign);
    if (part != NULL) {
        flush(reading);
        add_value(reading->run, reading->text, part);
    } else if (sign >= NARRATIVE_ESCAPE && sign <= NARRATIVE_ESCAPE_LAST) {
        base_buffer_char(&reading->buffer, (char)(sign - NARRATIVE_ESCAPE));
    } else {
        base_buffer_add(&reading->buffer, start, (size_t)(reading->at - start));
    }
}

static void read_plain(struct reading *reading, const char *end)
{
    while (reading->at < end)
        read_character(reading);
}

static void add_literal(struct narrative_run *run, struct narrative_text *text, const char *literal)
{
    struct reading reading = {run, text, {.arena = run->source.arena}, literal};
    while (*reading.at != '\0') {
        /* up to a sign of ours, or to the first byte of one that stands for something */
        size_t plain = strcspn(reading.at, "+^~[\xEE\xF3");
        base_buffer_add(&reading.buffer, reading.at, plain);
        reading.at += plain;
        if (plain == 0 && !read_sign(&reading))
            read_character(&reading);
    }
    flush(&reading);
}

/* ------------------------------------------------------------ inline nodes */

/* A text with placeholders as plain text (addresses). */
static const char *plain(struct narrative_run *run, const char *text)
{
    struct base_buffer buffer = {.arena = run->arena};
    bool missing = false;
    while (*text != '\0') {
        const char *start = text;
        uint32_t sign = base_utf8_next(text, &text);
        const struct expression_template_part *part =
            narrative_source_expression(&run->source, sign);
        if (part != NULL)
            base_buffer_text(&buffer, expression_show(expression_evaluate(part->expression,
                                                                          run->options->context),
                                                      run->options->context, &missing));
        else if (sign >= NARRATIVE_ESCAPE && sign <= NARRATIVE_ESCAPE_LAST)
            base_buffer_char(&buffer, (char)(sign - NARRATIVE_ESCAPE));
        else
            base_buffer_add(&buffer, start, (size_t)(text - start));
    }
    return base_buffer_get(&buffer);
}

static bool usable_link(const char *url)
{
    static const char *const starts[] = {"https://", "http://", "mailto:", "#"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t length = strlen(starts[i]);
        if (strncmp(url, starts[i], length) == 0 && url[length] != '\0')
            return true;
    }
    return false;
}

static void add_children(struct narrative_run *run, struct narrative_text *text, cmark_node *node);

static void add_link(struct narrative_run *run, struct narrative_text *text, cmark_node *node)
{
    const char *outer = text->link;
    const char *url = plain(run, cmark_node_get_url(node));
    if (usable_link(url))
        text->link = url;
    else
        narrative_report(run, text->line, BASE_MESSAGE_NARRATIVE_LINK, url, NULL);
    add_children(run, text, node);
    text->link = outer;
}

/* Bold or italic within. */
static void add_styled(struct narrative_run *run, struct narrative_text *text, cmark_node *node)
{
    struct document_text_style before = text->style;
    if (cmark_node_get_type(node) == CMARK_NODE_STRONG)
        text->style.bold = true;
    else
        text->style.italic = !text->style.italic;
    text->shared = NULL;
    add_children(run, text, node);
    text->style = before;
    text->shared = NULL;
}

static void add_node(struct narrative_run *run, struct narrative_text *text, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_literal(run, text, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        text->line++;
        add(run, text, DOCUMENT_TEXT, here(run, text))->text = " ";
        break;
    case CMARK_NODE_LINEBREAK:
        text->line++;
        add(run, text, DOCUMENT_LINE_BREAK, here(run, text));
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        add_styled(run, text, node);
        break;
    case CMARK_NODE_LINK:
        add_link(run, text, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        narrative_report(run, text->line, BASE_MESSAGE_NARRATIVE_HTML, cmark_node_get_literal(node),
                         NULL);
        break;
    case CMARK_NODE_IMAGE:
        narrative_report(run, text->line, BASE_MESSAGE_NARRATIVE_PICTURE, NULL, NULL);
        break;
    default:
        narrative_report(run, text->line, BASE_MESSAGE_NARRATIVE_CODE, cmark_node_get_literal(node),
                         NULL);
        break;
    }
}

static void add_children(struct narrative_run *run, struct narrative_text *text, cmark_node *node)
{
    if (++text->depth > NARRATIVE_DEPTH_LIMIT) {
        narrative_report(run, text->line, BASE_MESSAGE_NARRATIVE_DEEP, NULL, NULL);
    } else {
        cmark_node *child = cmark_node_first_child(node);
        for (; child != NULL; child = cmark_node_next(child))
            add_node(run, text, child);
    }
    text->depth--;
}

/* Takes "{#id}" off the end of the last text; returns the id or NULL. */
static const char *take_id(struct narrative_run *run, struct document_inlines *inlines)
{
    if (inlines->count == 0 || inlines->items[inlines->count - 1].kind != DOCUMENT_TEXT)
        return NULL;
    struct document_inline *last = &inlines->items[inlines->count - 1];
    size_t length = strlen(last->text);
    if (length < 4 || last->text[length - 1] != '}')
        return NULL;
    const char *start = strrchr(last->text, '{');
    const char *letters = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    if (start == NULL || start[1] != '#' || strspn(start + 2, letters) == 0 ||
        start[2 + strspn(start + 2, letters)] != '}' ||
        start + 2 + strspn(start + 2, letters) != last->text + length - 1)
        return NULL;
    const char *id = base_copy(run->arena, start + 2, strspn(start + 2, letters));
    size_t rest = (size_t)(start - last->text);
    while (rest > 0 && last->text[rest - 1] == ' ')
        rest--;
    last->text = base_copy(run->arena, last->text, rest);
    inlines->count -= rest == 0;
    return id;
}

const char *narrative_inlines(struct narrative_run *run, cmark_node *node,
                              struct document_inlines *inlines,
                              const struct document_text_style *style)
{
    struct narrative_text text = {.inlines = inlines, .style = *style, .shared = style};
    text.line = (unsigned)cmark_node_get_start_line(node);
    unsigned first = text.line;
    add_children(run, &text, node);
    if (text.underlined)
        narrative_report(run, first, BASE_MESSAGE_NARRATIVE_UNCLOSED, "++", NULL);
    if (text.small)
        narrative_report(run, first, BASE_MESSAGE_NARRATIVE_UNCLOSED, "^^", NULL);
    const char *id = take_id(run, inlines);
    document_inlines_close(run->options->document, inlines);
    return id;
}
