/* Embedded files: those of the name tree, and those that are associated with the document. */
#include "pdfread_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"

enum { MOST_LEVELS = 50, MOST_FILES = 100000 };

struct found {
    struct pdfread *reader;
    struct pdfread_file *items;
    int *objects; /* object number of each file specification, 0 = none of its own */
    size_t count, capacity, object_capacity, object_count;
    size_t visited;
};

/* The bytes of an embedded stream; NULL when damaged or not of the length that it states. */
static const unsigned char *read_bytes(struct pdfread *reader, qpdf_oh stream, size_t *length)
{
    qpdf_data qpdf = reader->qpdf;
    unsigned char *bytes = NULL;
    QPDF_BOOL filtered = QPDF_FALSE;
    /* Warnings of before would count. */
    while (qpdf_more_warnings(qpdf)) {
        qpdf_next_warning(qpdf);
    }
    QPDF_ERROR_CODE status =
        qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_all, &filtered, &bytes, length);
    unsigned char *copy = NULL;
    /* A stream whose end is damaged comes with a warning. */
    if (status == QPDF_SUCCESS && filtered) {
        copy = base_alloc(reader->arena, *length + 1);
        if (*length > 0) {
            memcpy(copy, bytes, *length);
        }
    }
    free(bytes);
    qpdf_oh parameters = qpdf_oh_get_key(qpdf, qpdf_oh_get_dict(qpdf, stream), "/Params");
    long long stated = 0;
    if (copy != NULL && qpdf_oh_is_dictionary(qpdf, parameters) &&
        qpdf_oh_get_value_as_longlong(qpdf, qpdf_oh_get_key(qpdf, parameters, "/Size"), &stated) &&
        (stated < 0 || (unsigned long long)stated != *length)) {
        copy = NULL;
    }
    *length = copy != NULL ? *length : 0;
    return copy;
}

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
    if (!qpdf_oh_is_dictionary(qpdf, specification)) {
        return;
    }
    int object = qpdf_oh_get_object_id(qpdf, specification);
    qpdf_oh list = qpdf_oh_get_key(qpdf, specification, "/EF");
    if (known(found, object) || !qpdf_oh_is_dictionary(qpdf, list)) {
        return;
    }
    qpdf_oh stream = qpdf_oh_get_key(qpdf, list, "/UF");
    if (!qpdf_oh_is_stream(qpdf, stream)) {
        stream = qpdf_oh_get_key(qpdf, list, "/F");
    }
    struct pdfread_file file = {.name = pdfread_text(reader, specification, "/UF")};
    if (*file.name == '\0') {
        file.name = pdfread_text(reader, specification, "/F");
    }
    file.description = pdfread_text(reader, specification, "/Desc");
    file.relationship = pdfread_text(reader, specification, "/AFRelationship");
    file.type = "";
    if (qpdf_oh_is_stream(qpdf, stream)) {
        file.type = pdfread_text(reader, qpdf_oh_get_dict(qpdf, stream), "/Subtype");
        file.bytes = read_bytes(reader, stream, &file.length);
    }
    BASE_PUSH(reader->arena, found->items, found->count, found->capacity, file);
    BASE_PUSH(reader->arena, found->objects, found->object_count, found->object_capacity, object);
}

/* A node of the name tree; a tree that turns in circles ends with the limits. */
static void walk(struct found *found, qpdf_oh node, int level)
{
    qpdf_data qpdf = found->reader->qpdf;
    if (level > MOST_LEVELS || !qpdf_oh_is_dictionary(qpdf, node) ||
        found->visited++ > MOST_FILES) {
        return;
    }
    qpdf_oh names = qpdf_oh_get_key(qpdf, node, "/Names");
    for (int i = 1; qpdf_oh_is_array(qpdf, names) && i < qpdf_oh_get_array_n_items(qpdf, names);
         i += 2) {
        add_file(found, qpdf_oh_get_array_item(qpdf, names, i));
    }
    qpdf_oh kids = qpdf_oh_get_key(qpdf, node, "/Kids");
    for (int i = 0; qpdf_oh_is_array(qpdf, kids) && i < qpdf_oh_get_array_n_items(qpdf, kids);
         i++) {
        walk(found, qpdf_oh_get_array_item(qpdf, kids, i), level + 1);
    }
}

const struct pdfread_file *pdfread_files(struct pdfread *reader, size_t *count)
{
    struct found found = {.reader = reader};
    qpdf_data qpdf = reader->qpdf;
    qpdf_oh root = qpdf_get_root(qpdf);
    qpdf_oh names = qpdf_oh_get_key(qpdf, root, "/Names");
    if (qpdf_oh_is_dictionary(qpdf, names)) {
        walk(&found, qpdf_oh_get_key(qpdf, names, "/EmbeddedFiles"), 0);
    }
    qpdf_oh associated = qpdf_oh_get_key(qpdf, root, "/AF");
    for (int i = 0;
         qpdf_oh_is_array(qpdf, associated) && i < qpdf_oh_get_array_n_items(qpdf, associated);
         i++) {
        add_file(&found, qpdf_oh_get_array_item(qpdf, associated, i));
    }
    *count = found.count;
    return found.items;
}
