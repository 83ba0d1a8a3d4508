/* Golden documents: cases/<name>/pack.xml with data.json gives document.txt and messages.txt. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "template.h"
#include "template_support.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const cases[] = {"text",      "blocks",  "lists",   "tables",     "table-data",
                                    "pages",     "control", "figures", "signatures", "extend",
                                    "narrative", "styles",  "values"};
enum { CASE_COUNT = sizeof cases / sizeof cases[0] };

START_TEST(test_case)
{
    const char *name = cases[_i];
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "cases", name);
    ck_assert_msg(pack != NULL, "%s: %s", name, test_messages(&fixture));
    struct document *document = template_run_case(&fixture, pack, "cases", name);
    ck_assert_msg(document != NULL, "%s: %s", name, test_messages(&fixture));
    struct base_buffer buffer = {.arena = fixture.arena};
    document_dump(document, &buffer);
    test_golden(base_format(fixture.arena, "cases/%s/document.txt", name),
                base_buffer_get(&buffer));
    test_golden(base_format(fixture.arena, "cases/%s/messages.txt", name), test_messages(&fixture));
    test_fixture_destroy(&fixture);
}
END_TEST

static void add_indents(struct base_buffer *buffer, const struct document_block *first);

static void add_table_indents(struct base_buffer *buffer, const struct document_table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        base_buffer_format(buffer, "row%s%s\n", table->rows[i].keep_next ? " keep" : "",
                           table->rows[i].breakable ? " breakable" : "");
        for (size_t k = 0; k < table->rows[i].cell_count; k++) {
            const struct document_cell *cell = &table->rows[i].cells[k];
            base_buffer_format(buffer, "padding %ld: ", (long)cell->style->padding_left);
            struct document_plain room;
            add_indents(buffer, document_cell_blocks(cell, &room));
        }
    }
}

/* The indents of paragraphs, first line and left, and what the dump does not show of rows. */
static void add_indents(struct base_buffer *buffer, const struct document_block *first)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_PARAGRAPH)
            base_buffer_format(buffer, "%ld %ld %s\n", (long)block->style->indent_first,
                               (long)block->style->indent_left,
                               document_plain(buffer->arena, &block->inlines));
        else if (block->kind == DOCUMENT_TABLE)
            add_table_indents(buffer, block->table);
        add_indents(buffer, block->first);
    }
}

START_TEST(test_indents)
{
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "cases", "styles");
    struct document *document = template_run_case(&fixture, pack, "cases", "styles");
    struct base_buffer buffer = {.arena = fixture.arena};
    add_indents(&buffer, document->first);
    test_golden("cases/styles/indents.txt", base_buffer_get(&buffer));
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_floats)
{
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "cases", "pages");
    struct document *document = template_run_case(&fixture, pack, "cases", "pages");
    size_t count = 0;
    for (const struct document_block *block = document->first; block != NULL; block = block->next) {
        ck_assert_int_eq(block->section->floats, strcmp(block->section->page_name, "lebar") == 0);
        count += block->section->floats;
    }
    ck_assert_uint_eq(count, 1);
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(template_case)
{
    tcase_add_loop_test(test_group(suite, "cases"), test_case, 0, CASE_COUNT);
    tcase_add_test(test_group(suite, "indents"), test_indents);
    tcase_add_test(test_group(suite, "floats"), test_floats);
}
