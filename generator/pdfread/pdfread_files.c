/* Embedded files: those of the name tree, and those that are associated with the document. */
#include "pdfread_inside.h"

#include <string.h>

#include "base_arena.h"

enum { MOST_LEVELS = 50, MOST_FILES = 100000 };

struct found {
    struct pdfread *reader;
    struct pdfread_file *items;
    int *objects; /* object number of each file specification, 0 = none of its own */
    size_t count, capacity, object_capacity, object_count;
    size_t visited;
    const char *wanted; /* the only one to be unpacked; NULL = all */
};

static bool known(const struct found *found, int object)
{
    for (size_t i = 0; object != 0 && i < found->object_count; i++) {
        if (found->objects[i] == object) {
            return true;
        }
    }
    return false;
}

/* Adds a file specification once. */
static void add_file(struct found *found, qpdf_oh specification)
{
    struct pdfread *reader = found->reader;
    qpdf_data qpdf = reader->qpdf;
    if (!libqpdf.oh_is_dictionary(qpdf, specification)) {
        return;
    }
    int object = libqpdf.oh_get_object_id(qpdf, specification);
    qpdf_oh list = libqpdf.oh_get_key(qpdf, specification, "/EF");
    if (known(found, object) || !libqpdf.oh_is_dictionary(qpdf, list)) {
        return;
    }
    qpdf_oh stream = libqpdf.oh_get_key(qpdf, list, "/UF");
    if (!libqpdf.oh_is_stream(qpdf, stream)) {
        stream = libqpdf.oh_get_key(qpdf, list, "/F");
    }
    struct pdfread_file file = {.name = pdfread_text(reader, specification, "/UF")};
    if (*file.name == '\0') {
        file.name = pdfread_text(reader, specification, "/F");
    }
    file.description = pdfread_text(reader, specification, "/Desc");
    file.relationship = pdfread_text(reader, specification, "/AFRelationship");
    file.type = "";
    if (libqpdf.oh_is_stream(qpdf, stream)) {
        file.type = pdfread_text(reader, libqpdf.oh_get_dict(qpdf, stream), "/Subtype");
        bool unpack = found->wanted == NULL || strcmp(found->wanted, file.name) == 0;
        file.bytes = unpack ? pdfread_unpack(reader, stream, &file.length) : NULL;
    }
    BASE_PUSH(reader->arena, found->items, found->count, found->capacity, file);
    BASE_PUSH(reader->arena, found->objects, found->object_count, found->object_capacity, object);
}

/* A node of the name tree; a tree that turns in circles ends with the limits. */
static void walk(struct found *found, qpdf_oh node, int level)
{
    qpdf_data qpdf = found->reader->qpdf;
    if (level > MOST_LEVELS || !libqpdf.oh_is_dictionary(qpdf, node) ||
        found->visited++ > MOST_FILES) {
        return;
    }
    qpdf_oh names = libqpdf.oh_get_key(qpdf, node, "/Names");
    for (int i = 1;
         libqpdf.oh_is_array(qpdf, names) && i < libqpdf.oh_get_array_n_items(qpdf, names);
         i += 2) {
        add_file(found, libqpdf.oh_get_array_item(qpdf, names, i));
    }
    qpdf_oh kids = libqpdf.oh_get_key(qpdf, node, "/Kids");
    for (int i = 0; libqpdf.oh_is_array(qpdf, kids) && i < libqpdf.oh_get_array_n_items(qpdf, kids);
         i++) {
        walk(found, libqpdf.oh_get_array_item(qpdf, kids, i), level + 1);
    }
}

static void find_files(struct found *found)
{
    qpdf_data qpdf = found->reader->qpdf;
    qpdf_oh root = libqpdf.get_root(qpdf);
    qpdf_oh names = libqpdf.oh_get_key(qpdf, root, "/Names");
    if (libqpdf.oh_is_dictionary(qpdf, names)) {
        walk(found, libqpdf.oh_get_key(qpdf, names, "/EmbeddedFiles"), 0);
    }
    qpdf_oh associated = libqpdf.oh_get_key(qpdf, root, "/AF");
    for (int i = 0; libqpdf.oh_is_array(qpdf, associated) &&
                    i < libqpdf.oh_get_array_n_items(qpdf, associated);
         i++) {
        add_file(found, libqpdf.oh_get_array_item(qpdf, associated, i));
    }
}

const struct pdfread_file *pdfread_files(struct pdfread *reader, size_t *count)
{
    struct found found = {.reader = reader};
    find_files(&found);
    *count = found.count;
    return found.items;
}

const struct pdfread_file *pdfread_file_named(struct pdfread *reader, const char *name)
{
    struct found found = {.reader = reader, .wanted = name};
    find_files(&found);
    for (size_t i = 0; i < found.count; i++) {
        if (strcmp(found.items[i].name, name) == 0) {
            return &found.items[i];
        }
    }
    return NULL;
}
