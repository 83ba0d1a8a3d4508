/* Shaping with a cache: the same text in the same face is shaped once a run. */
#include "font.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "font_face.h"

struct font_slot {
    uint64_t hash;              /* its last bit tells whether ligatures are on */
    const struct font_run *run; /* NULL = free */
};

static uint64_t hash_run(const struct font_face *face, const char *text, size_t length,
                         bool ligatures)
{
    uint64_t hash = 14695981039346656037u ^ face->index;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    }
    hash ^= hash >> 29;
    return (hash & ~(uint64_t)1) | ligatures;
}

/* The slot of a text, or the free one where it belongs. */
static struct font_slot *find_slot(struct font_set *set, uint64_t hash,
                                   const struct font_face *face, const char *text, size_t length)
{
    size_t at = hash >> 1 & (set->slot_count - 1);
    for (;; at = (at + 1) & (set->slot_count - 1)) {
        struct font_slot *slot = &set->slots[at];
        if (slot->run == NULL ||
            (slot->hash == hash && slot->run->face == face && slot->run->length == length &&
             memcmp(slot->run->text, text, length) == 0)) {
            return slot;
        }
    }
}

static void grow_slots(struct font_set *set)
{
    struct font_slot *old = set->slots;
    size_t old_count = set->slot_count;
    set->slot_count = old_count == 0 ? 1024 : old_count * 2;
    set->slots = base_alloc_array(set->runs, set->slot_count, sizeof *set->slots);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].run != NULL) {
            size_t at = old[i].hash >> 1 & (set->slot_count - 1);
            while (set->slots[at].run != NULL) {
                at = (at + 1) & (set->slot_count - 1);
            }
            set->slots[at] = old[i];
        }
    }
}

static void shape_fake(struct font_set *set, struct font_run *run)
{
    struct font_glyph *glyphs = base_alloc_array(set->runs, run->length + 1, sizeof *glyphs);
    const char *next;
    for (const char *at = run->text; *at != '\0'; at = next) {
        uint32_t character = base_utf8_next(at, &next);
        struct font_glyph *glyph = &glyphs[run->count++];
        glyph->glyph = (uint16_t)character;
        glyph->advance = font_advance(run->face, glyph->glyph);
        glyph->cluster = (uint32_t)(at - run->text);
        run->width += glyph->advance;
    }
    run->glyphs = glyphs;
}

static void shape_real(struct font_set *set, struct font_run *run, bool ligatures)
{
    static const hb_feature_t off[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
    };
    hb_buffer_t *buffer = set->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, run->text, (int)run->length, 0, (int)run->length);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string("id", 2));
    hb_shape(run->face->font, buffer, off, ligatures ? 0 : 2);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    struct font_glyph *glyphs = base_alloc_array(set->runs, count, sizeof *glyphs);
    for (unsigned i = 0; i < count; i++) {
        glyphs[i].glyph = (uint16_t)infos[i].codepoint;
        glyphs[i].x_offset = (int16_t)positions[i].x_offset;
        glyphs[i].y_offset = (int16_t)positions[i].y_offset;
        glyphs[i].advance = positions[i].x_advance;
        glyphs[i].cluster = infos[i].cluster;
        run->width += positions[i].x_advance;
    }
    run->glyphs = glyphs;
    run->count = count;
}

static const struct font_run *shape(struct font_set *set, const struct font_face *face,
                                    const char *text, size_t length, bool ligatures)
{
    struct font_run *run = base_alloc(set->runs, sizeof *run);
    run->face = face;
    run->text = base_copy(set->runs, text, length);
    run->length = length;
    if (face->fake) {
        shape_fake(set, run);
    } else {
        shape_real(set, run, ligatures);
    }
    return run;
}

const struct font_run *font_shape(struct font_set *set, const struct font_face *face,
                                  const char *text, size_t length, bool ligatures)
{
    if ((set->slot_used + 1) * 2 > set->slot_count) {
        grow_slots(set);
    }
    uint64_t hash = hash_run(face, text, length, ligatures);
    struct font_slot *slot = find_slot(set, hash, face, text, length);
    if (slot->run == NULL) {
        slot->run = shape(set, face, text, length, ligatures);
        slot->hash = hash;
        set->slot_used++;
    }
    return slot->run;
}
