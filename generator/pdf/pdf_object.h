/* The PDF file as objects: the only place that touches libharu. A dictionary is given as the text
 * between << and >>; references are written "12 0 R" with the numbers that these calls return.
 * Streams and packed dictionaries are written at once, all others when the file is saved. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_output;
struct pdf_deflated;
struct pdf_file;

/* 0 is "no object". */
typedef unsigned pdf_object;

/* An empty file whose texts live in the arena. A write that fails is reported when the output is
 * committed. Never NULL. */
struct pdf_file *pdf_file_create(struct base_arena *arena, struct base_output *output,
                                 size_t pages);
void pdf_file_destroy(struct pdf_file *file);

/* A dictionary whose text is set later. */
pdf_object pdf_object_reserve(struct pdf_file *file);
/* The text is kept by reference. */
void pdf_object_set(struct pdf_file *file, pdf_object object, const char *text);
pdf_object pdf_object_add(struct pdf_file *file, const char *text);
/* How the bytes of a stream are stored: the quick way makes them about a tenth larger than the
 * usual one in half of the time, and is for what there is much of. */
enum pdf_packing { PDF_STORED, PDF_DEFLATED, PDF_DEFLATED_QUICKLY };
/* Writes a stream, deflated where that is asked for and makes it smaller (text must then hold no
 * Filter). text may be "". */
pdf_object pdf_stream_add(struct pdf_file *file, const char *text, const void *bytes, size_t length,
                          enum pdf_packing packing);

/* Writes a stream that is deflated already. */
pdf_object pdf_stream_add_deflated(struct pdf_file *file, const char *text,
                                   const struct pdf_deflated *deflated);

/* Adds a page with a shared resources dictionary and writes its painted content. width and height
 * in 1/1000 pt; the parents of its marks stand at `index` of the parent tree. */
pdf_object pdf_page_add(struct pdf_file *file, size_t index, long long width, long long height,
                        const void *content, size_t length, pdf_object resources);
/* Says in which colours the page's soft masks are blended. */
void pdf_page_group(struct pdf_file *file, pdf_object page);
/* Hangs an annotation (already an object) on a page. */
void pdf_page_annotate(struct pdf_file *file, pdf_object page, pdf_object annotation);

/* Entries of the catalog: the key gets a reference, a name ("/UseOutlines") or a text string. */
void pdf_catalog_reference(struct pdf_file *file, const char *key, pdf_object object);
void pdf_catalog_name(struct pdf_file *file, const char *key, const char *name);
void pdf_catalog_text(struct pdf_file *file, const char *key, const char *text);
/* An array of references. */
void pdf_catalog_list(struct pdf_file *file, const char *key, const pdf_object *objects,
                      size_t count);
void pdf_info_set(struct pdf_file *file, pdf_object info);

/* Claims consecutive numbers for dictionaries that are written packed, in any order; returns the
 * first. From then on nothing else can be added to the file. */
pdf_object pdf_packed_claim(struct pdf_file *file, size_t count);
/* Starts such a dictionary; its text is then added to the buffer. */
struct base_buffer *pdf_packed_begin(struct pdf_file *file, pdf_object object);
void pdf_packed_end(struct pdf_file *file, struct base_buffer *text);

/* Writes what is left, and an identifier made from all bytes. False after reporting that libharu
 * failed. */
bool pdf_file_save(struct pdf_file *file, const char *path, struct base_diagnostics *diagnostics);
