/* Plain blocks: paragraphs, formulas, boxes, lanes, rules, spaces, contents. */
#include "template_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "template_text.h"

void template_expand_paragraph(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    const struct document_style *style = template_run_style(run, node, "paragraf", sink, true);
    struct document_block *block = template_flow_block(run, sink, node, DOCUMENT_PARAGRAPH, style);
    template_fill_children(run, &block->inlines, &style->text, node);
}

void template_expand_formula(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    const struct document_style *style = template_run_style(run, node, "rumus", sink, false);
    struct document_block *block = template_flow_block(run, sink, node, DOCUMENT_FORMULA, style);
    template_fill_children(run, &block->inlines, &style->text, node);
}

/* A sink for the blocks inside a container, which hands its text properties on. */
static struct template_sink inner_sink(struct template_run *run, struct template_flow *flow,
                                       struct document_block *block,
                                       const struct template_node *node,
                                       const struct template_sink *outer)
{
    struct template_sink sink = template_sink_block(flow, block);
    struct template_style own = {0};
    sink.bare = outer->bare;
    sink.inherited = outer->inherited;
    template_run_node_style(run, node, &own);
    template_style_merge(&sink.inherited, &own, TEMPLATE_INHERITED);
    return sink;
}

static void fill_container(struct template_run *run, const struct template_node *node,
                           struct document_block *block, const struct template_sink *outer)
{
    struct template_flow flow;
    struct template_sink sink = inner_sink(run, &flow, block, node, outer);
    template_expand_children(run, node, &sink);
    template_flow_finish(run, &flow);
}

static void give_size(struct template_run *run, const struct template_node *node,
                      struct document_block *block)
{
    struct document_given *given = document_give(run->document, block);
    given->width = template_run_length(run, node, "lebar", 0);
    given->height = template_run_length(run, node, "tinggi", 0);
}

void template_expand_box(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    struct document_block *block = template_flow_block(
        run, sink, node, DOCUMENT_GROUP, template_run_style(run, node, "kotak", sink, false));
    give_size(run, node, block);
    fill_container(run, node, block, sink);
}

void template_expand_placed(struct template_run *run, const struct template_node *node,
                            struct template_sink *sink)
{
    struct document_block *block = template_flow_block(
        run, sink, node, DOCUMENT_PLACED, template_run_style(run, node, "letak", sink, false));
    struct document_given *given = document_give(run->document, block);
    given->x = template_run_length(run, node, "x", 0);
    given->y = template_run_length(run, node, "y", 0);
    give_size(run, node, block);
    fill_container(run, node, block, sink);
}

/* What lajur needs of berdampingan. */
struct lanes {
    struct document_block *columns;
    base_length gap;
    const struct template_sink *outer;
};

void template_expand_columns(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_COLUMNS,
                            template_run_style(run, node, "berdampingan", sink, false));
    struct template_flow flow;
    struct template_sink inner = inner_sink(run, &flow, block, node, sink);
    struct lanes lanes = {block, template_run_length(run, node, "jarak", BASE_MM(5)), sink};
    inner.target = &lanes;
    template_expand_children(run, node, &inner);
}

void template_expand_lane(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct lanes *lanes = sink->target;
    bool first = lanes->columns->first == NULL;
    const struct document_style *style = template_run_style(run, node, "lajur", sink, false);
    struct document_column width = {.kind = DOCUMENT_WIDTH_WEIGHT, .weight = 1000};
    const char *text = template_run_text(run, node, "lebar", "1*");
    if (!template_text_width(text, &width))
        base_report(run->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE, text,
                    "lebar", "30mm, 2*");
    struct document_style spaced = *style;
    if (!first)
        spaced.padding_left += lanes->gap;
    struct document_block *block = document_block_create(
        run->document, DOCUMENT_GROUP, template_run_intern(run, &spaced), node->origin);
    struct document_given *given = document_give(run->document, block);
    given->width = width.kind == DOCUMENT_WIDTH_FIXED ? width.width : 0;
    given->width += given->width > 0 && !first ? lanes->gap : 0;
    given->weight = width.weight / 1000;
    document_append(run->document, lanes->columns, block);
    fill_container(run, node, block, sink);
}

/* ------------------------------------------------------------ rules, spaces, breaks */

/* The style of a role with other values for some properties. */
static const struct document_style *changed_style(struct template_run *run, const char *role,
                                                  const struct template_style *change)
{
    struct template_style style = template_run_role_style(run, role);
    template_style_merge(&style, change, UINT32_MAX);
    struct document_style resolved = template_style_resolve(&style);
    return template_run_intern(run, &resolved);
}

void template_expand_rule(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct template_style change = {
        .set = 1u << TEMPLATE_BORDER | 1u << TEMPLATE_BORDER_COLOUR | 1u << TEMPLATE_SPACE_BEFORE |
               1u << TEMPLATE_SPACE_AFTER,
        .values = {.border = template_run_length(run, node, "tebal", BASE_PT(4) / 10),
                   .border_colour = template_run_colour(run, node, "warna", 0),
                   .space_before = template_run_length(run, node, "jarak-atas", 0),
                   .space_after = template_run_length(run, node, "jarak-bawah", 0)},
    };
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_RULE, changed_style(run, NULL, &change));
    document_give(run->document, block)->width = template_run_length(run, node, "lebar", 0);
}

void template_expand_space(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_SPACE, template_run_role(run, NULL));
    struct document_given *given = document_give(run->document, block);
    given->height = template_run_length(run, node, "tinggi", 0);
    given->fixed = template_run_yes(run, node, "tetap", false);
}

void template_expand_fill(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    template_flow_block(run, sink, node, DOCUMENT_FILL, template_run_role(run, NULL));
}

void template_expand_page_break(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_PAGE_BREAK, template_run_role(run, NULL));
    block->side = (enum document_side)template_run_choice(run, node, "sisi", 0);
}

void template_expand_anchor(struct template_run *run, const struct template_node *node,
                            struct template_sink *sink)
{
    template_flow_block(run, sink, node, DOCUMENT_ANCHOR, template_run_role(run, NULL));
}

void template_expand_bookmark(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_BOOKMARK, template_run_role(run, NULL));
    block->text = template_run_text(run, node, "judul", "");
}

/* ------------------------------------------------------------ contents */

void template_expand_contents(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    const char *prefix = template_node_text(node, "gaya", "daftar-isi");
    struct document_block *block =
        template_flow_block(run, sink, node, DOCUMENT_CONTENTS, template_run_role(run, prefix));
    struct document_contents *contents = block->contents;
    size_t count = 0;
    contents->kind = DOCUMENT_CONTENTS_HEADINGS;
    contents->levels = (int)template_run_number(run, node, "tingkat", 3);
    contents->leaders = template_run_yes(run, node, "titik", true);
    for (int i = 0; i < 6; i++)
        contents->level_styles[i] =
            template_run_role(run, base_format(run->arena, "%s-%d", prefix, i + 1));
    const char *widths = template_run_text(run, node, "lebar-nomor", NULL);
    if (widths != NULL)
        template_text_lengths(widths, contents->label_widths, 6, &count);
}

void template_expand_series(struct template_run *run, const struct template_node *node,
                            struct template_sink *sink)
{
    const struct document_style *style = template_run_style(run, node, "daftar-seri", sink, false);
    struct document_block *block = template_flow_block(run, sink, node, DOCUMENT_CONTENTS, style);
    struct document_contents *contents = block->contents;
    contents->kind = DOCUMENT_CONTENTS_SERIES;
    contents->series = template_node_text(node, "seri", "");
    contents->levels = 1;
    contents->leaders = template_run_yes(run, node, "titik", true);
    for (int i = 0; i < 6; i++)
        contents->level_styles[i] = style;
    contents->label_widths[0] = template_run_length(run, node, "lebar-nomor", 0);
}

/* ------------------------------------------------------------ identity rows */

struct identity {
    struct document_block *table;
    struct document_style style;
    const char *separator;
};

void template_expand_identity(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    const struct document_style *style = template_run_style(run, node, "identitas", sink, true);
    struct document_block *block = template_flow_block(run, sink, node, DOCUMENT_TABLE, style);
    struct document_table *table = block->table;
    struct document_column columns[] = {
        {.kind = DOCUMENT_WIDTH_FIXED,
         .width = template_run_length(run, node, "lebar-label", BASE_MM(35))},
        {.kind = DOCUMENT_WIDTH_FIXED, .width = BASE_MM(4)},
        {.kind = DOCUMENT_WIDTH_WEIGHT, .weight = 1000},
    };
    for (size_t i = 0; i < 3; i++)
        BASE_PUSH(run->arena, table->columns, table->column_count, table->column_capacity,
                  columns[i]);
    table->layout_only = true;
    struct identity identity = {block, *style, template_node_text(node, "pemisah", ":")};
    struct template_sink inner = *sink;
    inner.target = &identity;
    template_expand_children(run, node, &inner);
    document_table_close(run->document, table);
    if (table->row_count == 0) /* a table without rows has nothing to place */
        block->kind = DOCUMENT_SPACE;
}

void template_expand_identity_row(struct template_run *run, const struct template_node *node,
                                  struct template_sink *sink)
{
    struct identity *identity = sink->target;
    struct document_style plain = identity->style; /* the indent is the table's */
    plain.indent_first = plain.indent_left = plain.indent_right = 0;
    const struct document_style *style = template_run_intern(run, &plain);
    struct document_row *row =
        document_row_add(run->document, identity->table->table, DOCUMENT_ROW_BODY, node->origin);
    for (int i = 0; i < 3; i++) {
        struct document_cell *cell = document_cell_add(run->document, row, style, node->origin);
        struct document_block *block =
            document_block_create(run->document, DOCUMENT_PARAGRAPH, style, node->origin);
        document_cell_append(run->document, cell, block);
        if (i == 0)
            template_fill_attribute(run, &block->inlines, &style->text, node, "label");
        else if (i == 1)
            document_text_add(run->document, &block->inlines, &style->text, node->origin,
                              identity->separator);
        else
            template_fill_children(run, &block->inlines, &style->text, node);
    }
}
