/* Saving: what libharu holds is packed into object streams. */
#include "pdf_library.h"

#include <stdio.h>

#include <libdeflate.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "pdf.h"
#include "pdf_writer.h"

const char *pdf_libraries(void)
{
    static char text[64];
    snprintf(text, sizeof text, "libharu %s, libdeflate " LIBDEFLATE_VERSION_STRING,
             HPDF_GetVersion());
    return text;
}

/* libharu's stream ends in the object stream at hand. */
static HPDF_STATUS to_buffer(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    base_buffer_add(stream->attr, (const char *)bytes, length);
    return HPDF_OK;
}

/* The object of a number; NULL when there is none to be saved. */
static void *object_at(const struct pdf_file *file, unsigned number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(file->doc->xref, number);
    return entry != NULL && entry->entry_typ == HPDF_IN_USE_ENTRY ? entry->obj : NULL;
}

static bool pack_object(struct pdf_file *file, unsigned number, void *object)
{
    HPDF_Stream_Rec stream = {
        .sig_bytes = HPDF_STREAM_SIG_BYTES,
        .type = HPDF_STREAM_CALLBACK,
        .mmgr = file->doc->mmgr,
        .error = &file->doc->error,
        .write_fn = to_buffer,
        .attr = pdf_writer_begin(file->writer, number),
    };
    bool good = HPDF_Obj_WriteValue(object, &stream, NULL) == HPDF_OK;
    pdf_writer_end(file->writer);
    return good;
}

bool pdf_file_save(struct pdf_file *file, const char *path, struct base_diagnostics *diagnostics)
{
    unsigned count = file->doc->xref->entries->count;
    bool good = true;
    pdf_packed_claim(file, 0);
    for (unsigned i = 0; i < count && good; i++) {
        void *object = object_at(file, i);
        good = object == NULL || pack_object(file, i, object);
    }
    pdf_writer_finish(file->writer, file->doc->catalog->header.obj_id & OBJECT_NUMBER_MASK,
                      file->info);
    if (file->error != HPDF_OK) {
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_PDF_LIBRARY,
                    base_format(file->arena, "0x%04lX", (unsigned long)file->error),
                    base_format(file->arena, "%lu", (unsigned long)file->detail), path);
    }
    return good && file->error == HPDF_OK;
}
