/* Builder of documents for the layout tests. */
#include "layout_build.h"

#include <string.h>

#include "font.h"
#include "layout.h"
#include "test_golden.h"
#include "test_main.h"

struct build build_start(base_length width, base_length height)
{
    struct build build = {.fixture = test_fixture_create()};
    build.document = document_create(build.fixture.arena, build.fixture.sources);
    build.fonts = font_set_fake(build.fixture.arena);
    struct document_style body = {
        .text = {.family = "Fake", .size = BASE_PT(10)},
        .leading = BASE_PT(12),
        .align = DOCUMENT_ALIGN_JUSTIFY,
        .hyphenate = true,
        .widow_lines = 2,
        .orphan_lines = 2,
        .space_after = BASE_PT(6),
        .fill = DOCUMENT_NO_COLOUR,
        .border_colour = DOCUMENT_NO_COLOUR,
    };
    build.body = build.title = build.left = build.centre = body;
    build.left.align = DOCUMENT_ALIGN_LEFT;
    build.centre.align = DOCUMENT_ALIGN_CENTRE;
    build.title.align = DOCUMENT_ALIGN_LEFT;
    build.title.text.size = BASE_PT(14);
    build.title.leading = BASE_PT(18);
    build.title.space_before = BASE_PT(12);
    build.title.keep_next = true;
    build.cell = build.left;
    build.cell.text.size = BASE_PT(8);
    build.cell.leading = BASE_PT(10);
    build.cell.space_after = 0;
    build.cell.padding_top = build.cell.padding_bottom = BASE_PT(2);
    build.cell.padding_left = build.cell.padding_right = BASE_PT(3);
    build.decimal = build.head = build.cell;
    build.decimal.align = DOCUMENT_ALIGN_DECIMAL;
    build.head.align = DOCUMENT_ALIGN_CENTRE;
    build.head.text.bold = true;
    build.head.fill = 0xE0E0E0;
    build_section(&build, width, height);
    return build;
}

void build_finish(struct build *build)
{
    font_set_close(build->fonts);
    test_fixture_destroy(&build->fixture);
}

struct document_style *build_style(struct build *build, const struct document_style *base)
{
    struct document_style *style = base_alloc(build->fixture.arena, sizeof *style);
    *style = *base;
    return style;
}

struct document_block *build_section(struct build *build, base_length width, base_length height)
{
    struct document_block *block = document_block_create(build->document, DOCUMENT_SECTION,
                                                         build_style(build, &build->body), 0);
    struct document_section *section = block->section;
    section->width = width;
    section->height = height;
    section->margin_top = section->margin_bottom = BASE_PT(20);
    section->margin_left = section->margin_right = BASE_PT(20);
    section->number_style = DOCUMENT_NUMBER_ARABIC;
    section->numbered = true;
    section->background = DOCUMENT_NO_COLOUR;
    section->head_distance = section->foot_distance = BASE_PT(10);
    document_append(build->document, NULL, block);
    build->section = block;
    return block;
}

struct document_block *build_block(struct build *build, struct document_block *parent,
                                   enum document_kind kind, const struct document_style *style)
{
    struct document_block *block =
        document_block_create(build->document, kind, build_style(build, style), 0);
    document_append(build->document, parent != NULL ? parent : build->section, block);
    return block;
}

struct document_block *build_text(struct build *build, struct document_block *parent,
                                  const struct document_style *style, const char *text)
{
    struct document_block *block = build_block(build, parent, DOCUMENT_PARAGRAPH, style);
    document_text_add(build->document, &block->inlines, &block->style->text, 0, text);
    return block;
}

struct document_block *build_paragraph(struct build *build, const char *text)
{
    return build_text(build, NULL, &build->body, text);
}

struct document_block *build_heading(struct build *build, int level, const char *format,
                                     const char *text)
{
    struct document_block *block = build_block(build, NULL, DOCUMENT_HEADING, &build->title);
    document_text_add(build->document, &block->inlines, &block->style->text, 0, text);
    block->heading->level = level;
    block->heading->numbered = format != NULL;
    block->heading->number_format = format;
    block->heading->in_contents = block->heading->in_outline = true;
    return block;
}

struct document_inline *build_inline(struct build *build, struct document_block *block,
                                     enum document_inline_kind kind, const char *text)
{
    struct document_inline *item =
        document_inline_add(build->document, &block->inlines, kind, &block->style->text, 0);
    item->text = text;
    return item;
}

struct document_block *build_item(struct build *build, struct document_block *list,
                                  const char *label, const char *text)
{
    struct document_block *item = build_block(build, list, DOCUMENT_ITEM, &build->left);
    item->item->label = label;
    item->item->label_width = BASE_PT(16);
    build_text(build, item, &build->left, text);
    return item;
}

struct document_block *build_table(struct build *build, size_t columns)
{
    struct document_block *block = build_block(build, NULL, DOCUMENT_TABLE, &build->left);
    struct document_table *table = block->table;
    table->columns = base_alloc_array(build->fixture.arena, columns, sizeof *table->columns);
    table->column_count = table->column_capacity = columns;
    table->grid = 400;
    table->frame = 900;
    table->vertical_lines = table->horizontal_lines = table->repeat_head = true;
    return block;
}

struct document_row *build_row(struct build *build, struct document_block *table,
                               enum document_row_role role)
{
    return document_row_add(build->document, table->table, role, 0);
}

struct document_cell *build_cell(struct build *build, struct document_row *row,
                                 const struct document_style *style, const char *text)
{
    const struct document_style *own = build_style(build, style);
    struct document_cell *cell = document_cell_add(build->document, row, own, 0);
    if (text != NULL) {
        struct document_style *inner = build_style(build, style);
        inner->fill = DOCUMENT_NO_COLOUR;
        struct document_block *block =
            document_block_create(build->document, DOCUMENT_PARAGRAPH, inner, 0);
        document_text_add(build->document, &block->inlines, &inner->text, 0, text);
        document_cell_append(build->document, cell, block);
    }
    return cell;
}

struct document_row *build_cells(struct build *build, struct document_block *table,
                                 enum document_row_role role, const char *texts)
{
    struct document_row *row = build_row(build, table, role);
    const struct document_style *style =
        role == DOCUMENT_ROW_HEAD || role == DOCUMENT_ROW_NUMBERS ? &build->head : &build->cell;
    for (const char *at = texts; at != NULL;) {
        const char *end = strchr(at, '|');
        size_t length = end != NULL ? (size_t)(end - at) : strlen(at);
        build_cell(build, row, style, base_copy(build->fixture.arena, at, length));
        at = end != NULL ? end + 1 : NULL;
    }
    return row;
}

const char *build_words(struct build *build, unsigned seed, size_t words)
{
    static const char *const stock[] = {"kinerja",  "dan",   "pelaksanaan", "di",
                                        "program",  "yang",  "sasaran",     "dengan",
                                        "anggaran", "tahun", "2024",        "masing-masing",
                                        "sebesar",  "98,5",  "untuk",       "pelayanan"};
    struct base_buffer buffer = {.arena = build->fixture.arena};
    unsigned state = seed * 2654435761u + 12345u;
    for (size_t i = 0; i < words; i++) {
        state = state * 1103515245u + 12345u;
        base_buffer_text(&buffer, i > 0 ? " " : "");
        base_buffer_text(&buffer, stock[(state >> 16) % (sizeof stock / sizeof *stock)]);
    }
    return base_buffer_get(&buffer);
}

struct page_document *build_pages(struct build *build)
{
    ck_assert(document_finish(build->document, build->fixture.diagnostics));
    struct layout_options options = {.hyphenation = build->hyphenation, .run = build->run};
    struct page_document *pages = layout_document(build->fixture.arena, build->fixture.diagnostics,
                                                  build->document, build->fonts, &options);
    ck_assert_msg(pages != NULL, "%s", test_messages(&build->fixture));
    for (size_t i = 0; i < pages->count; i++) {
        page_unpack(pages, pages->pages[i]); /* tests look at single items */
    }
    return pages;
}

void build_golden(struct build *build, const char *name)
{
    struct page_document *pages = build_pages(build);
    struct base_buffer buffer = {.arena = build->fixture.arena};
    page_dump(pages, &buffer);
    base_buffer_text(&buffer, test_messages(&build->fixture));
    char *path = base_format(build->fixture.arena, "cases/%s.pages", name);
    test_golden(path, base_buffer_get(&buffer));
    build_check_apart(pages);
}

const char *build_page_text(struct build *build, const struct page *page)
{
    struct base_buffer buffer = {.arena = build->fixture.arena};
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind == PAGE_GLYPHS) {
            base_buffer_text(&buffer, page->items[i].glyphs.text);
        }
    }
    return base_buffer_get(&buffer);
}

long build_page_of(struct build *build, const struct page_document *pages, const char *text)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (strstr(build_page_text(build, pages->pages[i]), text) != NULL) {
            return (long)i;
        }
    }
    return -1;
}

static bool overlap(const struct page_item *a, const struct page_item *b)
{
    base_length slack = 600;
    base_length a_top = a->y - a->height * 7 / 10;
    base_length b_top = b->y - b->height * 7 / 10;
    return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width &&
           a_top + slack < b->y && b_top + slack < a->y;
}

void build_check_apart(const struct page_document *pages)
{
    for (size_t p = 0; p < pages->count; p++) {
        const struct page *page = pages->pages[p];
        for (size_t i = 0; i < page->count; i++) {
            const struct page_item *a = &page->items[i];
            if (a->kind != PAGE_GLYPHS || a->glyphs.upward) {
                continue;
            }
            ck_assert_msg(a->x >= 0 && a->x + a->width <= page->width + 600 && a->y >= 0 &&
                              a->y <= page->height,
                          "page %zu: \"%s\" leaves the paper", p + 1, a->glyphs.text);
            for (size_t j = i + 1; j < page->count; j++) {
                const struct page_item *b = &page->items[j];
                ck_assert_msg(b->kind != PAGE_GLYPHS || b->glyphs.upward || !overlap(a, b),
                              "page %zu: \"%s\" and \"%s\" overlap", p + 1, a->glyphs.text,
                              b->kind == PAGE_GLYPHS ? b->glyphs.text : "");
            }
        }
    }
}
