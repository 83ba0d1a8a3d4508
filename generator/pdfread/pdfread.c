/* Opens PDF files with qpdf. */
#include "pdfread_inside.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"

/* Most bytes of a file. */
#define MOST_BYTES ((size_t)1 << 30)

struct pdfread *pdfread_load(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *path)
{
    struct pdfread *reader = base_alloc(arena, sizeof *reader);
    reader->arena = arena;
    reader->path = path;
    reader->bytes = base_file_read(arena, path, path, MOST_BYTES, &reader->length, diagnostics);
    return reader->bytes != NULL ? reader : NULL;
}

bool pdfread_parse(struct pdfread *reader)
{
    reader->qpdf = qpdf_init();
    if (reader->qpdf == NULL) {
        base_out_of_memory();
    }
    qpdf_set_suppress_warnings(reader->qpdf, QPDF_TRUE);
    qpdf_silence_errors(reader->qpdf);
    QPDF_ERROR_CODE status = qpdf_read_memory(reader->qpdf, reader->path, reader->bytes,
                                              (unsigned long long)reader->length, NULL);
    return (status & QPDF_ERRORS) == 0 &&
           qpdf_oh_is_dictionary(reader->qpdf, qpdf_get_root(reader->qpdf));
}

struct pdfread *pdfread_open(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *path)
{
    struct pdfread *reader = pdfread_load(arena, diagnostics, path);
    if (reader == NULL || pdfread_parse(reader)) {
        return reader;
    }
    base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_PDFREAD_NO_PDF, path);
    pdfread_close(reader);
    return NULL;
}

void pdfread_close(struct pdfread *reader)
{
    if (reader != NULL && reader->qpdf != NULL) {
        /* An error that nobody took would be printed. */
        if (qpdf_has_error(reader->qpdf)) {
            qpdf_get_error(reader->qpdf);
        }
        qpdf_cleanup(&reader->qpdf);
    }
}

const char *pdfread_text(struct pdfread *reader, qpdf_oh dictionary, const char *key)
{
    qpdf_data qpdf = reader->qpdf;
    if (!qpdf_oh_is_dictionary(qpdf, dictionary)) {
        return "";
    }
    qpdf_oh member = qpdf_oh_get_key(qpdf, dictionary, key);
    if (qpdf_oh_is_string(qpdf, member)) {
        return base_copy_text(reader->arena, qpdf_oh_get_utf8_value(qpdf, member));
    }
    if (qpdf_oh_is_name(qpdf, member)) {
        return base_copy_text(reader->arena, qpdf_oh_get_name(qpdf, member) + 1);
    }
    return "";
}
