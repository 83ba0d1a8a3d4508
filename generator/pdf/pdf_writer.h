/* The bytes of a PDF file on their way out: a stream goes out as it comes, other objects are packed
 * into object streams, at the end comes the table of places. A tree of tags becomes a tenth of its
 * size, and nothing of it has to be kept. */
#pragma once

#include <stddef.h>

#include "pdf_object.h"

struct base_arena;
struct base_buffer;
struct base_output;
struct pdf_deflated;
struct pdf_writer;

/* Writes the head of the file; small texts live in the arena. A write that fails is reported when
 * the output is committed. */
struct pdf_writer *pdf_writer_create(struct base_arena *arena, struct base_output *output);
void pdf_writer_destroy(struct pdf_writer *writer);

/* Writes a stream, deflated where that is asked for and makes it smaller (text must then hold no
 * Filter). text is what stands between << and >> beside its length. */
void pdf_writer_stream(struct pdf_writer *writer, unsigned number, const char *text,
                       const void *bytes, size_t length, enum pdf_packing packing);

/* The same for a stream that is deflated already. */
void pdf_writer_deflated(struct pdf_writer *writer, unsigned number, const char *text,
                         const struct pdf_deflated *deflated);

/* Claims numbers for count objects, from first on at the first call; returns the first of them.
 * Objects before `first` belong to the caller. */
unsigned pdf_writer_claim(struct pdf_writer *writer, unsigned first, size_t count);
/* Starts an object that is to be packed, once numbers have been claimed; its whole text is then
 * added to the buffer. */
struct base_buffer *pdf_writer_begin(struct pdf_writer *writer, unsigned number);
void pdf_writer_end(struct pdf_writer *writer);

/* Writes the table of places, with an identifier made from all bytes before. */
void pdf_writer_finish(struct pdf_writer *writer, unsigned catalog, unsigned information);
