/* libharu's types, for pdf_object.c and pdf_save.c: all contact with its semi-public structures. */
#pragma once

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include "base_arena.h"
#include "pdf_object.h"

/* The fields of HPDF_Dict_Rec, HPDF_PageAttr_Rec, HPDF_Stream_Rec, HPDF_Xref_Rec and HPDF_Doc_Rec
 * used here are the same in these versions; look at them again before another is allowed. */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION < 3 || HPDF_MINOR_VERSION > 4
#error "libharu 2.3 or 2.4 is needed"
#endif

#define OBJECT_NUMBER_MASK 0x00FFFFFFu

struct pdf_writer;

struct pdf_file {
    struct base_arena *arena;
    struct pdf_writer *writer;
    HPDF_Doc doc;
    HPDF_Dict *objects; /* by number, from 1; NULL where libharu made the object */
    size_t object_capacity;
    struct base_buffer text; /* that is being made */
    pdf_object info;
    HPDF_STATUS error, detail; /* the first */
};
