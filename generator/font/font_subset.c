/* Subsets for embedding and the values of the font descriptor. */
#include "font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base_arena.h"
#include "font_face.h"

/* Tables that a viewer does not need for a font addressed by glyph numbers. */
static void drop_tables(hb_subset_input_t *input)
{
    static const char *const tags[] = {"GSUB", "GPOS", "GDEF", "kern", "gasp",
                                       "FFTM", "cmap", "name", "OS/2", "post"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_set_add(drop, hb_tag_from_string(tags[i], 4));
    }
}

static hb_subset_input_t *make_input(const uint16_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) {
        return NULL;
    }
    hb_set_t *set = hb_subset_input_glyph_set(input);
    hb_set_add(set, 0);
    for (size_t i = 0; i < count; i++) {
        hb_set_add(set, glyphs[i]);
    }
    drop_tables(input);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

/* Runs the plan; copies the font file and the new glyph numbers. */
static const unsigned char *run_plan(hb_subset_plan_t *plan, struct base_arena *arena,
                                     const uint16_t *glyphs, size_t count, uint16_t *new_glyph,
                                     size_t *length)
{
    hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
    if (subset == NULL) {
        return NULL;
    }
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < count; i++) {
        new_glyph[i] = (uint16_t)hb_map_get(map, glyphs[i]);
    }
    hb_blob_t *blob = hb_face_reference_blob(subset);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    *length = size;
    unsigned char *copy = (unsigned char *)base_copy(arena, data, size);
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    return copy;
}

const unsigned char *font_subset(const struct font_face *face, struct base_arena *arena,
                                 const uint16_t *glyphs, size_t count, uint16_t *new_glyph,
                                 size_t *length)
{
    hb_subset_input_t *input = make_input(glyphs, count);
    if (input == NULL) {
        return NULL;
    }
    const unsigned char *bytes = NULL;
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->face, input);
    if (plan != NULL) {
        bytes = run_plan(plan, arena, glyphs, count, new_glyph, length);
        hb_subset_plan_destroy(plan);
    }
    hb_subset_input_destroy(input);
    return bytes;
}

const unsigned char *font_bytes(const struct font_face *face, size_t *length)
{
    *length = 0;
    if (face->fake) {
        return NULL;
    }
    hb_blob_t *blob = hb_face_reference_blob(face->face);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    *length = size;
    hb_blob_destroy(blob); /* the face holds it */
    return (const unsigned char *)data;
}

const unsigned char *font_subset_text(const struct font_face *face, struct base_arena *arena,
                                      const uint32_t *characters, size_t count, size_t *length)
{
    hb_subset_input_t *input = face->fake ? NULL : hb_subset_input_create_or_fail();
    if (input == NULL) {
        return NULL;
    }
    hb_set_t *set = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < count; i++) {
        hb_set_add(set, characters[i]);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    const unsigned char *bytes = NULL;
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->face, input);
    if (plan != NULL) {
        bytes = run_plan(plan, arena, NULL, 0, NULL, length);
        hb_subset_plan_destroy(plan);
    }
    hb_subset_input_destroy(input);
    return bytes;
}

/* A signed 16-bit number of a table; 0 outside it. */
static int table_number(const struct font_face *face, const char *tag, unsigned offset)
{
    hb_blob_t *blob = hb_face_reference_table(face->face, hb_tag_from_string(tag, 4));
    unsigned length;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &length);
    int number = offset + 2 <= length ? (int16_t)(data[offset] << 8 | data[offset + 1]) : 0;
    hb_blob_destroy(blob);
    return number;
}

struct font_descriptor font_describe(const struct font_face *face)
{
    enum { FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };
    const struct font_metrics *metrics = &face->metrics;
    struct font_descriptor descriptor = {
        .ascent = metrics->ascent * 1000 / metrics->units,
        .descent = metrics->descent * 1000 / metrics->units,
        .cap_height = metrics->cap_height * 1000 / metrics->units,
        .stem_v = metrics->bold ? 140 : 80,
        .italic_angle = table_number(face, "post", 4),
        .flags = FLAG_SYMBOLIC | (metrics->italic ? FLAG_ITALIC : 0) |
                 (strstr(metrics->family, "Sans") == NULL ? FLAG_SERIF : 0),
    };
    for (unsigned i = 0; i < 4; i++) {
        descriptor.box[i] = table_number(face, "head", 36 + 2 * i) * 1000 / metrics->units;
    }
    return descriptor;
}
