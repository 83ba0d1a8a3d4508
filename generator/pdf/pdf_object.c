/* Objects through libharu's object layer. */
#include "pdf_object.h"

#include <stdint.h>
#include <string.h>

#include <hpdf_pages.h>
#include <hpdf_utils.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "pdf_library.h"
#include "pdf_text.h"
#include "pdf_writer.h"

#define PAGES_PER_NODE 500

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

struct pdf_file *pdf_file_create(struct base_arena *arena, struct base_output *output, size_t pages)
{
    struct pdf_file *file = base_alloc(arena, sizeof *file);
    file->arena = arena;
    file->writer = pdf_writer_create(arena, output);
    file->text.arena = arena;
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
    pdf_writer_destroy(file->writer);
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

static pdf_object number_of(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return header->obj_id & OBJECT_NUMBER_MASK;
}

/* Notes a dictionary by its number, to set its text or refer to it later. */
static pdf_object remember(struct pdf_file *file, HPDF_Dict dictionary)
{
    pdf_object number = number_of(dictionary);
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

/* Says that an object of libharu's is not to be saved: it was written already, or never will be. */
static void leave_out(struct pdf_file *file, pdf_object number)
{
    HPDF_Xref_GetEntry(file->doc->xref, number)->entry_typ = HPDF_FREE_ENTRY;
}

pdf_object pdf_stream_add(struct pdf_file *file, const char *text, const void *bytes, size_t length,
                          enum pdf_packing packing)
{
    pdf_object object = pdf_object_reserve(file);
    if (object != 0) {
        pdf_writer_stream(file->writer, object, text, bytes, length, packing);
        leave_out(file, object);
    }
    return object;
}

pdf_object pdf_stream_add_deflated(struct pdf_file *file, const char *text,
                                   const struct pdf_deflated *deflated)
{
    pdf_object object = pdf_object_reserve(file);
    if (object != 0) {
        pdf_writer_deflated(file->writer, object, text, deflated);
        leave_out(file, object);
    }
    return object;
}

/* ---------------------------------------------------------------- pages and catalog */

/* Frees an object of libharu's that is written already, or never will be. */
static void discard(struct pdf_file *file, HPDF_Dict owner, const char *key, void *object)
{
    pdf_object number = number_of(object);
    HPDF_Dict_RemoveElement(owner, key);
    leave_out(file, number);
    HPDF_Xref_GetEntry(file->doc->xref, number)->obj = NULL;
    HPDF_Obj_ForceFree(file->doc->mmgr, object);
}

/* Makes a page of libharu's, which takes 3.5 kB, one whose entries are a text: all but its type and
 * its place in the tree of pages. Returns the number of its content. */
static pdf_object shrink_page(struct pdf_file *file, HPDF_Page page)
{
    HPDF_Dict contents = ((HPDF_PageAttr)page->attr)->contents;
    pdf_object number = number_of(contents);
    discard(file, contents, "Length", HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER));
    discard(file, page, "Contents", contents);
    HPDF_Dict_RemoveElement(page, "MediaBox");
    HPDF_Dict_RemoveElement(page, "Resources");
    page->free_fn(page); /* what the page knows of its painting */
    page->free_fn = NULL;
    page->before_write_fn = NULL;
    page->attr = NULL;
    page->write_fn = write_text;
    return number;
}

pdf_object pdf_page_add(struct pdf_file *file, size_t index, long long width, long long height,
                        const void *content, size_t length, pdf_object resources)
{
    HPDF_Page page = HPDF_AddPage(file->doc);
    if (page == NULL) {
        return 0;
    }
    pdf_object contents = shrink_page(file, page), number = remember(file, page);
    struct base_buffer *text = &file->text;
    text->length = 0;
    base_buffer_text(text, "/MediaBox[0 0 ");
    pdf_text_number(text, width);
    base_buffer_char(text, ' ');
    pdf_text_number(text, height);
    base_buffer_format(text, "]/Contents %u 0 R/Resources %u 0 R/StructParents %zu/Tabs/S",
                       contents, resources, index);
    pdf_object_set(file, number, base_copy(file->arena, base_buffer_get(text), text->length));
    pdf_writer_stream(file->writer, contents, "", content, length, PDF_DEFLATED_QUICKLY);
    return number;
}

void pdf_page_group(struct pdf_file *file, pdf_object page)
{
    HPDF_Dict dictionary = dictionary_of(file, page);
    HPDF_Dict group = HPDF_Dict_New(file->doc->mmgr);
    if (dictionary != NULL && group != NULL) {
        HPDF_Dict_AddName(group, "S", "Transparency");
        HPDF_Dict_AddName(group, "CS", "DeviceRGB");
        HPDF_Dict_Add(dictionary, "Group", group);
    }
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

void pdf_catalog_list(struct pdf_file *file, const char *key, const pdf_object *objects,
                      size_t count)
{
    HPDF_Array list = HPDF_Array_New(file->doc->mmgr);
    for (size_t i = 0; i < count; i++) {
        HPDF_Array_Add(list, dictionary_of(file, objects[i]));
    }
    HPDF_Dict_Add(file->doc->catalog, key, list);
}

void pdf_info_set(struct pdf_file *file, pdf_object info)
{
    file->info = info;
}

/* ---------------------------------------------------------------- packed dictionaries */

pdf_object pdf_packed_claim(struct pdf_file *file, size_t count)
{
    return pdf_writer_claim(file->writer, file->doc->xref->entries->count, count);
}

struct base_buffer *pdf_packed_begin(struct pdf_file *file, pdf_object object)
{
    struct base_buffer *buffer = pdf_writer_begin(file->writer, object);
    base_buffer_text(buffer, "<<");
    return buffer;
}

void pdf_packed_end(struct pdf_file *file, struct base_buffer *text)
{
    base_buffer_text(text, ">>");
    pdf_writer_end(file->writer);
}
