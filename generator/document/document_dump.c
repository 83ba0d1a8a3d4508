/* Prints the document tree, for tests and `lkjip dump --stage=document`. */
#include "document.h"

#include "base_arena.h"

static const char *const kind_names[] = {
    [DOCUMENT_SECTION] = "section",     [DOCUMENT_HEADING] = "heading",
    [DOCUMENT_PARAGRAPH] = "paragraph", [DOCUMENT_LIST] = "list",
    [DOCUMENT_ITEM] = "item",           [DOCUMENT_TABLE] = "table",
    [DOCUMENT_CAPTION] = "caption",     [DOCUMENT_PICTURE] = "picture",
    [DOCUMENT_CHART] = "chart",         [DOCUMENT_TREE] = "tree",
    [DOCUMENT_FORMULA] = "formula",     [DOCUMENT_SIGNATURES] = "signatures",
    [DOCUMENT_CONTENTS] = "contents",   [DOCUMENT_GROUP] = "group",
    [DOCUMENT_COLUMNS] = "columns",     [DOCUMENT_PLACED] = "placed",
    [DOCUMENT_RULE] = "rule",           [DOCUMENT_SPACE] = "space",
    [DOCUMENT_FILL] = "fill",           [DOCUMENT_PAGE_BREAK] = "page-break",
    [DOCUMENT_ANCHOR] = "anchor",       [DOCUMENT_BOOKMARK] = "bookmark",
};

static const char *const row_names[] = {
    [DOCUMENT_ROW_HEAD] = "head",         [DOCUMENT_ROW_NUMBERS] = "numbers",
    [DOCUMENT_ROW_BODY] = "row",          [DOCUMENT_ROW_GROUP] = "group",
    [DOCUMENT_ROW_SUBTOTAL] = "subtotal", [DOCUMENT_ROW_TOTAL] = "total",
};

static const char *const align_names[] = {
    [DOCUMENT_ALIGN_LEFT] = "left",       [DOCUMENT_ALIGN_CENTRE] = "centre",
    [DOCUMENT_ALIGN_RIGHT] = "right",     [DOCUMENT_ALIGN_JUSTIFY] = "justify",
    [DOCUMENT_ALIGN_DECIMAL] = "decimal",
};

struct dump {
    struct base_buffer *buffer;
    const struct document *document;
};

static void dump_blocks(struct dump *dump, const struct document_block *first, int depth);

static void indent(struct dump *dump, int depth)
{
    base_buffer_format(dump->buffer, "%*s", depth * 2, "");
}

/* A length in points: "11.5". */
static void add_points(struct dump *dump, base_length length)
{
    base_buffer_format(dump->buffer, "%s%lld", length < 0 ? "-" : "",
                       (long long)((length < 0 ? -length : length) / 1000));
    long long rest = (long long)((length < 0 ? -length : length) % 1000);
    if (rest != 0) {
        base_buffer_format(dump->buffer, ".%03lld", rest);
    }
}

static void add_text_style(struct dump *dump, const struct document_text_style *style)
{
    static const char *const scripts[] = {"", " sup", " sub"};
    static const char *const caps[] = {"", " upper", " smallcaps"};
    base_buffer_format(dump->buffer, "%s ", style->family);
    add_points(dump, style->size);
    base_buffer_format(dump->buffer, "%s%s%s%s%s", style->bold ? " bold" : "",
                       style->italic ? " italic" : "", style->underline ? " underline" : "",
                       scripts[style->script], caps[style->caps]);
    if (style->letterspacing != 0) {
        base_buffer_text(dump->buffer, " spaced ");
        add_points(dump, style->letterspacing);
    }
    if (style->colour != 0) {
        base_buffer_format(dump->buffer, " #%06X", (unsigned)style->colour);
    }
}

static void add_style(struct dump *dump, const struct document_style *style)
{
    base_buffer_text(dump->buffer, " {");
    add_text_style(dump, &style->text);
    base_buffer_char(dump->buffer, '/');
    add_points(dump, style->leading);
    base_buffer_format(dump->buffer, " %s", align_names[style->align]);
    if (style->fill != DOCUMENT_NO_COLOUR) {
        base_buffer_format(dump->buffer, " fill #%06X", (unsigned)style->fill);
    }
    base_buffer_format(dump->buffer, "%s%s", style->keep_next ? " keep-next" : "",
                       style->keep_together ? " keep-together" : "");
    base_buffer_char(dump->buffer, '}');
}

static void add_quoted(struct dump *dump, const char *text)
{
    base_buffer_char(dump->buffer, '"');
    for (const char *at = text != NULL ? text : ""; *at != '\0'; at++) {
        if (*at == '\n') {
            base_buffer_text(dump->buffer, "\\n");
        } else {
            if (*at == '"' || *at == '\\') {
                base_buffer_char(dump->buffer, '\\');
            }
            base_buffer_char(dump->buffer, *at);
        }
    }
    base_buffer_char(dump->buffer, '"');
}

static void dump_inlines(struct dump *dump, const struct document_inlines *inlines, int depth,
                         const struct document_text_style *base);

static void add_inline_head(struct dump *dump, const struct document_inline *item)
{
    static const char *const names[] = {
        [DOCUMENT_TEXT] = "text",         [DOCUMENT_LINE_BREAK] = "break",
        [DOCUMENT_TAB] = "tab",           [DOCUMENT_REFERENCE] = "reference",
        [DOCUMENT_FIELD] = "field",       [DOCUMENT_NOTE] = "note",
        [DOCUMENT_FRACTION] = "fraction", [DOCUMENT_MARK] = "mark",
        [DOCUMENT_ICON] = "icon",
    };
    static const char *const fields[] = {"page", "pages", "chapter", "chapter-label", "section"};
    base_buffer_text(dump->buffer, names[item->kind]);
    if (item->kind == DOCUMENT_FIELD) {
        base_buffer_format(dump->buffer, " %s", fields[item->field]);
    } else if (item->kind == DOCUMENT_NOTE) {
        base_buffer_format(dump->buffer, " %s", item->text != NULL ? item->text : "");
    } else if (item->text != NULL) {
        base_buffer_char(dump->buffer, ' ');
        add_quoted(dump, item->text);
    }
    if (item->kind == DOCUMENT_ICON && item->width > 0) {
        base_buffer_format(dump->buffer, " %u of 1000, wide %lld", (unsigned)item->share,
                           (long long)item->width);
    }
    bool refers = item->kind == DOCUMENT_REFERENCE || item->kind == DOCUMENT_MARK;
    if (refers && item->target != NULL) {
        base_buffer_format(dump->buffer, " -> %s", item->target);
    }
    if (item->link != NULL) {
        base_buffer_format(dump->buffer, " link %s", item->link);
    }
}

/* The style is printed where it differs from the block's; the origin where it is a value's. */
static void dump_inline(struct dump *dump, const struct document_inline *item, int depth,
                        const struct document_text_style *base)
{
    indent(dump, depth);
    add_inline_head(dump, item);
    if (base == NULL || !document_text_style_same(item->style, base)) {
        base_buffer_text(dump->buffer, " {");
        add_text_style(dump, item->style);
        base_buffer_char(dump->buffer, '}');
    }
    enum base_origin_kind kind = base_origin_get(dump->document->sources, item->origin).kind;
    if (item->origin != 0 && kind != BASE_ORIGIN_PLACE) {
        base_buffer_text(dump->buffer, " <");
        base_origin_describe(dump->document->sources, item->origin, dump->buffer);
        base_buffer_char(dump->buffer, '>');
    }
    base_buffer_char(dump->buffer, '\n');
    if (item->kind == DOCUMENT_FRACTION) {
        dump_inlines(dump, &item->fraction->numerator, depth + 1, item->style);
        indent(dump, depth + 1);
        base_buffer_text(dump->buffer, "over\n");
        dump_inlines(dump, &item->fraction->denominator, depth + 1, item->style);
    }
    if (item->kind == DOCUMENT_NOTE) {
        dump_blocks(dump, item->note, depth + 1);
    }
}

static void dump_inlines(struct dump *dump, const struct document_inlines *inlines, int depth,
                         const struct document_text_style *base)
{
    for (size_t i = 0; inlines != NULL && i < inlines->count; i++) {
        dump_inline(dump, &inlines->items[i], depth, base);
    }
}

static void dump_cell(struct dump *dump, const struct document_cell *cell, int depth)
{
    indent(dump, depth);
    base_buffer_format(dump->buffer, "cell %u", cell->column + 1u);
    if (cell->column_span > 1 || cell->row_span > 1) {
        base_buffer_format(dump->buffer, " span %ux%u", (unsigned)cell->column_span,
                           (unsigned)cell->row_span);
    }
    base_buffer_format(dump->buffer, "%s%s%s", cell->header ? " header" : "",
                       cell->repeat ? " repeat" : "", cell->rotated ? " rotated" : "");
    if (cell->bar != DOCUMENT_NO_COLOUR) {
        base_buffer_format(dump->buffer, " bar %d", cell->bar_permille);
    }
    add_style(dump, cell->style);
    base_buffer_char(dump->buffer, '\n');
    struct document_plain room;
    dump_blocks(dump, document_cell_blocks(cell, &room), depth + 1);
}

static void dump_table(struct dump *dump, const struct document_table *table, int depth)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct document_column *column = &table->columns[i];
        indent(dump, depth);
        if (column->kind == DOCUMENT_WIDTH_FIXED) {
            base_buffer_text(dump->buffer, "column ");
            add_points(dump, column->width);
        } else if (column->kind == DOCUMENT_WIDTH_WEIGHT) {
            base_buffer_format(dump->buffer, "column weight %d", column->weight);
        } else {
            base_buffer_text(dump->buffer, "column auto");
        }
        base_buffer_char(dump->buffer, '\n');
    }
    for (size_t row = 0; row < table->row_count; row++) {
        indent(dump, depth);
        base_buffer_format(dump->buffer, "%s%s\n", row_names[table->rows[row].role],
                           table->rows[row].breakable ? " breakable" : "");
        for (size_t i = 0; i < table->rows[row].cell_count; i++) {
            dump_cell(dump, &table->rows[row].cells[i], depth + 1);
        }
    }
}

static void dump_tree_node(struct dump *dump, const struct document_tree_node *node, int depth)
{
    for (; node != NULL; node = node->next) {
        indent(dump, depth);
        base_buffer_format(dump->buffer, "node%s ", node->staff ? " staff" : "");
        add_quoted(dump, document_plain(dump->document->arena, &node->title));
        base_buffer_char(dump->buffer, '\n');
        dump_tree_node(dump, node->first, depth + 1);
    }
}

static void dump_chart(struct dump *dump, const struct document_chart *chart, int depth)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct document_chart_series *series = &chart->series[i];
        indent(dump, depth);
        base_buffer_text(dump->buffer, "series ");
        add_quoted(dump, series->name);
        for (size_t k = 0; k < chart->category_count; k++) {
            base_buffer_format(dump->buffer, " %s=%s", chart->categories[k],
                               series->labels[k] != NULL ? series->labels[k] : "-");
        }
        base_buffer_char(dump->buffer, '\n');
    }
}

static void add_mark(struct dump *dump, const char *word, const char *text)
{
    if (text != NULL) {
        base_buffer_format(dump->buffer, " %s ", word);
        add_quoted(dump, text);
    }
}

static void dump_signatures(struct dump *dump, const struct document_signatures *list, int depth)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct document_signature *item = &list->items[i];
        indent(dump, depth);
        base_buffer_format(dump->buffer, "signature %s field %s%s",
                           item->signatory != NULL ? item->signatory : "-",
                           item->field != NULL ? item->field : "-",
                           item->form_field ? "" : " (none)");
        add_mark(dump, "anchor", item->anchor);
        add_mark(dump, "code", item->code);
        add_mark(dump, "stamp", item->stamp_name);
        base_buffer_char(dump->buffer, '\n');
        const struct document_inlines *parts[] = {&item->place_date, &item->role,
                                                  &item->name,       &item->rank,
                                                  &item->nip,        &item->electronic};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            dump_inlines(dump, parts[k], depth + 1, NULL);
        }
    }
}

/* The facts of a block on its first line, behind its kind. */
static void add_facts(struct dump *dump, const struct document_block *block)
{
    switch (block->kind) {
    case DOCUMENT_SECTION:
        base_buffer_format(dump->buffer, " %s%s",
                           block->section->page_name != NULL ? block->section->page_name : "",
                           block->section->landscape ? " landscape" : "");
        break;
    case DOCUMENT_HEADING:
        base_buffer_format(dump->buffer, " %d ", block->heading->level);
        add_quoted(dump, block->heading->label);
        break;
    case DOCUMENT_ITEM:
        base_buffer_char(dump->buffer, ' ');
        add_quoted(dump, block->item->label);
        break;
    case DOCUMENT_CAPTION:
        base_buffer_char(dump->buffer, ' ');
        add_quoted(dump, block->caption->label);
        break;
    case DOCUMENT_PICTURE:
        base_buffer_char(dump->buffer, ' ');
        add_quoted(dump, block->picture->name);
        break;
    case DOCUMENT_BOOKMARK:
        base_buffer_char(dump->buffer, ' ');
        add_quoted(dump, block->text);
        break;
    default:
        break;
    }
}

static void dump_block(struct dump *dump, const struct document_block *block, int depth)
{
    indent(dump, depth);
    base_buffer_text(dump->buffer, kind_names[block->kind]);
    add_facts(dump, block);
    if (block->given->id != NULL) {
        base_buffer_format(dump->buffer, " #%s", block->given->id);
    }
    if (block->style != NULL) {
        add_style(dump, block->style);
    }
    base_buffer_char(dump->buffer, '\n');
    dump_inlines(dump, &block->inlines, depth + 1,
                 block->style != NULL ? &block->style->text : NULL);
    if (block->kind == DOCUMENT_TABLE) {
        dump_table(dump, block->table, depth + 1);
    } else if (block->kind == DOCUMENT_TREE) {
        dump_tree_node(dump, block->tree->root, depth + 1);
    } else if (block->kind == DOCUMENT_CHART) {
        dump_chart(dump, block->chart, depth + 1);
    } else if (block->kind == DOCUMENT_SIGNATURES) {
        dump_signatures(dump, block->signatures, depth + 1);
    }
    dump_blocks(dump, block->first, depth + 1);
}

static void dump_blocks(struct dump *dump, const struct document_block *first, int depth)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        dump_block(dump, block, depth);
    }
}

void document_dump(const struct document *document, struct base_buffer *buffer)
{
    struct dump dump = {.buffer = buffer, .document = document};
    dump_blocks(&dump, document->first, 0);
}
