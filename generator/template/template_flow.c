/* Where results go: blocks into flows, text into inlines with its spaces collapsed. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"

/* ------------------------------------------------------------ blocks */

void template_writer_finish(struct template_run *run, struct template_writer *writer)
{
    struct document_inlines *inlines = writer->inlines;
    if (inlines == NULL || inlines->count == 0)
        return;
    struct document_inline *last = &inlines->items[inlines->count - 1];
    size_t length = last->kind == DOCUMENT_TEXT ? strlen(last->text) : 0;
    if (length == 0 || last->text[length - 1] != ' ')
        return;
    if (length == 1) {
        inlines->count--;
        return;
    }
    /* The text may be the pack's own, which is used again. */
    last->text = base_copy(run->arena, last->text, length - 1);
}

void template_flow_finish(struct template_run *run, struct template_flow *flow)
{
    if (flow->open != NULL)
        template_writer_finish(run, &flow->writer);
    if (flow->open != NULL && flow->cell == NULL)
        document_inlines_close(run->document, &flow->open->inlines);
    flow->open = NULL;
    flow->run_in = 0;
}

void template_flow_append(struct template_run *run, struct template_sink *sink,
                          struct document_block *block)
{
    struct template_flow *flow = sink->flow;
    template_flow_finish(run, flow);
    if (flow->cell != NULL)
        document_cell_append(run->document, flow->cell, block);
    else if (flow->parent != NULL)
        document_append(run->document, flow->parent, block);
    else
        document_append(run->document, template_pages_block(run, block->origin), block);
}

struct document_block *template_flow_block(struct template_run *run, struct template_sink *sink,
                                           const struct template_node *node,
                                           enum document_kind kind,
                                           const struct document_style *style)
{
    struct document_block *block = document_block_create(run->document, kind, style, node->origin);
    const struct template_value *id = template_node_value(node, "id");
    if (id != NULL && id->rule->type == TEMPLATE_NAME)
        document_give(run->document, block)->id = id->text;
    template_flow_append(run, sink, block);
    return block;
}

struct template_sink template_sink_block(struct template_flow *flow, struct document_block *parent)
{
    *flow = (struct template_flow){.parent = parent};
    return (struct template_sink){.flow = flow};
}

struct template_sink template_sink_text(struct template_writer *writer,
                                        struct document_inlines *inlines,
                                        const struct document_text_style *text)
{
    *writer = (struct template_writer){.inlines = inlines, .spaced = true};
    return (struct template_sink){.writer = writer, .text = *text};
}

/* ------------------------------------------------------------ text */

struct template_writer *template_sink_writer(struct template_run *run, struct template_sink *sink,
                                             base_origin origin)
{
    if (sink->writer != NULL)
        return sink->writer;
    struct template_flow *flow = sink->flow;
    if (flow->open == NULL) {
        struct document_block *block =
            document_block_create(run->document, DOCUMENT_PARAGRAPH, flow->paragraph, origin);
        template_flow_append(run, sink, block);
        flow->open = block;
        flow->writer = (struct template_writer){.inlines = &block->inlines, .spaced = true};
    }
    return &flow->writer;
}

struct document_inline *template_sink_add(struct template_run *run, struct template_sink *sink,
                                          enum document_inline_kind kind, base_origin origin)
{
    struct template_writer *writer = template_sink_writer(run, sink, origin);
    if (kind == DOCUMENT_LINE_BREAK)
        template_writer_finish(run, writer);
    writer->spaced = kind == DOCUMENT_LINE_BREAK || kind == DOCUMENT_TAB;
    struct document_inline *item = document_inline_add(
        run->document, writer->inlines, kind, template_run_intern_text(run, &sink->text), origin);
    item->link = sink->link;
    return item;
}

/* Spaces that do not break. */
static const char *unbroken(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    for (; *text != '\0'; text++) {
        if (*text == ' ')
            base_buffer_text(&buffer, "\u00a0");
        else
            base_buffer_char(&buffer, *text);
    }
    return base_buffer_get(&buffer);
}

/* A text that stays as it is as long as the document. */
static void add_lasting(struct template_run *run, struct template_sink *sink, const char *text,
                        base_origin origin)
{
    if (*text == '\0')
        return;
    if (sink->unbreakable)
        text = unbroken(run->arena, text);
    template_sink_add(run, sink, DOCUMENT_TEXT, origin)->text = text;
}

static void add_text(struct template_run *run, struct template_sink *sink, const char *text,
                     size_t length, base_origin origin)
{
    if (length > 0)
        add_lasting(run, sink, base_copy(run->arena, text, length), origin);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Whether a text behind a space, or not, has no space that must go. */
static bool is_collapsed(const char *text, bool spaced)
{
    for (; *text != '\0'; text++) {
        if (is_space(*text) && (spaced || *text != ' '))
            return false;
        spaced = is_space(*text);
    }
    return true;
}

static const char *collapsed(struct base_arena *arena, const char *text, bool spaced)
{
    char *copy = base_copy_text(arena, text);
    size_t length = 0;
    for (; *text != '\0'; text++) {
        bool space = is_space(*text);
        if (!space || !spaced)
            copy[length++] = space ? ' ' : *text;
        spaced = space;
    }
    copy[length] = '\0';
    return copy;
}

/* A literal text: runs of space become one, none at the start. */
static void add_literal(struct template_run *run, struct template_sink *sink, const char *text,
                        base_origin origin)
{
    bool blank = text[strspn(text, " \t\r\n")] == '\0';
    bool closed = sink->writer == NULL && sink->flow->open == NULL;
    if (blank && closed)
        return;
    struct template_writer *writer = template_sink_writer(run, sink, origin);
    bool spaced = *text == '\0' ? writer->spaced : is_space(text[strlen(text) - 1]);
    if (is_collapsed(text, writer->spaced))
        add_lasting(run, sink, text, origin);
    else
        add_lasting(run, sink, collapsed(run->arena, text, writer->spaced), origin);
    writer->spaced = spaced;
}

void template_sink_string(struct template_run *run, struct template_sink *sink, const char *text,
                          base_origin origin)
{
    /* Most texts are those of the input. */
    bool lasting = !base_arena_holds(run->scratch, text);
    for (;;) {
        size_t length = strcspn(text, "\n");
        if (lasting && text[length] == '\0') {
            add_lasting(run, sink, text, origin);
            return;
        }
        add_text(run, sink, text, length, origin);
        if (text[length] == '\0')
            return;
        template_sink_add(run, sink, DOCUMENT_LINE_BREAK, origin);
        text += length + 1;
    }
}

void template_sink_mark(struct template_run *run, struct template_sink *sink, const char *text,
                        base_origin origin)
{
    template_sink_add(run, sink, DOCUMENT_MARK, origin)->text = text;
}

static void add_value(struct template_run *run, struct template_sink *sink,
                      const struct expression_template_part *part)
{
    bool missing;
    struct base_arena *before = template_run_aside(run);
    const struct value *value = template_run_evaluate(run, part->expression, part->origin);
    const char *text = template_run_show(run, value, part->origin, &missing);
    if (missing)
        template_sink_mark(run, sink, base_copy_text(run->arena, text), part->origin);
    else
        template_sink_string(run, sink, text, value->origin);
    template_run_back(run, before);
}

void template_sink_parts(struct template_run *run, struct template_sink *sink,
                         const struct expression_template *parts, bool collapse)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct expression_template_part *part = &parts->parts[i];
        if (part->text == NULL)
            add_value(run, sink, part);
        else if (collapse)
            add_literal(run, sink, part->text, part->origin);
        else
            add_text(run, sink, part->text, strlen(part->text), part->origin);
    }
}

void template_fill_attribute(struct template_run *run, struct document_inlines *inlines,
                             const struct document_text_style *text,
                             const struct template_node *node, const char *name)
{
    const struct template_value *value = template_node_value(node, name);
    if (value == NULL || value->parts == NULL)
        return;
    struct template_writer writer;
    struct template_sink sink = template_sink_text(&writer, inlines, text);
    template_sink_parts(run, &sink, value->parts, true);
    template_writer_finish(run, &writer);
}

void template_fill_children(struct template_run *run, struct document_inlines *inlines,
                            const struct document_text_style *text,
                            const struct template_node *node)
{
    struct template_writer writer;
    struct template_sink sink = template_sink_text(&writer, inlines, text);
    template_expand_children(run, node, &sink);
    template_writer_finish(run, &writer);
}

const struct template_node *template_child(const struct template_node *node, const char *element)
{
    for (const struct template_node *child = node->first; child != NULL; child = child->next) {
        if (template_node_is(child, element))
            return child;
    }
    return NULL;
}
