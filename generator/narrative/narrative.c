/* Markdown to document nodes: blocks. */
#include "narrative.h"

#include <string.h>

#include "narrative_run.h"

void narrative_report(struct narrative_run *run, unsigned line, enum base_message message,
                      const char *first, const char *second)
{
    base_origin origin = narrative_source_origin(&run->source, line + run->line_offset);
    base_report(run->options->context->diagnostics, base_at(origin), message, first, second);
    run->failed = true;
}

static unsigned line_of(cmark_node *node)
{
    return (unsigned)cmark_node_get_start_line(node);
}

/* Where blocks go, and how their paragraphs look. */
struct place {
    struct document_block *parent;
    const struct document_style *paragraph;
    int list_level, depth;
};

static void add_blocks(struct narrative_run *run, cmark_node *node, struct place place);

static struct document_block *create(struct narrative_run *run, cmark_node *node,
                                     enum document_kind kind, const struct document_style *style)
{
    base_origin origin = narrative_source_origin(&run->source, line_of(node) + run->line_offset);
    return document_block_create(run->options->document, kind, style, origin);
}

static bool is_table_line(const struct document_inlines *inlines)
{
    return inlines->count > 0 && inlines->items[0].kind == DOCUMENT_TEXT &&
           inlines->items[0].text[0] == '|';
}

/* Gives a block the id written at its end, if there was one. */
static void name_block(struct narrative_run *run, struct document_block *block, const char *id)
{
    if (id != NULL)
        document_give(run->options->document, block)->id = id;
}

static void add_paragraph(struct narrative_run *run, cmark_node *node, struct place place)
{
    struct document_block *block = create(run, node, DOCUMENT_PARAGRAPH, place.paragraph);
    const char *id = narrative_inlines(run, node, &block->inlines, &place.paragraph->text);
    name_block(run, block, id);
    if (is_table_line(&block->inlines))
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_TABLE, NULL, NULL);
    if (block->inlines.count == 0 && id != NULL)
        block->kind = DOCUMENT_ANCHOR;
    document_append(run->options->document, place.parent, block);
}

static void add_heading(struct narrative_run *run, cmark_node *node, struct place place)
{
    int level = run->options->level + 1 + cmark_node_get_heading_level(node) - run->shallowest;
    base_origin origin = narrative_source_origin(&run->source, line_of(node) + run->line_offset);
    if (level > 6) {
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_HEADING_DEEP,
                         base_format(run->arena, "%d", level), NULL);
        return;
    }
    struct document_block *block = run->options->heading(run->options->data, level, origin);
    name_block(run, block, narrative_inlines(run, node, &block->inlines, &block->style->text));
    document_append(run->options->document, place.parent, block);
}

/* ------------------------------------------------------------ lists */

/* A style without the spaces around an item, for tight lists. */
static const struct document_style *tight_style(struct narrative_run *run,
                                                const struct document_style *style)
{
    struct document_style *copy = base_alloc(run->arena, sizeof *copy);
    *copy = *style;
    copy->space_before = copy->space_after = 0;
    return copy;
}

/* The style of the text in an item: the item itself is indented. */
static const struct document_style *text_style(struct narrative_run *run,
                                               const struct document_style *style)
{
    struct document_style *copy = base_alloc(run->arena, sizeof *copy);
    *copy = *style;
    copy->indent_first = copy->indent_left = copy->indent_right = 0;
    return copy;
}

/* The marker and number of an item: as written; bullets by depth. */
static void item_marker(struct narrative_run *run, cmark_node *item, int level, const char **marker,
                        long *number)
{
    static const char *const bullets[NARRATIVE_LIST_LEVELS] = {"•", "–", "▪", "•", "–"};
    const struct narrative_item *known =
        narrative_source_item(&run->source, line_of(item) + run->line_offset);
    bool bullet = cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_BULLET_LIST;
    const char *written = bullet || known == NULL ? bullets[level] : known->marker;
    bool goes_on = *marker != NULL && strcmp(*marker, written) == 0;
    *number = goes_on ? *number + 1 : known != NULL ? known->number : 1;
    *marker = written;
}

static void add_list(struct narrative_run *run, cmark_node *node, struct place place)
{
    const struct narrative_options *options = run->options;
    if (place.list_level >= NARRATIVE_LIST_LEVELS) {
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_LIST_DEEP, NULL, NULL);
        return;
    }
    const struct document_style *style = options->item;
    if (cmark_node_get_list_tight(node))
        style = tight_style(run, style);
    struct document_block *list = NULL;
    const char *marker = NULL;
    long number = 0;
    struct place inner = {.paragraph = text_style(run, style),
                          .list_level = place.list_level + 1,
                          .depth = place.depth};
    for (cmark_node *item = cmark_node_first_child(node); item != NULL;
         item = cmark_node_next(item)) {
        const char *before = marker;
        item_marker(run, item, place.list_level, &marker, &number);
        if (before == NULL || strcmp(before, marker) != 0) { /* another style, another list */
            list = create(run, item, DOCUMENT_LIST, options->list);
            document_append(options->document, place.parent, list);
        }
        inner.parent = create(run, item, DOCUMENT_ITEM, style);
        inner.parent->item->label = narrative_label(run->arena, marker, number);
        document_append(options->document, list, inner.parent);
        add_blocks(run, item, inner);
    }
}

/* ------------------------------------------------------------ all blocks */

static void add_block(struct narrative_run *run, cmark_node *node, struct place place)
{
    struct place inner = place;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(run, node, place);
        break;
    case CMARK_NODE_HEADING:
        add_heading(run, node, place);
        break;
    case CMARK_NODE_LIST:
        add_list(run, node, place);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        inner.paragraph = run->options->quote;
        add_blocks(run, node, inner);
        break;
    case CMARK_NODE_HTML_BLOCK:
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_HTML,
                         base_copy(run->arena, cmark_node_get_literal(node),
                                   strcspn(cmark_node_get_literal(node), "\n")),
                         NULL);
        break;
    case CMARK_NODE_CODE_BLOCK:
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_CODE,
                         base_copy(run->arena, cmark_node_get_literal(node),
                                   strcspn(cmark_node_get_literal(node), "\n")),
                         NULL);
        break;
    default:
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_RULE, NULL, NULL);
        break;
    }
}

static void add_blocks(struct narrative_run *run, cmark_node *node, struct place place)
{
    if (++place.depth > NARRATIVE_DEPTH_LIMIT) {
        narrative_report(run, line_of(node), BASE_MESSAGE_NARRATIVE_DEEP, NULL, NULL);
        return;
    }
    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child))
        add_block(run, child, place);
}

/* ------------------------------------------------------------ reading */

static void *zeroed(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        base_out_of_memory();
    void *memory = base_malloc(count * size + (count * size == 0));
    return memset(memory, 0, count * size);
}

/* The least level of a heading in a text; 1 when it has none. */
static int shallowest_heading(cmark_node *root)
{
    int level = 7;
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
            cmark_node_get_heading_level(node) < level)
            level = cmark_node_get_heading_level(node);
    }
    cmark_iter_free(iter);
    return level == 7 ? 1 : level;
}

static void read_text(struct narrative_run *run, const char *text, struct place place)
{
    cmark_mem memory = {zeroed, base_realloc, base_free};
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_SMART | CMARK_OPT_SOURCEPOS, &memory);
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    run->shallowest = shallowest_heading(root);
    add_blocks(run, root, place);
    cmark_node_free(root);
}

struct document_block *narrative_note_blocks(struct narrative_run *run,
                                             const struct narrative_note *note)
{
    const struct document_style *style = run->options->note;
    struct document_block *holder =
        document_block_create(run->options->document, DOCUMENT_GROUP, style,
                              narrative_source_origin(&run->source, note->line));
    int shallowest = run->shallowest;
    run->in_note = true;
    run->line_offset = note->line - 1;
    read_text(run, note->text, (struct place){.parent = holder, .paragraph = style});
    run->line_offset = 0;
    run->in_note = false;
    run->shallowest = shallowest;
    for (struct document_block *block = holder->first; block != NULL; block = block->next)
        block->parent = NULL;
    return holder->first;
}

static void report_unused(struct narrative_run *run)
{
    for (size_t i = 0; i < run->source.note_count; i++) {
        const struct narrative_note *note = &run->source.notes[i];
        if (!note->used)
            base_report(run->options->context->diagnostics,
                        base_at(narrative_source_origin(&run->source, note->line)),
                        BASE_MESSAGE_NARRATIVE_NOTE_UNUSED, note->label);
    }
}

bool narrative_expand(const struct narrative_options *options, struct document_block *parent,
                      const char *text, size_t length, uint32_t source, base_origin origin)
{
    const struct expression_context *context = options->context;
    struct base_arena *scratch = base_arena_create();
    struct narrative_run run = {
        .options = options,
        .arena = context->arena,
        .source = {.arena = scratch,
                   .sources = context->sources,
                   .diagnostics = context->diagnostics,
                   .source = source,
                   .origin = origin},
    };
    run.failed = !narrative_source_read(&run.source, text, length);
    if (!run.failed) {
        read_text(&run, run.source.text,
                  (struct place){.parent = parent, .paragraph = options->paragraph});
        report_unused(&run);
    }
    base_arena_destroy(scratch);
    return !run.failed;
}
