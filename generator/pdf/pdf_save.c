/* Saving: streams as they are, all other objects packed into object streams, and the table of
 * places as a stream. A tree of tags becomes a tenth of its size. */
#include "pdf_library.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "pdf.h"

#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

enum {
    OBJECTS_PER_STREAM = 200,
    PLACE_BYTES = 7, /* kind, four bytes, two bytes */
};

/* Where an object stands: at an offset of the file (kind 1), or in an object stream (kind 2). */
struct place {
    int kind; /* 0 = free */
    size_t at;
    unsigned index;
};

/* The way of the bytes: into the output and through two hashes for the identifier. */
struct saving {
    struct pdf_file *file;
    struct base_output *output;
    uint64_t first, second;
    struct place *places; /* by object number */
    unsigned count;
    struct base_buffer packed, offsets; /* the object stream at hand */
    unsigned waiting[OBJECTS_PER_STREAM], waiting_count;
};

/* ---------------------------------------------------------------- bytes */

static bool write_out(struct saving *saving, const void *data, size_t length)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < length; i++) {
        saving->first = (saving->first ^ bytes[i]) * 1099511628211u;
        saving->second = saving->second * 6364136223846793005u + bytes[i] + 1442695040888963407u;
    }
    return base_output_write(saving->output, data, length);
}

static bool write_words(struct saving *saving, const char *text)
{
    return write_out(saving, text, strlen(text));
}

/* libharu's streams end here: in the file ... */
static HPDF_STATUS to_file(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    return write_out(stream->attr, bytes, length)
               ? HPDF_OK
               : HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
}

/* ... or in the object stream at hand. */
static HPDF_STATUS to_buffer(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    struct saving *saving = stream->attr;
    base_buffer_add(&saving->packed, (const char *)bytes, length);
    return HPDF_OK;
}

static HPDF_Stream_Rec stream_to(struct saving *saving, HPDF_Stream_Write_Func function)
{
    return (HPDF_Stream_Rec){
        .sig_bytes = HPDF_STREAM_SIG_BYTES,
        .type = HPDF_STREAM_CALLBACK,
        .mmgr = saving->file->doc->mmgr,
        .error = &saving->file->doc->error,
        .write_fn = function,
        .attr = saving,
    };
}

/* ---------------------------------------------------------------- objects */

static void *object_at(const struct saving *saving, unsigned number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(saving->file->doc->xref, number);
    return entry != NULL && entry->entry_typ == HPDF_IN_USE_ENTRY ? entry->obj : NULL;
}

static bool is_stream(void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((HPDF_Dict)object)->stream != NULL;
}

static bool start_object(struct saving *saving, unsigned number)
{
    saving->places[number] = (struct place){1, base_output_offset(saving->output), 0};
    return write_words(saving, base_format(saving->file->arena, "%u 0 obj\n", number));
}

static bool write_stream_object(struct saving *saving, unsigned number, void *object)
{
    HPDF_Stream_Rec stream = stream_to(saving, to_file);
    return start_object(saving, number) && HPDF_Obj_WriteValue(object, &stream, NULL) == HPDF_OK &&
           write_words(saving, "\nendobj\n");
}

/* Writes bytes as a stream with a number of its own. */
static bool write_own_stream(struct saving *saving, unsigned number, const char *text,
                             const void *bytes, size_t length)
{
    size_t packed = length;
    struct base_arena *arena = saving->file->arena;
    const unsigned char *smaller = pdf_deflate(saving->file, bytes, length, &packed);
    const char *filter = smaller != NULL ? "/Filter/FlateDecode" : "";
    return start_object(saving, number) &&
           write_words(saving,
                       base_format(arena, "<<%s%s/Length %zu>>\nstream\n", text, filter, packed)) &&
           write_out(saving, smaller != NULL ? smaller : bytes, packed) &&
           write_words(saving, "\nendstream\nendobj\n");
}

/* Writes the objects that wait, as one object stream. */
static bool write_waiting(struct saving *saving)
{
    if (saving->waiting_count == 0) {
        return true;
    }
    unsigned number = saving->count++;
    for (unsigned i = 0; i < saving->waiting_count; i++) {
        saving->places[saving->waiting[i]] = (struct place){2, number, i};
    }
    size_t first = saving->offsets.length;
    base_buffer_add(&saving->offsets, base_buffer_get(&saving->packed), saving->packed.length);
    bool good = write_own_stream(saving, number,
                                 base_format(saving->file->arena, "/Type/ObjStm/N %u/First %zu",
                                             saving->waiting_count, first),
                                 base_buffer_get(&saving->offsets), saving->offsets.length);
    saving->packed.length = saving->offsets.length = 0;
    saving->waiting_count = 0;
    return good;
}

static bool pack_object(struct saving *saving, unsigned number, void *object)
{
    HPDF_Stream_Rec stream = stream_to(saving, to_buffer);
    saving->waiting[saving->waiting_count++] = number;
    base_buffer_format(&saving->offsets, "%u %zu ", number, saving->packed.length);
    bool good = HPDF_Obj_WriteValue(object, &stream, NULL) == HPDF_OK;
    base_buffer_char(&saving->packed, '\n');
    return good && (saving->waiting_count < OBJECTS_PER_STREAM || write_waiting(saving));
}

/* Streams first: writing them settles their lengths, which are objects too. */
static bool write_objects(struct saving *saving)
{
    unsigned count = saving->count;
    for (int pass = 0; pass < 2; pass++) {
        for (unsigned i = 0; i < count; i++) {
            void *object = object_at(saving, i);
            if (object == NULL || is_stream(object) != (pass == 0)) {
                continue;
            }
            if (!(pass == 0 ? write_stream_object(saving, i, object)
                            : pack_object(saving, i, object))) {
                return false;
            }
        }
    }
    return write_waiting(saving);
}

/* ---------------------------------------------------------------- table of places */

static void put_place(unsigned char *row, const struct place *place)
{
    row[0] = (unsigned char)place->kind;
    for (int i = 0; i < 4; i++) {
        row[1 + i] = (unsigned char)(place->at >> (24 - 8 * i));
    }
    row[5] = (unsigned char)(place->index >> 8);
    row[6] = (unsigned char)place->index;
}

/* Rows as differences to the row above (predictor 12), which deflate well. */
static unsigned char *encode_places(const struct saving *saving, size_t *length)
{
    unsigned char before[PLACE_BYTES] = {0};
    unsigned char row[PLACE_BYTES];
    *length = (size_t)saving->count * (PLACE_BYTES + 1);
    unsigned char *bytes = base_alloc(saving->file->arena, *length);
    unsigned char *at = bytes;
    for (unsigned i = 0; i < saving->count; i++) {
        put_place(row, &saving->places[i]);
        *at++ = 2;
        for (int k = 0; k < PLACE_BYTES; k++) {
            *at++ = (unsigned char)(row[k] - before[k]);
        }
        memcpy(before, row, sizeof row);
    }
    return bytes;
}

/* The identifier is made of all bytes before. */
static const char *identifier(const struct saving *saving)
{
    return base_format(saving->file->arena, "%016llX%016llX", (unsigned long long)saving->first,
                       (unsigned long long)saving->second);
}

static bool write_places(struct saving *saving)
{
    struct base_arena *arena = saving->file->arena;
    unsigned number = saving->count++;
    size_t start = base_output_offset(saving->output);
    saving->places[number] = (struct place){1, start, 0};
    size_t length, packed;
    const unsigned char *rows = encode_places(saving, &length);
    const unsigned char *smaller = pdf_deflate(saving->file, rows, length, &packed);
    const char *id = identifier(saving);
    HPDF_Dict catalog = saving->file->doc->catalog;
    const char *text =
        base_format(arena,
                    "%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]%s"
                    "/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>\nstream\n",
                    number, saving->count, (unsigned)(catalog->header.obj_id & OBJECT_NUMBER_MASK),
                    saving->file->info, id, id, "/Filter/FlateDecode", PLACE_BYTES, packed);
    return smaller != NULL && write_words(saving, text) && write_out(saving, smaller, packed) &&
           write_words(saving,
                       base_format(arena, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start));
}

/* ---------------------------------------------------------------- file */

const char *pdf_libraries(void)
{
    static char text[64];
    snprintf(text, sizeof text, "libharu %s, libdeflate " LIBDEFLATE_VERSION_STRING,
             HPDF_GetVersion());
    return text;
}

bool pdf_file_save(struct pdf_file *file, struct base_output *output, const char *path,
                   struct base_diagnostics *diagnostics)
{
    unsigned count = file->doc->xref->entries->count;
    struct saving saving = {
        .file = file,
        .output = output,
        .first = 14695981039346656037u,
        .count = count,
        .places = base_alloc_array(file->arena, count + count / OBJECTS_PER_STREAM + 3,
                                   sizeof(struct place)),
        .packed = {.arena = file->arena},
        .offsets = {.arena = file->arena},
    };
    bool good = write_words(&saving, HEADER) && write_objects(&saving) && write_places(&saving);
    if (file->error != HPDF_OK && file->error != HPDF_FILE_IO_ERROR) {
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_PDF_LIBRARY,
                    base_format(file->arena, "0x%04lX", (unsigned long)file->error),
                    base_format(file->arena, "%lu", (unsigned long)file->detail), path);
    }
    return good && file->error == HPDF_OK;
}
