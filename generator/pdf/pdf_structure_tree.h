/* Inside of the tags: the elements with what hangs on them. */
#pragma once

#include "pdf_structure.h"

/* A marked-content sequence or an annotation, within an element. */
struct pdf_kid {
    uint32_t element;
    uint32_t next; /* index + 1 of the element's next, 0 = none */
};

struct pdf_annotation {
    uint32_t page;
    pdf_object object;
};

/* Header cells of cells in complex tables. */
struct pdf_headers {
    const uint32_t *items;
    uint32_t count;
};

/* What only few elements have. */
struct pdf_extra {
    uint32_t table;     /* captions: that which took it in, 0 = none */
    page_length box[4]; /* left, bottom, right, top, when it is */
    bool bounded;
};

/* What the file holds for a page_element of the same index. There are many: it is kept small. */
struct pdf_node {
    union {
        uint32_t last;     /* kid while pages are painted (index + 1), then child, at last: */
        pdf_object object; /* 0 = none */
    };
    uint32_t order;                /* of the first content in it, 0 = empty */
    uint32_t first_kid;            /* index + 1 */
    uint32_t first_child, sibling; /* 0 = none: the document is nobody's child */
    uint32_t extra;                /* index + 1, 0 = none; of a cell: of its headers */
    uint8_t level;                 /* of a heading, without gaps */
    bool kept : 1, named : 1;      /* is in the file; has an ID */
    bool divided : 1;              /* the run painted last ends within a word */
    bool joined : 1; /* the only paragraph of a cell or list body, which holds its content */
};

struct pdf_structure {
    struct base_arena *arena;
    const struct page_document *pages;
    struct pdf_node *nodes; /* by element */
    struct pdf_extra *extras;
    size_t extra_count, extra_capacity;
    struct pdf_headers *headers; /* one for all cells that have the same */
    size_t headers_count, headers_capacity;
    struct pdf_kid *kids; /* in order of painting: marks page by page, then annotations */
    size_t kid_count, kid_capacity;
    size_t mark_count;
    struct pdf_annotation *annotations; /* of the kids behind the marks */
    size_t annotation_count, annotation_capacity;
    uint32_t *first_mark; /* by page: index of its first kid; one more behind the last page */
    size_t pages_started; /* that have it */
};

const char *pdf_structure_tag(const struct pdf_structure *structure, uint32_t element);
/* Gives the cells of a table that is not simple their header cells. */
void pdf_structure_headers(struct pdf_structure *structure, uint32_t table);
/* Adds " /A << ... >>" and what else the element's role needs. */
void pdf_structure_attributes(const struct pdf_structure *structure, uint32_t element,
                              struct base_buffer *text);
/* The ID of an element as a literal string. */
void pdf_structure_id(uint32_t element, struct base_buffer *text);
/* The part of a node that few have, made at first use; valid until the next is made. */
struct pdf_extra *pdf_structure_extra(struct pdf_structure *structure, uint32_t element);
/* The same without making it; NULL when it was not. */
const struct pdf_extra *pdf_structure_known(const struct pdf_structure *structure,
                                            uint32_t element);
/* The element that holds the content of an element. */
uint32_t pdf_structure_holder(const struct pdf_structure *structure, uint32_t element);
/* The annotation that is a kid; NULL for a mark. */
const struct pdf_annotation *pdf_structure_annotated(const struct pdf_structure *structure,
                                                     uint32_t kid);
/* The page of a kid. */
uint32_t pdf_structure_page(const struct pdf_structure *structure, uint32_t kid);
/* All pages are painted. */
void pdf_structure_end(struct pdf_structure *structure);
