/* Objects through libharu's object layer; all contact with its semi-public structures. */
#include "pdf_object.h"

#include <stdint.h>
#include <string.h>

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>
#include <zlib.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"

/* The fields of HPDF_Dict_Rec, HPDF_PageAttr_Rec, HPDF_Stream_Rec and HPDF_Doc_Rec used below are
 * the same in these versions; look at them again before another is allowed. */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION < 3 || HPDF_MINOR_VERSION > 4
#error "libharu 2.3 or 2.4 is needed"
#endif

#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
#define PAGES_PER_NODE 500
#define OBJECT_NUMBER_MASK 0x00FFFFFFu

struct pdf_file {
    struct base_arena *arena;
    HPDF_Doc doc;
    HPDF_Dict *objects; /* by number, from 1; NULL where libharu made the object */
    size_t object_capacity;
    HPDF_STATUS error, detail; /* the first */
};

static void remember_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    struct pdf_file *file = data;
    if (error == HPDF_FAILD_TO_ALLOC_MEM) {
        base_out_of_memory();
    }
    if (file->error == HPDF_OK) {
        file->error = error;
        file->detail = detail;
    }
}

struct pdf_file *pdf_file_create(struct base_arena *arena, size_t pages)
{
    struct pdf_file *file = base_alloc(arena, sizeof *file);
    file->arena = arena;
    file->doc = HPDF_NewEx(remember_error, NULL, NULL, 0, file);
    if (file->doc == NULL) {
        base_out_of_memory();
    }
    HPDF_SetCompressionMode(file->doc, HPDF_COMP_NONE);
    if (pages > PAGES_PER_NODE) {
        HPDF_SetPagesConfiguration(file->doc, PAGES_PER_NODE);
    }
    return file;
}

void pdf_file_destroy(struct pdf_file *file)
{
    HPDF_Free(file->doc);
}

/* ---------------------------------------------------------------- dictionaries */

static HPDF_STATUS write_text(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const char *text = dictionary->attr;
    if (text == NULL) {
        return HPDF_OK;
    }
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, text);
    return status != HPDF_OK ? status : HPDF_Stream_WriteStr(stream, "\n");
}

/* Notes a dictionary by its number, to set its text or refer to it later. */
static pdf_object remember(struct pdf_file *file, HPDF_Dict dictionary)
{
    if (dictionary == NULL) {
        return 0;
    }
    pdf_object number = dictionary->header.obj_id & OBJECT_NUMBER_MASK;
    while (number >= file->object_capacity) {
        file->objects = base_grow(file->arena, file->objects, file->object_capacity,
                                  &file->object_capacity, sizeof(HPDF_Dict));
    }
    file->objects[number] = dictionary;
    return number;
}

static HPDF_Dict dictionary_of(const struct pdf_file *file, pdf_object object)
{
    return object < file->object_capacity ? file->objects[object] : NULL;
}

pdf_object pdf_object_reserve(struct pdf_file *file)
{
    HPDF_Dict dictionary = HPDF_Dict_New(file->doc->mmgr);
    if (dictionary == NULL || HPDF_Xref_Add(file->doc->xref, dictionary) != HPDF_OK) {
        return 0;
    }
    dictionary->write_fn = write_text;
    return remember(file, dictionary);
}

void pdf_object_set(struct pdf_file *file, pdf_object object, const char *text)
{
    HPDF_Dict dictionary = dictionary_of(file, object);
    if (dictionary != NULL) {
        dictionary->attr = (void *)(uintptr_t)text;
    }
}

pdf_object pdf_object_add(struct pdf_file *file, const char *text)
{
    pdf_object object = pdf_object_reserve(file);
    pdf_object_set(file, object, text);
    return object;
}

/* ---------------------------------------------------------------- streams */

/* Deflates bytes; NULL when the result would not be smaller. */
static unsigned char *deflate_bytes(struct base_arena *arena, const void *bytes, size_t length,
                                    size_t *packed)
{
    uLongf size = compressBound((uLong)length);
    unsigned char *result = base_alloc(arena, size);
    if (compress2(result, &size, bytes, (uLong)length, 6) != Z_OK || size + 24 >= length) {
        return NULL;
    }
    *packed = size;
    return result;
}

/* Replaces the content of a stream dictionary. */
static void fill_stream(struct pdf_file *file, HPDF_Dict dictionary, const char *text,
                        const void *bytes, size_t length, bool compress)
{
    size_t packed = length;
    unsigned char *smaller = compress ? deflate_bytes(file->arena, bytes, length, &packed) : NULL;
    HPDF_Stream_Write(dictionary->stream, smaller != NULL ? smaller : bytes,
                      (HPDF_UINT)(smaller != NULL ? packed : length));
    dictionary->filter = HPDF_STREAM_FILTER_NONE;
    dictionary->attr = smaller != NULL ? base_format(file->arena, "%s/Filter /FlateDecode", text)
                                       : base_copy_text(file->arena, text);
    dictionary->write_fn = write_text;
}

pdf_object pdf_stream_add(struct pdf_file *file, const char *text, const void *bytes, size_t length,
                          bool compress)
{
    HPDF_Dict dictionary = HPDF_DictStream_New(file->doc->mmgr, file->doc->xref);
    if (dictionary == NULL) {
        return 0;
    }
    fill_stream(file, dictionary, text, bytes, length, compress);
    return remember(file, dictionary);
}

/* ---------------------------------------------------------------- pages and catalog */

static HPDF_REAL points(long long length)
{
    return (HPDF_REAL)((double)length / 1000.0);
}

pdf_object pdf_page_add(struct pdf_file *file, size_t index, long long width, long long height,
                        const void *content, size_t length, pdf_object resources)
{
    HPDF_Page page = HPDF_AddPage(file->doc);
    HPDF_Dict shared = dictionary_of(file, resources);
    if (page == NULL || shared == NULL) {
        return 0;
    }
    HPDF_Page_SetWidth(page, points(width));
    HPDF_Page_SetHeight(page, points(height));
    HPDF_Dict_Add(page, "Resources", shared);
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)index);
    HPDF_Dict_AddName(page, "Tabs", "S");
    fill_stream(file, ((HPDF_PageAttr)page->attr)->contents, "", content, length, true);
    return remember(file, page);
}

void pdf_page_annotate(struct pdf_file *file, pdf_object page, pdf_object annotation)
{
    HPDF_Dict dictionary = dictionary_of(file, page);
    HPDF_Dict added = dictionary_of(file, annotation);
    if (dictionary == NULL || added == NULL) {
        return;
    }
    HPDF_Array list = HPDF_Dict_GetItem(dictionary, "Annots", HPDF_OCLASS_ARRAY);
    if (list == NULL) {
        list = HPDF_Array_New(file->doc->mmgr);
        HPDF_Dict_Add(dictionary, "Annots", list);
    }
    HPDF_Array_Add(list, added);
}

void pdf_catalog_reference(struct pdf_file *file, const char *key, pdf_object object)
{
    HPDF_Dict dictionary = dictionary_of(file, object);
    if (dictionary != NULL) {
        HPDF_Dict_Add(file->doc->catalog, key, dictionary);
    }
}

void pdf_catalog_name(struct pdf_file *file, const char *key, const char *name)
{
    HPDF_Dict_AddName(file->doc->catalog, key, name);
}

void pdf_catalog_text(struct pdf_file *file, const char *key, const char *text)
{
    HPDF_Dict_Add(file->doc->catalog, key, HPDF_String_New(file->doc->mmgr, text, NULL));
}

void pdf_info_set(struct pdf_file *file, pdf_object info)
{
    HPDF_Dict_Add(file->doc->trailer, "Info", dictionary_of(file, info));
}

/* ---------------------------------------------------------------- saving */

/* The way of the bytes: into the output and through two hashes for the identifier. */
struct saving {
    struct base_output *output;
    uint64_t first, second;
};

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    struct saving *saving = stream->attr;
    for (HPDF_UINT i = 0; i < length; i++) {
        saving->first = (saving->first ^ bytes[i]) * 1099511628211u;
        saving->second = saving->second * 6364136223846793005u + bytes[i] + 1442695040888963407u;
    }
    if (!base_output_write(saving->output, bytes, length)) {
        return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
    }
    return HPDF_OK;
}

static void put_hash(unsigned char *bytes, uint64_t hash)
{
    for (int i = 0; i < 8; i++) {
        bytes[i] = (unsigned char)(hash >> (8 * i));
    }
}

/* libharu calls this when all objects are written: the identifier is made of what came before. */
static HPDF_STATUS add_identifier(HPDF_Dict trailer)
{
    const struct saving *saving = trailer->attr;
    HPDF_BYTE bytes[16];
    put_hash(bytes, saving->first);
    put_hash(bytes + 8, saving->second);
    HPDF_Array list = HPDF_Array_New(trailer->mmgr);
    HPDF_Array_Add(list, HPDF_Binary_New(trailer->mmgr, bytes, sizeof bytes));
    HPDF_Array_Add(list, HPDF_Binary_New(trailer->mmgr, bytes, sizeof bytes));
    return HPDF_Dict_Add(trailer, "ID", list);
}

bool pdf_file_save(struct pdf_file *file, struct base_output *output, const char *path,
                   struct base_diagnostics *diagnostics)
{
    struct saving saving = {.output = output, .first = 14695981039346656037u};
    HPDF_Stream_Rec stream = {
        .sig_bytes = HPDF_STREAM_SIG_BYTES,
        .type = HPDF_STREAM_CALLBACK,
        .mmgr = file->doc->mmgr,
        .error = &file->doc->error,
        .write_fn = write_bytes,
        .attr = &saving,
    };
    HPDF_Dict_Add(file->doc->trailer, "Root", file->doc->catalog);
    file->doc->trailer->attr = &saving;
    file->doc->trailer->before_write_fn = add_identifier;
    if (HPDF_Stream_WriteStr(&stream, HEADER) == HPDF_OK) {
        HPDF_Xref_WriteToStream(file->doc->xref, &stream, NULL);
    }
    file->doc->trailer->attr = NULL;
    if (file->error != HPDF_OK && file->error != HPDF_FILE_IO_ERROR) {
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_PDF_LIBRARY,
                    base_format(file->arena, "0x%04lX", (unsigned long)file->error),
                    base_format(file->arena, "%lu", (unsigned long)file->detail), path);
    }
    return file->error == HPDF_OK;
}
