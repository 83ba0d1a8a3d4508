/* Writes the structure tree. */
#include "pdf_structure_tree.h"

#include <stdlib.h>

#include "pdf_text.h"

static const struct page_element *element_at(const struct pdf_structure *structure,
                                             uint32_t element)
{
    return &structure->pages->elements[element];
}

/* ---------------------------------------------------------------- the tree */

/* Empty elements are left out, but a table keeps its empty cells: they are part of its shape. */
static bool is_kept(const struct pdf_structure *structure, uint32_t index)
{
    enum page_role role = element_at(structure, index)->role;
    if (structure->nodes[index].joined) {
        return false;
    }
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

/* The parent of an element in the file. */
static uint32_t parent_of(const struct pdf_structure *structure, uint32_t element)
{
    const struct page_element *source = element_at(structure, element);
    if (source->role == PAGE_ROLE_CAPTION && structure->nodes[element].extra != 0) {
        return pdf_structure_known(structure, element)->table;
    }
    return pdf_structure_holder(structure, source->parent);
}

static void add_child(struct pdf_structure *structure, uint32_t parent, uint32_t child)
{
    struct pdf_node *node = &structure->nodes[parent];
    if (node->last != 0) {
        structure->nodes[node->last].sibling = child;
    } else {
        node->first_child = child;
    }
    node->last = child;
}

static void link_nodes(struct pdf_structure *structure)
{
    uint32_t count = (uint32_t)structure->pages->element_count;
    for (uint32_t i = 0; i < count; i++) {
        structure->nodes[i].kept = is_kept(structure, i);
        structure->nodes[i].last = structure->nodes[i].first_child = 0;
    }
    for (uint32_t i = 1; i < count; i++) {
        if (!structure->nodes[i].kept) {
            continue;
        }
        if (element_at(structure, i)->role == PAGE_ROLE_CAPTION) {
            uint32_t table = adopting_table(structure, i, next_sibling(structure, i));
            if (table != 0) {
                pdf_structure_extra(structure, i)->table = table;
            }
        }
        add_child(structure, parent_of(structure, i), i);
    }
}

/* ---------------------------------------------------------------- writing elements */

/* A child element or a kid, to be sorted into reading order. */
struct part {
    uint32_t order;
    uint32_t element; /* 0 = the kid of that order */
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
static uint32_t reading_order(const struct pdf_structure *structure, uint32_t element)
{
    const struct page_element *source = element_at(structure, element);
    uint32_t call =
        source->role == PAGE_ROLE_NOTE ? pdf_structure_holder(structure, source->call) : 0;
    if (call != 0 && structure->nodes[call].order != 0) {
        return structure->nodes[call].order;
    }
    return structure->nodes[element].order;
}

/* What hangs on the element at hand; used again for the next. */
struct parts {
    struct base_arena *arena;
    struct part *items;
    size_t count, capacity;
};

static void add_part(struct parts *parts, uint32_t order, uint32_t element)
{
    const struct part part = {order, element};
    BASE_PUSH(parts->arena, parts->items, parts->count, parts->capacity, part);
}

/* What hangs on an element, in reading order: that of creation for elements that only hold others
 * (cells over several rows are painted last), that of painting where text and elements mix. */
static void find_parts(const struct pdf_structure *structure, uint32_t element, struct parts *parts)
{
    const struct pdf_node *node = &structure->nodes[element];
    bool mixed = false;
    parts->count = 0;
    for (uint32_t i = node->first_child; i != 0; i = structure->nodes[i].sibling) {
        add_part(parts, reading_order(structure, i), i);
    }
    size_t elements = parts->count;
    for (uint32_t i = node->first_kid; i != 0; i = structure->kids[i - 1].next) {
        add_part(parts, i, 0);
        mixed |= pdf_structure_annotated(structure, i - 1) == NULL;
    }
    if (mixed && elements > 0 && parts->count > 1) {
        qsort(parts->items, parts->count, sizeof *parts->items, compare_parts);
    }
}

/* A kid that is shown on the page of its element or on another. */
static void write_kid(const struct pdf_painter *painter, uint32_t index, uint32_t page,
                      struct base_buffer *text)
{
    const struct pdf_structure *structure = painter->structure;
    const struct pdf_annotation *annotation = pdf_structure_annotated(structure, index);
    uint32_t own_page = pdf_structure_page(structure, index);
    unsigned mark = index - structure->first_mark[own_page];
    if (annotation == NULL && own_page == page) {
        base_buffer_number(text, mark);
        return;
    }
    base_buffer_text(text, annotation != NULL ? "<</Type/OBJR" : "<</Type/MCR");
    if (own_page != page) {
        base_buffer_text(text, "/Pg ");
        pdf_text_reference(text, painter->page_objects[own_page]);
    }
    if (annotation != NULL) {
        base_buffer_text(text, "/Obj ");
        pdf_text_reference(text, annotation->object);
    } else {
        base_buffer_text(text, "/MCID ");
        base_buffer_number(text, mark);
    }
    base_buffer_text(text, ">>");
}

static void write_parts(const struct pdf_painter *painter, const struct parts *parts, uint32_t page,
                        struct base_buffer *text)
{
    if (parts->count == 0) {
        return;
    }
    base_buffer_text(text, parts->count == 1 ? "/K " : "/K[");
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        base_buffer_text(text, i > 0 ? " " : "");
        if (part->element != 0) {
            pdf_text_reference(text, painter->structure->nodes[part->element].object);
        } else {
            write_kid(painter, part->order - 1, page, text);
        }
    }
    base_buffer_text(text, parts->count == 1 ? "" : "]");
}

static void write_element(struct pdf_painter *painter, uint32_t element, pdf_object root,
                          struct parts *parts)
{
    const struct pdf_structure *structure = painter->structure;
    const struct pdf_node *node = &structure->nodes[element];
    struct base_buffer *text = pdf_packed_begin(painter->file, node->object);
    base_buffer_text(text, "/S/");
    base_buffer_text(text, pdf_structure_tag(structure, element));
    base_buffer_text(text, "/P ");
    pdf_text_reference(text, element == 0 ? root
                                          : structure->nodes[parent_of(structure, element)].object);
    uint32_t page = UINT32_MAX;
    if (node->first_kid != 0) {
        page = pdf_structure_page(structure, node->first_kid - 1);
        base_buffer_text(text, "/Pg ");
        pdf_text_reference(text, painter->page_objects[page]);
    }
    pdf_structure_attributes(structure, element, text);
    find_parts(structure, element, parts);
    write_parts(painter, parts, page, text);
    pdf_packed_end(painter->file, text);
}

/* ---------------------------------------------------------------- trees of numbers and names */

enum { LEAF = 64 };

/* A tree being written in ascending order of its keys, leaf by leaf. */
struct tree {
    struct pdf_file *file;
    const char *kind; /* "/Nums[" or "/Names[" */
    struct base_buffer leaf, kids;
    struct base_buffer first, key; /* of the leaf, of the last entry */
    size_t count;
};

static struct tree tree_start(struct pdf_painter *painter, const char *kind)
{
    const struct base_buffer empty = {.arena = painter->arena};
    return (struct tree){painter->file, kind, empty, empty, empty, empty, 0};
}

static void add_buffer(struct base_buffer *text, const struct base_buffer *added)
{
    base_buffer_add(text, base_buffer_get(added), added->length);
}

static void tree_end_leaf(struct tree *tree)
{
    if (tree->count == 0) {
        return;
    }
    pdf_object leaf = pdf_packed_claim(tree->file, 1);
    struct base_buffer *text = pdf_packed_begin(tree->file, leaf);
    base_buffer_text(text, "/Limits[");
    add_buffer(text, &tree->first);
    base_buffer_char(text, ' ');
    add_buffer(text, &tree->key);
    base_buffer_char(text, ']');
    base_buffer_text(text, tree->kind);
    add_buffer(text, &tree->leaf);
    base_buffer_char(text, ']');
    pdf_packed_end(tree->file, text);
    pdf_text_reference(&tree->kids, leaf);
    base_buffer_char(&tree->kids, ' ');
    tree->leaf.length = 0;
    tree->count = 0;
}

/* Starts an entry whose key is in tree->key; the value is then added to tree->leaf. */
static void tree_entry(struct tree *tree)
{
    if (tree->count == 0) {
        tree->first.length = 0;
        add_buffer(&tree->first, &tree->key);
    }
    add_buffer(&tree->leaf, &tree->key);
    base_buffer_char(&tree->leaf, ' ');
    tree->count++;
}

static pdf_object tree_finish(struct tree *tree)
{
    tree_end_leaf(tree);
    pdf_object root = pdf_packed_claim(tree->file, 1);
    struct base_buffer *text = pdf_packed_begin(tree->file, root);
    base_buffer_text(text, "/Kids[");
    add_buffer(text, &tree->kids);
    base_buffer_char(text, ']');
    pdf_packed_end(tree->file, text);
    return root;
}

static void number_key(struct tree *tree, size_t number)
{
    if (tree->count == LEAF) {
        tree_end_leaf(tree);
    }
    tree->key.length = 0;
    base_buffer_number(&tree->key, number);
    tree_entry(tree);
}

static void add_element(struct tree *tree, const struct pdf_structure *structure, uint32_t element)
{
    pdf_text_reference(&tree->leaf, structure->nodes[element].object);
    base_buffer_char(&tree->leaf, ' ');
}

/* From the marks of each page, and from each annotation, back to the elements. */
static pdf_object write_parents(struct pdf_painter *painter)
{
    const struct pdf_structure *structure = painter->structure;
    struct tree tree = tree_start(painter, "/Nums[");
    for (size_t page = 0; page < structure->pages->count; page++) {
        uint32_t first = structure->first_mark[page], end = structure->first_mark[page + 1];
        if (first == end) {
            continue;
        }
        number_key(&tree, page);
        base_buffer_char(&tree.leaf, '[');
        for (uint32_t i = first; i < end; i++) {
            add_element(&tree, structure, structure->kids[i].element);
        }
        base_buffer_char(&tree.leaf, ']');
    }
    for (size_t i = structure->mark_count; i < structure->kid_count; i++) {
        number_key(&tree, structure->pages->count + i - structure->mark_count);
        add_element(&tree, structure, structure->kids[i].element);
    }
    return tree_finish(&tree);
}

/* From IDs to elements; 0 when nothing has one. */
static pdf_object write_names(struct pdf_painter *painter)
{
    const struct pdf_structure *structure = painter->structure;
    struct tree tree = tree_start(painter, "/Names[");
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
        add_element(&tree, structure, i);
    }
    return any ? tree_finish(&tree) : 0;
}

/* ---------------------------------------------------------------- all */

/* Numbers and IDs for all elements that are kept. */
static void number_elements(struct pdf_painter *painter)
{
    struct pdf_structure *structure = painter->structure;
    uint32_t count = (uint32_t)structure->pages->element_count;
    size_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        kept += structure->nodes[i].kept;
    }
    pdf_object object = pdf_packed_claim(painter->file, kept);
    for (uint32_t i = 0; i < count; i++) {
        struct pdf_node *node = &structure->nodes[i];
        node->object = node->kept ? object++ : 0;
        if (!node->kept) {
            continue;
        }
        node->named |= element_at(structure, i)->role == PAGE_ROLE_NOTE;
        if (element_at(structure, i)->role == PAGE_ROLE_TABLE) {
            pdf_structure_headers(structure, i);
        }
    }
}

static void write_elements(struct pdf_painter *painter, pdf_object root)
{
    const struct pdf_structure *structure = painter->structure;
    struct parts parts = {.arena = painter->arena};
    for (uint32_t i = 0; i < structure->pages->element_count; i++) {
        if (structure->nodes[i].kept) {
            write_element(painter, i, root, &parts);
        }
    }
}

void pdf_structure_write(struct pdf_painter *painter)
{
    struct pdf_structure *structure = painter->structure;
    pdf_object root = pdf_object_reserve(painter->file);
    pdf_catalog_reference(painter->file, "StructTreeRoot", root);
    pdf_catalog_reference(painter->file, "MarkInfo", pdf_object_add(painter->file, "/Marked true"));
    pdf_structure_end(structure);
    link_nodes(structure);
    number_elements(painter);
    write_elements(painter, root);
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_format(&text, "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R",
                       structure->nodes[0].object, write_parents(painter));
    base_buffer_format(&text, "/ParentTreeNextKey %zu",
                       structure->pages->count + structure->kid_count - structure->mark_count);
    pdf_object names = write_names(painter);
    if (names != 0) {
        base_buffer_format(&text, "/IDTree %u 0 R", names);
    }
    pdf_object_set(painter->file, root, base_buffer_get(&text));
}
