/* Fonts: the only place for faces, shaping, widths and subsets. Layout measures, painters paint and
 * subset the same shaping result. Units are those of the face (font_units per em). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_length.h"
#include "base_source.h"

struct base_arena;
struct base_diagnostics;
struct font_set;
struct font_face;

/* Opens the manifest (fonts/fonts.json style is internal to font/): families, weight, slope, file,
 * package, sha256. Files are looked up in `folders` (ends with NULL), first found wins. Missing or
 * different files and non-TrueType outlines are reported when a face is first asked for.
 * Returns NULL after reporting when the manifest itself is unusable. */
struct font_set *font_set_open(struct base_arena *arena, struct base_diagnostics *diagnostics,
                               const char *manifest, const char *const *folders);
/* A digest of all files of the manifest, opened or not, to see that none was changed. */
const char *font_files_digest(const struct font_set *set);
/* Frees what HarfBuzz holds. NULL allowed. */
void font_set_close(struct font_set *set);

/* The face of a family; NULL after reporting at the place that asks for it (asked; 0 = unknown):
 * once for an unknown family, once for each face that a known one lacks. */
const struct font_face *font_find(struct font_set *set, const char *family, bool bold, bool italic,
                                  base_origin asked);
/* Faces opened so far, in order of opening; index from 0. NULL behind the last. */
const struct font_face *font_face_at(const struct font_set *set, size_t index);
size_t font_face_index(const struct font_face *face);

struct font_metrics {
    int units;           /* per em */
    int ascent, descent; /* descent is negative */
    int cap_height, x_height;
    int underline_position, underline_thickness;
    bool bold, italic;
    const char *postscript_name, *family;
};
const struct font_metrics *font_metrics(const struct font_face *face);
bool font_has(const struct font_face *face, uint32_t character);
/* A face that holds the character: face itself, then the first of the manifest in the same weight
 * and slope, in the same weight, in any; NULL when none does. */
const struct font_face *font_for(struct font_set *set, const struct font_face *face,
                                 uint32_t character);

struct font_glyph {
    uint16_t glyph;
    int16_t x_offset, y_offset; /* from the pen position, y upwards */
    int32_t advance;            /* with kerning */
    uint32_t cluster;           /* byte offset in the shaped text of its first character */
};
struct font_run {
    const struct font_face *face;
    const struct font_glyph *glyphs;
    size_t count;
    const char *text; /* the shaped text, its own copy */
    size_t length;
    int64_t width; /* sum of advances */
};
/* SHA-256 of the face's file; "" in a fake set. */
const char *font_digest(const struct font_face *face);
/* "HarfBuzz 6.0.0". */
const char *font_library(void);

/* Shapes a text of one face (left to right); cached by face and text: equal calls return the same
 * run. Ligatures and kerning on; with letterspacing ligatures must be off. Never NULL. */
const struct font_run *font_shape(struct font_set *set, const struct font_face *face,
                                  const char *text, size_t length, bool ligatures);
/* Frees all runs. */
void font_forget(struct font_set *set);

/* units of the face at a type size, as a length (rounded once). */
base_length font_scale(const struct font_face *face, int64_t units, base_length size);
/* Advance of one glyph without kerning. */
int font_advance(const struct font_face *face, uint16_t glyph);

/* A subset that holds the given glyphs (ascending, without 0): font file bytes for embedding, and
 * new_glyph[i] = its index in the subset. Bytes live in the arena. Returns NULL on failure. */
const unsigned char *font_subset(const struct font_face *face, struct base_arena *arena,
                                 const uint16_t *glyphs, size_t count, uint16_t *new_glyph,
                                 size_t *length);
/* The face's file; NULL in a fake set. Lives as long as the set. */
const unsigned char *font_bytes(const struct font_face *face, size_t *length);
/* A subset for web pages: the given characters with the tables that browsers shape with. Bytes live
 * in the arena. NULL on failure or in a fake set. */
const unsigned char *font_subset_text(const struct font_face *face, struct base_arena *arena,
                                      const uint32_t *characters, size_t count, size_t *length);
/* Values for the font descriptor, in 1/1000 em. */
struct font_descriptor {
    int box[4];
    int ascent, descent, cap_height, stem_v, italic_angle, flags;
};
struct font_descriptor font_describe(const struct font_face *face);

/* A set with one made-up family "Fake" (bold, italic alike) for layout tests: every character is
 * 500 units wide of 1000, space 250, no kerning; holds all characters except U+2603 and
 * U+2713. */
struct font_set *font_set_fake(struct base_arena *arena);
