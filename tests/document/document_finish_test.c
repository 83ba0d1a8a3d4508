/* Tests of document_finish: numbers, references, cells. */
#include "document.h"

#include <string.h>

#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct document *document;
static struct document_block *section;
static const struct document_style style = {
    .text = {.family = "Fake", .size = BASE_PT(10)},
    .leading = BASE_PT(12),
    .fill = DOCUMENT_NO_COLOUR,
};

static void setup(void)
{
    fixture = test_fixture_create();
    document = document_create(fixture.arena, fixture.sources);
    section = document_block_create(document, DOCUMENT_SECTION, &style, 0);
    document_append(document, NULL, section);
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static struct document_block *add(enum document_kind kind, const char *text, const char *id)
{
    struct document_block *block = document_block_create(document, kind, &style, 0);
    document_give(document, block)->id = id;
    if (text != NULL) {
        document_text_add(document, &block->inlines, &style.text, 0, text);
    }
    document_append(document, section, block);
    return block;
}

static struct document_block *heading(int level, const char *text, const char *format)
{
    struct document_block *block = add(DOCUMENT_HEADING, text, text);
    block->heading->level = level;
    block->heading->numbered = format != NULL;
    block->heading->number_format = format;
    return block;
}

static struct document_block *caption(const char *series, const char *text, const char *format)
{
    struct document_block *block = add(DOCUMENT_CAPTION, text, text);
    block->caption->series = series;
    block->caption->numbered = true;
    block->caption->number_format = format;
    return block;
}

static struct document_inline *reference(const char *target, enum document_reference_form form)
{
    struct document_block *block = add(DOCUMENT_PARAGRAPH, NULL, NULL);
    struct document_inline *item =
        document_inline_add(document, &block->inlines, DOCUMENT_REFERENCE, &style.text, 0);
    item->target = target;
    item->form = form;
    return item;
}

START_TEST(headings_count_by_level)
{
    struct document_block *preface = heading(1, "kata", NULL);
    struct document_block *one = heading(1, "satu", "BAB {1:I}");
    struct document_block *a = heading(2, "a", "{2:A}.");
    struct document_block *sub = heading(3, "sub", "{1}.{2}.{3}");
    struct document_block *b = heading(2, "b", "{2:A}.");
    struct document_block *two = heading(1, "dua", "BAB {1:I}");
    struct document_block *again = heading(2, "c", "{2:A}.");
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(preface->heading->label, "");
    ck_assert_str_eq(one->heading->label, "BAB I");
    ck_assert_str_eq(a->heading->label, "A.");
    ck_assert_str_eq(sub->heading->label, "1.1.1");
    ck_assert_str_eq(b->heading->label, "B.");
    ck_assert_str_eq(two->heading->label, "BAB II");
    ck_assert_str_eq(again->heading->label, "A.");
}
END_TEST

START_TEST(annexes_count_in_their_own_series)
{
    heading(1, "satu", "BAB {1:I}");
    struct document_block *annex = heading(1, "pk", "Lampiran {1}");
    annex->heading->series = "lampiran";
    struct document_block *two = heading(1, "dua", "BAB {1:I}");
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(annex->heading->label, "Lampiran 1");
    ck_assert_str_eq(two->heading->label, "BAB II");
}
END_TEST

START_TEST(captions_count_by_bab_and_series)
{
    heading(1, "satu", "BAB {1:I}");
    struct document_block *first = caption("Tabel", "t1", "{1}.{n}");
    struct document_block *chart = caption("Gambar", "g1", "{n}");
    heading(1, "dua", "BAB {1:I}");
    struct document_block *second = caption("Tabel", "t2", "{1}.{n}");
    struct document_block *next = caption("Gambar", "g2", "{n}");
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(first->caption->label, "Tabel 1.1");
    ck_assert_str_eq(chart->caption->label, "Gambar 1");
    ck_assert_str_eq(second->caption->label, "Tabel 2.1");
    ck_assert_str_eq(next->caption->label, "Gambar 2");
}
END_TEST

START_TEST(references_show_label_number_title)
{
    heading(1, "satu", "BAB {1:I}");
    caption("Tabel", "t1", "{1}.{n}");
    struct document_inline *label = reference("t1", DOCUMENT_REFERENCE_LABEL);
    struct document_inline *number = reference("satu", DOCUMENT_REFERENCE_NUMBER);
    struct document_inline *title = reference("satu", DOCUMENT_REFERENCE_TITLE);
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(label->text, "Tabel 1.1");
    ck_assert_str_eq(number->text, "I");
    ck_assert_str_eq(title->text, "satu");
}
END_TEST

START_TEST(a_table_is_called_by_the_caption_of_its_group)
{
    struct document_block *group = add(DOCUMENT_GROUP, NULL, NULL);
    struct document_block *block = document_block_create(document, DOCUMENT_CAPTION, &style, 0);
    block->caption->series = "Tabel";
    block->caption->numbered = true;
    block->caption->number_format = "{n}";
    document_append(document, group, block);
    struct document_block *table = document_block_create(document, DOCUMENT_GROUP, &style, 0);
    document_give(document, table)->id = "iku";
    document_append(document, group, table);
    struct document_inline *item = reference("iku", DOCUMENT_REFERENCE_LABEL);
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(item->text, "Tabel 1");
}
END_TEST

START_TEST(faults_are_reported)
{
    heading(1, "satu", "BAB {9}");
    add(DOCUMENT_PARAGRAPH, "x", "tabel-1");
    add(DOCUMENT_PARAGRAPH, "y", "tabel-1");
    reference("tabel-2", DOCUMENT_REFERENCE_LABEL);
    reference("tabel-1", DOCUMENT_REFERENCE_LABEL);
    ck_assert(!document_finish(document, fixture.diagnostics));
    test_same_text(
        "error D006: the number format \"BAB {9}\" is not valid; levels are written {1}, {2:I}, "
        "{3:a}, the running number {n}\n"
        "error D001: the id \"tabel-1\" is used twice in the document; ids must be unique\n"
        "error D002: a reference points to \"tabel-2\", but no heading, table or picture has this "
        "id (\"tabel-1\"?)\n"
        "error D007: a reference asks for the number of \"tabel-1\", which has none; refer to its "
        "page or title\n",
        test_messages(&fixture));
}
END_TEST

/* ---------------------------------------------------------------- cells */

static struct document_table *table_of(size_t columns)
{
    struct document_block *block = add(DOCUMENT_TABLE, NULL, NULL);
    struct document_column column = {.kind = DOCUMENT_WIDTH_AUTO};
    for (size_t i = 0; i < columns; i++) {
        BASE_PUSH(fixture.arena, block->table->columns, block->table->column_count,
                  block->table->column_capacity, column);
    }
    return block->table;
}

static void cell(struct document_row *row, size_t column_span, size_t row_span)
{
    struct document_cell *item = document_cell_add(document, row, &style, 0);
    item->column_span = column_span;
    item->row_span = row_span;
}

/* Columns of the cells of a row: "0 2+2". */
static const char *places(const struct document_row *row)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    for (size_t i = 0; i < row->cell_count; i++) {
        base_buffer_format(&buffer, "%s%u", i > 0 ? " " : "", (unsigned)row->cells[i].column);
        if (row->cells[i].column_span > 1) {
            base_buffer_format(&buffer, "+%u", (unsigned)row->cells[i].column_span);
        }
    }
    return base_buffer_get(&buffer);
}

START_TEST(cells_find_their_columns_below_row_spans)
{
    struct document_table *table = table_of(4);
    struct document_row *row = document_row_add(document, table, DOCUMENT_ROW_HEAD, 0);
    cell(row, 1, 2);
    cell(row, 2, 1);
    cell(row, 1, 9);
    row = document_row_add(document, table, DOCUMENT_ROW_HEAD, 0);
    cell(row, 1, 1);
    cell(row, 1, 1);
    row = document_row_add(document, table, DOCUMENT_ROW_BODY, 0);
    cell(row, 1, 1);
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_uint_eq(table->head_rows, 2);
    ck_assert_str_eq(places(&table->rows[0]), "0 1+2 3");
    ck_assert_str_eq(places(&table->rows[1]), "1 2");
    ck_assert_uint_eq(table->rows[0].cells[2].row_span, 2);
    ck_assert_str_eq(places(&table->rows[2]), "0 1 2 3");
}
END_TEST

START_TEST(holes_between_spans_are_closed_in_order)
{
    struct document_table *table = table_of(3);
    struct document_row *row = document_row_add(document, table, DOCUMENT_ROW_BODY, 0);
    cell(row, 1, 1);
    cell(row, 1, 2);
    row = document_row_add(document, table, DOCUMENT_ROW_BODY, 0);
    cell(row, 1, 1);
    ck_assert(document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(places(&table->rows[0]), "0 1 2");
    ck_assert_str_eq(places(&table->rows[1]), "0 2");
}
END_TEST

START_TEST(cells_beyond_the_columns_are_reported)
{
    struct document_table *table = table_of(2);
    struct document_row *row = document_row_add(document, table, DOCUMENT_ROW_BODY, 0);
    cell(row, 3, 1);
    row = document_row_add(document, table, DOCUMENT_ROW_BODY, 0);
    cell(row, 1, 1);
    cell(row, 1, 1);
    cell(row, 1, 1);
    ck_assert(!document_finish(document, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "D004 D003");
}
END_TEST

TEST_SUITE(document_finish)
{
    TCase *group = test_group(suite, "finish");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, headings_count_by_level);
    tcase_add_test(group, annexes_count_in_their_own_series);
    tcase_add_test(group, captions_count_by_bab_and_series);
    tcase_add_test(group, references_show_label_number_title);
    tcase_add_test(group, a_table_is_called_by_the_caption_of_its_group);
    tcase_add_test(group, faults_are_reported);
    tcase_add_test(group, cells_find_their_columns_below_row_spans);
    tcase_add_test(group, holes_between_spans_are_closed_in_order);
    tcase_add_test(group, cells_beyond_the_columns_are_reported);
}
