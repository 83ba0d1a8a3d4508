/* Finds signatures: values of fields, and dictionaries with a range of signed bytes. */
#include "pdfread_inside.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"

enum {
    MOST_OBJECTS = 8388607, /* numbers that a PDF file may use */
    MOST_PARENTS = 50,
};

/* True for the value of a signed field. */
static bool is_signature(struct pdfread *reader, qpdf_oh object)
{
    return libqpdf.oh_is_dictionary(reader->qpdf, object) &&
           libqpdf.oh_has_key(reader->qpdf, object, "/ByteRange") &&
           libqpdf.oh_has_key(reader->qpdf, object, "/Contents");
}

/* "outer.inner" of a field within fields. */
static const char *field_name(struct pdfread *reader, qpdf_oh field)
{
    const char *name = "";
    for (int depth = 0; depth < MOST_PARENTS && libqpdf.oh_is_dictionary(reader->qpdf, field);
         depth++) {
        const char *part = pdfread_text(reader, field, "/T");
        if (*part != '\0') {
            name = *name == '\0' ? part : base_format(reader->arena, "%s.%s", part, name);
        }
        field = libqpdf.oh_get_key(reader->qpdf, field, "/Parent");
    }
    return name;
}

/* Looks at one object: a signature, or a field that has one. */
static void look_at(struct pdfread *reader, int number, size_t *found, struct base_buffer *names)
{
    qpdf_data qpdf = reader->qpdf;
    qpdf_oh object = libqpdf.get_object_by_id(qpdf, number, 0);
    if (libqpdf.oh_is_dictionary(qpdf, object)) {
        if (is_signature(reader, object)) {
            (*found)++;
        } else if (is_signature(reader, libqpdf.oh_get_key(qpdf, object, "/V"))) {
            (*found)++;
            const char *name = field_name(reader, object);
            base_buffer_text(names, names->length > 0 && *name != '\0' ? ", " : "");
            base_buffer_text(names, name);
        }
    }
    libqpdf.oh_release_all(qpdf);
}

const char *pdfread_signatures(struct pdfread *reader)
{
    struct base_buffer names = {.arena = reader->arena};
    size_t found = 0;
    int size = 0;
    qpdf_oh trailer = libqpdf.get_trailer(reader->qpdf);
    libqpdf.oh_get_value_as_int(reader->qpdf, libqpdf.oh_get_key(reader->qpdf, trailer, "/Size"),
                                &size);
    for (int number = 1; number < size && number <= MOST_OBJECTS; number++) {
        look_at(reader, number, &found, &names);
    }
    return found > 0 ? base_buffer_get(&names) : NULL;
}

bool pdfread_is_signed(const char *path, struct base_diagnostics *diagnostics)
{
    if (!base_path_exists(path) || base_path_is_folder(path)) {
        return false;
    }
    /* A signature cannot be compressed: the bytes around it are what is signed. */
    bool marked = false;
    if (!base_file_search(path, "/ByteRange", &marked, diagnostics)) {
        return true;
    }
    if (!marked) {
        return false;
    }
    struct base_arena *arena = base_arena_create();
    struct pdfread *reader = pdfread_load(arena, diagnostics, path);
    const char *names = "";
    if (reader != NULL && pdfread_parse(reader)) {
        names = pdfread_signatures(reader);
    }
    if (reader != NULL && names != NULL) {
        const char *in = *names != '\0' ? base_format(arena, " (%s)", names) : "";
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_PDFREAD_SIGNED, path, in);
    }
    pdfread_close(reader);
    base_arena_destroy(arena);
    return names != NULL;
}
