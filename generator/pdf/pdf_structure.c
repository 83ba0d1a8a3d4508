/* Collects marked content while pages are painted; writes the structure tree. */
#include "pdf_structure_tree.h"

#include <stdlib.h>
#include <string.h>

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
            structure->nodes[i].level = last;
        }
    }
}

struct pdf_structure *pdf_structure_create(struct base_arena *arena,
                                           const struct page_document *pages)
{
    struct pdf_structure *structure = base_alloc(arena, sizeof *structure);
    structure->arena = arena;
    structure->pages = pages;
    structure->nodes = base_alloc_array(arena, pages->element_count + 1, sizeof(struct pdf_node));
    structure->marks = base_alloc_array(arena, pages->count + 1, sizeof(struct pdf_marks));
    level_headings(structure);
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
    enum page_role role = element_at(structure, element)->role;
    return role == PAGE_ROLE_HEADING ? headings[structure->nodes[element].level] : tags[role];
}

/* ---------------------------------------------------------------- collecting */

static void add_kid(struct pdf_structure *structure, uint32_t element, struct pdf_kid kid)
{
    kid.order = structure->kid_count + 1;
    BASE_PUSH(structure->arena, structure->kids, structure->kid_count, structure->kid_capacity,
              kid);
    struct pdf_node *node = &structure->nodes[element];
    if (node->last_kid != 0) {
        structure->kids[node->last_kid - 1].next = structure->kid_count;
    } else {
        node->first_kid = structure->kid_count;
    }
    node->last_kid = structure->kid_count;
    for (uint32_t at = element; structure->nodes[at].order == 0;) {
        structure->nodes[at].order = kid.order;
        at = element_at(structure, at)->parent;
    }
}

void pdf_structure_open(struct pdf_structure *structure, size_t page, uint32_t element,
                        const char *actual, struct base_buffer *buffer)
{
    struct pdf_marks *marks = &structure->marks[page];
    struct pdf_kid kid = {.page = page, .mark = (unsigned)marks->count};
    /* Readers look for a text to put in place only where the tag is Span. */
    const char *tag = actual != NULL ? "Span" : pdf_structure_tag(structure, element);
    base_buffer_format(buffer, "/%s <</MCID %u", tag, kid.mark);
    if (actual != NULL) {
        base_buffer_text(buffer, "/ActualText");
        pdf_text_string(buffer, actual);
    }
    base_buffer_text(buffer, ">> BDC\n");
    BASE_PUSH(structure->arena, marks->elements, marks->count, marks->capacity, element);
    add_kid(structure, element, kid);
}

size_t pdf_structure_annotation(struct pdf_structure *structure, size_t page, uint32_t element,
                                pdf_object annotation)
{
    struct pdf_marks *annotated = &structure->annotated;
    struct pdf_kid kid = {.page = page, .object = annotation};
    add_kid(structure, element, kid);
    BASE_PUSH(structure->arena, annotated->elements, annotated->count, annotated->capacity,
              element);
    return structure->pages->count + annotated->count - 1;
}

const struct page_item *pdf_structure_run(struct pdf_structure *structure, uint32_t element,
                                          const struct page_item *run)
{
    const struct page_item *before = structure->nodes[element].run;
    structure->nodes[element].run = run;
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
    struct pdf_node *node = &structure->nodes[element];
    if (node->box == NULL) {
        node->box = base_alloc_array(structure->arena, 4, sizeof *node->box);
        memcpy(node->box, corners, 4 * sizeof *node->box);
        return;
    }
    for (int i = 0; i < 4; i++) {
        bool outside = i < 2 ? corners[i] < node->box[i] : corners[i] > node->box[i];
        node->box[i] = outside ? corners[i] : node->box[i];
    }
}

/* ---------------------------------------------------------------- the tree */

/* Empty elements are left out, but a table keeps its empty cells: they are part of its shape. */
static bool is_kept(const struct pdf_structure *structure, uint32_t index)
{
    enum page_role role = element_at(structure, index)->role;
    while (role == PAGE_ROLE_ROW || role == PAGE_ROLE_CELL || role == PAGE_ROLE_HEADER_CELL) {
        index = element_at(structure, index)->parent;
        role = element_at(structure, index)->role;
    }
    return structure->nodes[index].order != 0 || index == 0;
}

/* A caption beside its table goes into it: as the first child when it stands above. */
static uint32_t adopting_table(const struct pdf_structure *structure, uint32_t caption,
                               uint32_t next)
{
    uint32_t parent = element_at(structure, caption)->parent;
    bool adopted = next != 0 && element_at(structure, next)->role == PAGE_ROLE_TABLE &&
                   element_at(structure, next)->parent == parent;
    return adopted ? next : 0;
}

/* The next kept element with the same parent, 0 = none. Elements come in reading order, so those
 * of the subtree stand directly behind. */
static uint32_t next_sibling(const struct pdf_structure *structure, uint32_t index)
{
    const struct page_document *pages = structure->pages;
    uint32_t parent = pages->elements[index].parent;
    for (uint32_t i = index + 1; i < pages->element_count; i++) {
        if (pages->elements[i].parent == parent && structure->nodes[i].kept) {
            return i;
        }
        if (pages->elements[i].parent < parent) {
            return 0;
        }
    }
    return 0;
}

static void link_nodes(struct pdf_structure *structure)
{
    uint32_t count = (uint32_t)structure->pages->element_count;
    for (uint32_t i = 0; i < count; i++) {
        structure->nodes[i].kept = is_kept(structure, i);
    }
    for (uint32_t i = 1; i < count; i++) {
        uint32_t parent = element_at(structure, i)->parent;
        if (!structure->nodes[i].kept) {
            continue;
        }
        if (element_at(structure, i)->role == PAGE_ROLE_CAPTION) {
            uint32_t table = adopting_table(structure, i, next_sibling(structure, i));
            parent = table != 0 ? table : parent;
        }
        structure->nodes[i].parent = parent;
        struct pdf_node *node = &structure->nodes[parent];
        if (node->last_child != 0) {
            structure->nodes[node->last_child].sibling = i;
        } else {
            node->first_child = i;
        }
        node->last_child = i;
    }
}

/* ---------------------------------------------------------------- writing elements */

/* A child element or a sequence, to be sorted into reading order. */
struct part {
    size_t order;
    uint32_t element;          /* 0 = the sequence */
    const struct pdf_kid *kid; /* or NULL */
};

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return (a->element > b->element) - (a->element < b->element);
}

/* A note belongs behind its call, not where the foot of the page is painted. */
static size_t reading_order(const struct pdf_structure *structure, uint32_t element)
{
    uint32_t call = element_at(structure, element)->call;
    if (call != 0 && structure->nodes[call].order != 0) {
        return structure->nodes[call].order;
    }
    return structure->nodes[element].order;
}

struct parts {
    struct part *items;
    size_t count, capacity;
};

/* What hangs on an element, in reading order: that of creation for elements that only hold others
 * (cells over several rows are painted last), that of painting where text and elements mix. */
static struct parts parts_of(const struct pdf_structure *structure, uint32_t element)
{
    struct parts parts = {0};
    const struct pdf_node *node = &structure->nodes[element];
    bool mixed = false;
    for (uint32_t i = node->first_child; i != 0; i = structure->nodes[i].sibling) {
        struct part part = {.order = reading_order(structure, i), .element = i};
        BASE_PUSH(structure->arena, parts.items, parts.count, parts.capacity, part);
    }
    for (size_t i = node->first_kid; i != 0; i = structure->kids[i - 1].next) {
        const struct pdf_kid *kid = &structure->kids[i - 1];
        struct part part = {.order = kid->order, .kid = kid};
        mixed |= kid->object == 0;
        BASE_PUSH(structure->arena, parts.items, parts.count, parts.capacity, part);
    }
    if (mixed && parts.count > 1) {
        qsort(parts.items, parts.count, sizeof *parts.items, compare_parts);
    }
    return parts;
}

static void add_part(const struct pdf_painter *painter, const struct part *part, size_t page,
                     struct base_buffer *text)
{
    const struct pdf_kid *kid = part->kid;
    if (kid == NULL) {
        base_buffer_format(text, "%u 0 R", painter->structure->nodes[part->element].object);
        return;
    }
    const char *place = kid->page == page ? ""
                                          : base_format(painter->arena, "/Pg %u 0 R",
                                                        painter->page_objects[kid->page]);
    if (kid->object != 0) {
        base_buffer_format(text, "<</Type/OBJR%s/Obj %u 0 R>>", place, kid->object);
    } else if (place[0] != '\0') {
        base_buffer_format(text, "<</Type/MCR%s/MCID %u>>", place, kid->mark);
    } else {
        base_buffer_format(text, "%u", kid->mark);
    }
}

static void write_element(struct pdf_painter *painter, uint32_t element, pdf_object root)
{
    const struct pdf_structure *structure = painter->structure;
    const struct pdf_node *node = &structure->nodes[element];
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_format(&text, "/S/%s/P %u 0 R", pdf_structure_tag(structure, element),
                       element == 0 ? root : structure->nodes[node->parent].object);
    size_t page = SIZE_MAX;
    if (node->first_kid != 0) {
        page = structure->kids[node->first_kid - 1].page;
        base_buffer_format(&text, "/Pg %u 0 R", painter->page_objects[page]);
    }
    pdf_structure_attributes(structure, element, &text);
    struct parts parts = parts_of(structure, element);
    if (parts.count > 0) {
        base_buffer_text(&text, parts.count == 1 ? "/K " : "/K[");
        for (size_t i = 0; i < parts.count; i++) {
            base_buffer_text(&text, i > 0 ? " " : "");
            add_part(painter, &parts.items[i], page, &text);
        }
        base_buffer_text(&text, parts.count == 1 ? "" : "]");
    }
    pdf_object_set(painter->file, node->object, base_buffer_get(&text));
}

/* ---------------------------------------------------------------- trees of numbers and names */

enum { LEAF = 256 };

/* A tree being written in ascending order of its keys, leaf by leaf. */
struct tree {
    struct pdf_painter *painter;
    const char *kind; /* "Nums" or "Names" */
    struct base_buffer leaf, kids;
    struct base_buffer first, key; /* of the leaf, of the last entry */
    size_t count;
};

static struct tree tree_start(struct pdf_painter *painter, const char *kind)
{
    const struct base_buffer empty = {.arena = painter->arena};
    return (struct tree){painter, kind, empty, empty, empty, empty, 0};
}

static void tree_end_leaf(struct tree *tree)
{
    if (tree->count == 0) {
        return;
    }
    pdf_object leaf = pdf_object_add(
        tree->painter->file,
        base_format(tree->painter->arena, "/Limits[%s %s]/%s[%s]", base_buffer_get(&tree->first),
                    base_buffer_get(&tree->key), tree->kind, base_buffer_get(&tree->leaf)));
    base_buffer_format(&tree->kids, "%u 0 R ", leaf);
    tree->leaf.length = 0;
    tree->count = 0;
}

/* Starts an entry whose key is in tree->key; the value is then added to tree->leaf. */
static void tree_entry(struct tree *tree)
{
    const char *key = base_buffer_get(&tree->key);
    if (tree->count == 0) {
        tree->first.length = 0;
        base_buffer_text(&tree->first, key);
    }
    base_buffer_format(&tree->leaf, "%s ", key);
    tree->count++;
}

static pdf_object tree_finish(struct tree *tree)
{
    tree_end_leaf(tree);
    return pdf_object_add(tree->painter->file, base_format(tree->painter->arena, "/Kids[%s]",
                                                           base_buffer_get(&tree->kids)));
}

static void number_key(struct tree *tree, size_t number)
{
    if (tree->count == LEAF) {
        tree_end_leaf(tree);
    }
    tree->key.length = 0;
    base_buffer_format(&tree->key, "%zu", number);
    tree_entry(tree);
}

/* From the marks of each page, and from each annotation, back to the elements. */
static pdf_object write_parents(struct pdf_painter *painter)
{
    const struct pdf_structure *structure = painter->structure;
    struct tree tree = tree_start(painter, "Nums");
    for (size_t page = 0; page < structure->pages->count; page++) {
        const struct pdf_marks *marks = &structure->marks[page];
        if (marks->count == 0) {
            continue;
        }
        number_key(&tree, page);
        base_buffer_char(&tree.leaf, '[');
        for (size_t i = 0; i < marks->count; i++) {
            base_buffer_format(&tree.leaf, "%u 0 R ", structure->nodes[marks->elements[i]].object);
        }
        base_buffer_text(&tree.leaf, "]\n");
    }
    for (size_t i = 0; i < structure->annotated.count; i++) {
        number_key(&tree, structure->pages->count + i);
        base_buffer_format(&tree.leaf, "%u 0 R\n",
                           structure->nodes[structure->annotated.elements[i]].object);
    }
    return tree_finish(&tree);
}

/* From IDs to elements; 0 when nothing has one. */
static pdf_object write_names(struct pdf_painter *painter)
{
    const struct pdf_structure *structure = painter->structure;
    struct tree tree = tree_start(painter, "Names");
    bool any = false;
    for (uint32_t i = 0; i < structure->pages->element_count; i++) {
        if (!structure->nodes[i].named || !structure->nodes[i].kept) {
            continue;
        }
        if (tree.count == LEAF) {
            tree_end_leaf(&tree);
        }
        any = true;
        tree.key.length = 0;
        pdf_structure_id(i, &tree.key);
        tree_entry(&tree);
        base_buffer_format(&tree.leaf, "%u 0 R\n", structure->nodes[i].object);
    }
    return any ? tree_finish(&tree) : 0;
}

/* ---------------------------------------------------------------- all */

/* Objects and IDs for all elements that are kept. */
static void reserve_elements(struct pdf_painter *painter)
{
    struct pdf_structure *structure = painter->structure;
    for (uint32_t i = 0; i < structure->pages->element_count; i++) {
        struct pdf_node *node = &structure->nodes[i];
        if (!node->kept) {
            continue;
        }
        node->object = pdf_object_reserve(painter->file);
        node->named |= element_at(structure, i)->role == PAGE_ROLE_NOTE;
        if (element_at(structure, i)->role == PAGE_ROLE_TABLE) {
            pdf_structure_headers(structure, i);
        }
    }
}

void pdf_structure_write(struct pdf_painter *painter)
{
    struct pdf_structure *structure = painter->structure;
    pdf_object root = pdf_object_reserve(painter->file);
    link_nodes(structure);
    reserve_elements(painter);
    for (uint32_t i = 0; i < structure->pages->element_count; i++) {
        if (structure->nodes[i].kept) {
            write_element(painter, i, root);
        }
    }
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_format(&text, "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R",
                       structure->nodes[0].object, write_parents(painter));
    base_buffer_format(&text, "/ParentTreeNextKey %zu",
                       structure->pages->count + structure->annotated.count);
    pdf_object names = write_names(painter);
    if (names != 0) {
        base_buffer_format(&text, "/IDTree %u 0 R", names);
    }
    pdf_object_set(painter->file, root, base_buffer_get(&text));
    pdf_catalog_reference(painter->file, "StructTreeRoot", root);
    pdf_catalog_reference(painter->file, "MarkInfo", pdf_object_add(painter->file, "/Marked true"));
}
