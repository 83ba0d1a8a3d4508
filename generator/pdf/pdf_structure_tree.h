/* Inside of the tags: the elements with what hangs on them. */
#pragma once

#include "pdf_structure.h"

/* A marked-content sequence, or an annotation when object is not 0. */
struct pdf_kid {
    size_t page;
    unsigned mark;
    pdf_object object;
    size_t order; /* by painting, from 1 */
    size_t next;  /* index + 1 of the element's next, 0 = none */
};

/* What the file holds for a page_element of the same index. */
struct pdf_node {
    pdf_object object;
    size_t order;                              /* of the first content in it, 0 = empty */
    size_t first_kid, last_kid;                /* index + 1 */
    uint32_t parent;                           /* in the file */
    uint32_t first_child, last_child, sibling; /* 0 = none: the document is nobody's child */
    int level;                                 /* of a heading, without gaps */
    bool kept, named;                          /* is in the file; has an ID */
    uint32_t *headers;                         /* cells of complex tables: their header cells */
    size_t header_count;
    const struct page_item *run; /* painted last */
    base_length *box;            /* left, bottom, right, top; NULL = none */
};

/* The elements that the marked-content sequences of a page belong to. */
struct pdf_marks {
    uint32_t *elements;
    size_t count, capacity;
};

struct pdf_structure {
    struct base_arena *arena;
    const struct page_document *pages;
    struct pdf_node *nodes; /* by element */
    struct pdf_kid *kids;
    size_t kid_count, kid_capacity;
    struct pdf_marks *marks;    /* by page */
    struct pdf_marks annotated; /* by StructParent behind those of the pages */
};

const char *pdf_structure_tag(const struct pdf_structure *structure, uint32_t element);
/* Gives the cells of a table that is not simple their header cells. */
void pdf_structure_headers(struct pdf_structure *structure, uint32_t table);
/* Adds " /A << ... >>" and what else the element's role needs. */
void pdf_structure_attributes(const struct pdf_structure *structure, uint32_t element,
                              struct base_buffer *text);
/* The ID of an element as a literal string. */
void pdf_structure_id(uint32_t element, struct base_buffer *text);
