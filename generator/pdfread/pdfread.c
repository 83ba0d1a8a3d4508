/* Opens PDF files with qpdf. */
#include "pdfread_inside.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "qpdf_library.h"

/* Most bytes of a file. */
#define MOST_BYTES ((size_t)1 << 30)

struct pdfread_qpdf libqpdf;
static struct base_library library = {
    .file = QPDF_LIBRARY,
    .package = QPDF_PACKAGE,
    .names = PDFREAD_QPDF(BASE_LIBRARY_NAME),
    .functions = &libqpdf,
    .size = sizeof libqpdf,
};

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
    base_library_open(&library);
    reader->qpdf = libqpdf.init();
    if (reader->qpdf == NULL) {
        base_out_of_memory();
    }
    libqpdf.set_suppress_warnings(reader->qpdf, QPDF_TRUE);
    libqpdf.silence_errors(reader->qpdf);
    QPDF_ERROR_CODE status = libqpdf.read_memory(reader->qpdf, reader->path, reader->bytes,
                                                 (unsigned long long)reader->length, NULL);
    return (status & QPDF_ERRORS) == 0 &&
           libqpdf.oh_is_dictionary(reader->qpdf, libqpdf.get_root(reader->qpdf));
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
        if (libqpdf.has_error(reader->qpdf)) {
            libqpdf.get_error(reader->qpdf);
        }
        libqpdf.cleanup(&reader->qpdf);
    }
}

const char *pdfread_text(struct pdfread *reader, qpdf_oh dictionary, const char *key)
{
    qpdf_data qpdf = reader->qpdf;
    if (!libqpdf.oh_is_dictionary(qpdf, dictionary)) {
        return "";
    }
    qpdf_oh member = libqpdf.oh_get_key(qpdf, dictionary, key);
    if (libqpdf.oh_is_string(qpdf, member)) {
        return base_copy_text(reader->arena, libqpdf.oh_get_utf8_value(qpdf, member));
    }
    if (libqpdf.oh_is_name(qpdf, member)) {
        return base_copy_text(reader->arena, libqpdf.oh_get_name(qpdf, member) + 1);
    }
    return "";
}
