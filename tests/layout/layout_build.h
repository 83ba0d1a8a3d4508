/* Builds documents for the layout tests: small pages, the fake font, short calls. */
#pragma once

#include "document.h"
#include "page.h"
#include "test_fixture.h"

struct build {
    struct test_fixture fixture;
    struct document *document;
    struct font_set *fonts;
    struct document_block *section; /* new blocks go here */
    struct document_style body, title, left, centre, cell, decimal, head;
    const char *hyphenation;
    long run; /* of layout_options */
};

/* A section of width x height with margins of 20 pt on all sides. */
struct build build_start(base_length width, base_length height);
void build_finish(struct build *build);

struct document_block *build_section(struct build *build, base_length width, base_length height);
struct document_style *build_style(struct build *build, const struct document_style *base);
struct document_block *build_block(struct build *build, struct document_block *parent,
                                   enum document_kind kind, const struct document_style *style);
struct document_block *build_text(struct build *build, struct document_block *parent,
                                  const struct document_style *style, const char *text);
/* A paragraph of the section in the body style. */
struct document_block *build_paragraph(struct build *build, const char *text);
struct document_block *build_heading(struct build *build, int level, const char *format,
                                     const char *text);
struct document_inline *build_inline(struct build *build, struct document_block *block,
                                     enum document_inline_kind kind, const char *text);
/* An item with a paragraph in a list. */
struct document_block *build_item(struct build *build, struct document_block *list,
                                  const char *label, const char *text);
/* A table with automatic columns, grid and repeated heads. */
struct document_block *build_table(struct build *build, size_t columns);
struct document_row *build_row(struct build *build, struct document_block *table,
                               enum document_row_role role);
struct document_cell *build_cell(struct build *build, struct document_row *row,
                                 const struct document_style *style, const char *text);
/* A row of cells, split at '|'. */
struct document_row *build_cells(struct build *build, struct document_block *table,
                                 enum document_row_role role, const char *texts);
/* words words of filler text, made from seed. */
const char *build_words(struct build *build, unsigned seed, size_t words);

/* Finishes the tree and lays it out; fails the test when there are no pages. */
struct page_document *build_pages(struct build *build);
/* Compares the dump of the pages with a file in cases/. */
void build_golden(struct build *build, const char *name);
/* Text of a page in order of its items, lines joined. */
const char *build_page_text(struct build *build, const struct page *page);
/* The page that shows text, from 0; -1 when none does. */
long build_page_of(struct build *build, const struct page_document *pages, const char *text);
/* Fails when text items of a page overlap or leave the paper. */
void build_check_apart(const struct page_document *pages);
