/* Templates: a pack of XML files is read and checked against one vocabulary before any data is
 * seen; then it is expanded with a scope of values to a document tree. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_source.h"
#include "value_rational.h"

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_sources;
struct document;
struct template_pack;
struct value;

/* Reads and checks the pack <folder>/<name>/pack.xml of the first search folder that has it, with
 * the packs it extends. search_folders ends with NULL; origin is where the name stands, or 0. All
 * it finds wrong is reported. Returns NULL when an error was reported. The pack lives in the arena.
 */
struct template_pack *template_pack_open(struct base_arena *arena, struct base_sources *sources,
                                         struct base_diagnostics *diagnostics,
                                         const char *const *search_folders, const char *name,
                                         base_origin origin);
/* What a report changes in the look of its pack; NULL = nothing. */
struct template_look {
    const char *pack;   /* its definitions stand above all others; its parent and its content do
                           not count */
    const char *accent; /* "#RRGGBB": the colour "aksen" */
    base_origin pack_origin, accent_origin;
};
struct template_pack *template_pack_open_with_look(struct base_arena *arena,
                                                   struct base_sources *sources,
                                                   struct base_diagnostics *diagnostics,
                                                   const char *const *search_folders,
                                                   const char *name, base_origin origin,
                                                   struct template_look look);
const char *template_pack_name(const struct template_pack *pack);

/* The parts that laporan.json can switch. */
struct template_choice {
    const char *name;
    bool initial;
    const char *help; /* or NULL */
};
const struct template_choice *template_pack_choices(const struct template_pack *pack,
                                                    size_t *count);

struct template_options {
    bool final;                   /* a missing value is an error, else a warning */
    const char *empty;            /* text of null; NULL = en dash */
    int percent_decimals;         /* of the filter persen */
    enum value_rounding rounding; /* of filters that shorten a number; 0 = half up */
    bool percent_space;           /* "98,77 %" */
    const char *paper;            /* "A4", "F4" or "215mm x 330mm"; NULL = A4 */
    bool electronic;              /* signatures of form "laporan" */
    bool form_fields, anchors;    /* what marks the room of a signature in the PDF */
    const char *code;             /* content of the QR code of electronic signatures, or NULL */
    const char *watermark;        /* on every page, or NULL */
    const struct value *parts;    /* record of bool: laporan.bagian, or NULL */
};

/* Expands the pack with the names of scope_root (a record). report_folder holds narasi/ and
 * gambar/. Returns the document, closed by document_finish; NULL when an error made it useless.
 * Missing data is marked and reported. Limits: 2 million nodes, pieces 100 deep. */
struct document *template_expand(const struct template_pack *pack, struct base_arena *arena,
                                 struct base_sources *sources, struct base_diagnostics *diagnostics,
                                 const struct value *scope_root, const char *report_folder,
                                 const struct template_options *options);

/* The RELAX NG schema of the vocabulary (XML syntax). */
void template_schema_write(struct base_buffer *buffer);
/* The reference of elements and attributes as Markdown, in Indonesian. */
void template_reference_write(struct base_buffer *buffer);
