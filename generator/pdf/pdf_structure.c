/* Collects marked content while pages are painted. */
#include "pdf_structure_tree.h"

#include <string.h>

#include "base_memory.h"
#include "pdf_text.h"

/* ---------------------------------------------------------------- elements */

static const struct page_element *element_at(const struct pdf_structure *structure,
                                             uint32_t element)
{
    return &structure->pages->elements[element];
}

/* Readers want headings without gaps: H1 first, then at most one level deeper. */
static void level_headings(struct pdf_structure *structure)
{
    int last = 0;
    for (uint32_t i = 0; i < structure->pages->element_count; i++) {
        const struct page_element *element = element_at(structure, i);
        if (element->role == PAGE_ROLE_HEADING) {
            int level = element->level < 1 ? 1 : element->level > 6 ? 6 : element->level;
            last = level > last + 1 ? last + 1 : level;
            structure->nodes[i].level = (uint8_t)last;
        }
    }
}

static bool holds_paragraphs(enum page_role role)
{
    return role == PAGE_ROLE_CELL || role == PAGE_ROLE_HEADER_CELL || role == PAGE_ROLE_BODY;
}

/* A cell or list body that is one paragraph is tagged once, not twice: half of the tags of a report
 * would be such paragraphs. */
static void join_paragraphs(struct pdf_structure *structure)
{
    for (uint32_t i = 1; i < structure->pages->element_count; i++) {
        const struct page_element *element = element_at(structure, i);
        if (!holds_paragraphs(element_at(structure, element->parent)->role)) {
            continue;
        }
        uint32_t first = structure->nodes[element->parent].first_child;
        if (first != 0) {
            structure->nodes[first].joined = false;
        } else {
            structure->nodes[element->parent].first_child = i;
            structure->nodes[i].joined = element->role == PAGE_ROLE_PARAGRAPH;
        }
    }
}

uint32_t pdf_structure_holder(const struct pdf_structure *structure, uint32_t element)
{
    return structure->nodes[element].joined ? element_at(structure, element)->parent : element;
}

struct pdf_structure *pdf_structure_create(struct base_arena *arena,
                                           const struct page_document *pages)
{
    struct pdf_structure *structure = base_alloc(arena, sizeof *structure);
    structure->arena = arena;
    structure->pages = pages;
    structure->nodes = base_alloc_array(arena, pages->element_count + 1, sizeof(struct pdf_node));
    structure->kid_capacity = pages->element_count + 256; /* mostly enough */
    structure->kids = base_alloc_array(arena, structure->kid_capacity, sizeof(struct pdf_kid));
    structure->first_mark = base_alloc_array(arena, pages->count + 1, sizeof(uint32_t));
    level_headings(structure);
    join_paragraphs(structure);
    return structure;
}

const char *pdf_structure_tag(const struct pdf_structure *structure, uint32_t element)
{
    static const char *const tags[] = {
        [PAGE_ROLE_DOCUMENT] = "Document",
        [PAGE_ROLE_SECTION] = "Part",
        [PAGE_ROLE_PARAGRAPH] = "P",
        [PAGE_ROLE_LIST] = "L",
        [PAGE_ROLE_ITEM] = "LI",
        [PAGE_ROLE_LABEL] = "Lbl",
        [PAGE_ROLE_BODY] = "LBody",
        [PAGE_ROLE_TABLE] = "Table",
        [PAGE_ROLE_ROW] = "TR",
        [PAGE_ROLE_HEADER_CELL] = "TH",
        [PAGE_ROLE_CELL] = "TD",
        [PAGE_ROLE_CAPTION] = "Caption",
        [PAGE_ROLE_FIGURE] = "Figure",
        [PAGE_ROLE_FORMULA] = "Formula",
        [PAGE_ROLE_CONTENTS] = "TOC",
        [PAGE_ROLE_CONTENTS_ENTRY] = "TOCI",
        [PAGE_ROLE_REFERENCE] = "Reference",
        [PAGE_ROLE_LINK] = "Link",
        [PAGE_ROLE_NOTE] = "Note",
        [PAGE_ROLE_SPAN] = "Span",
        [PAGE_ROLE_FORM] = "Form",
        [PAGE_ROLE_DIVISION] = "Div",
    };
    static const char *const headings[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    element = pdf_structure_holder(structure, element);
    enum page_role role = element_at(structure, element)->role;
    return role == PAGE_ROLE_HEADING ? headings[structure->nodes[element].level] : tags[role];
}

/* ---------------------------------------------------------------- collecting */

struct pdf_extra *pdf_structure_extra(struct pdf_structure *structure, uint32_t element)
{
    struct pdf_node *node = &structure->nodes[element];
    if (node->extra == 0) {
        const struct pdf_extra empty = {0};
        BASE_PUSH(structure->arena, structure->extras, structure->extra_count,
                  structure->extra_capacity, empty);
        node->extra = (uint32_t)structure->extra_count;
    }
    return &structure->extras[node->extra - 1];
}

const struct pdf_extra *pdf_structure_known(const struct pdf_structure *structure, uint32_t element)
{
    uint32_t extra = structure->nodes[element].extra;
    return extra != 0 ? &structure->extras[extra - 1] : NULL;
}

/* Adds a kid; its place among all is the order of painting. */
static void add_kid(struct pdf_structure *structure, uint32_t element)
{
    struct pdf_kid kid = {.element = pdf_structure_holder(structure, element)};
    if (structure->kid_count == structure->kid_capacity) {
        size_t larger = structure->kid_capacity * 2;
        structure->kids =
            base_arena_enlarge(structure->arena, structure->kids,
                               structure->kid_capacity * sizeof kid, larger * sizeof kid);
        structure->kid_capacity = larger;
    }
    structure->kids[structure->kid_count++] = kid;
    uint32_t order = (uint32_t)structure->kid_count;
    struct pdf_node *node = &structure->nodes[kid.element];
    if (node->last != 0) {
        structure->kids[node->last - 1].next = order;
    } else {
        node->first_kid = order;
    }
    node->last = order;
    for (uint32_t at = kid.element; structure->nodes[at].order == 0;) {
        structure->nodes[at].order = order;
        at = element_at(structure, at)->parent;
    }
}

/* Pages up to this one have begun. */
static void start_page(struct pdf_structure *structure, size_t page)
{
    while (structure->pages_started <= page) {
        structure->first_mark[structure->pages_started++] = (uint32_t)structure->mark_count;
    }
}

void pdf_structure_open(struct pdf_structure *structure, size_t page, uint32_t element,
                        const char *actual, struct base_buffer *buffer)
{
    start_page(structure, page);
    /* Readers look for a text to put in place only where the tag is Span. */
    base_buffer_char(buffer, '/');
    base_buffer_text(buffer, actual != NULL ? "Span" : pdf_structure_tag(structure, element));
    base_buffer_text(buffer, "<</MCID ");
    base_buffer_number(buffer, structure->mark_count - structure->first_mark[page]);
    if (actual != NULL) {
        base_buffer_text(buffer, "/ActualText");
        pdf_text_string(buffer, actual);
    }
    base_buffer_text(buffer, ">>BDC\n");
    add_kid(structure, element);
    structure->mark_count++;
}

void pdf_structure_end(struct pdf_structure *structure)
{
    start_page(structure, structure->pages->count);
}

size_t pdf_structure_annotation(struct pdf_structure *structure, size_t page, uint32_t element,
                                pdf_object annotation)
{
    const struct pdf_annotation added = {(uint32_t)page, annotation};
    pdf_structure_end(structure);
    add_kid(structure, element);
    BASE_PUSH(structure->arena, structure->annotations, structure->annotation_count,
              structure->annotation_capacity, added);
    return structure->pages->count + structure->annotation_count - 1;
}

const struct pdf_annotation *pdf_structure_annotated(const struct pdf_structure *structure,
                                                     uint32_t kid)
{
    return kid < structure->mark_count ? NULL
                                       : &structure->annotations[kid - structure->mark_count];
}

uint32_t pdf_structure_page(const struct pdf_structure *structure, uint32_t kid)
{
    const struct pdf_annotation *annotation = pdf_structure_annotated(structure, kid);
    if (annotation != NULL) {
        return annotation->page;
    }
    uint32_t page = 0, end = (uint32_t)structure->pages->count;
    while (end - page > 1) {
        uint32_t middle = page + (end - page) / 2;
        *(structure->first_mark[middle] <= kid ? &page : &end) = middle;
    }
    return page;
}

bool pdf_structure_divide(struct pdf_structure *structure, uint32_t element, bool divided)
{
    struct pdf_node *node = &structure->nodes[element];
    bool before = node->divided;
    node->divided = divided;
    return before;
}

bool pdf_structure_bounded(const struct pdf_structure *structure, uint32_t element)
{
    enum page_role role = element_at(structure, element)->role;
    return role == PAGE_ROLE_FIGURE || role == PAGE_ROLE_FORMULA;
}

void pdf_structure_cover(struct pdf_structure *structure, uint32_t element,
                         const base_length corners[4])
{
    struct pdf_extra *extra = pdf_structure_extra(structure, element);
    for (int i = 0; i < 4; i++) {
        bool outside = i < 2 ? corners[i] < extra->box[i] : corners[i] > extra->box[i];
        extra->box[i] = outside || !extra->bounded ? (page_length)corners[i] : extra->box[i];
    }
    extra->bounded = true;
}
