/* The font set: look-up of faces by family and by character. */
#include "font.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "font_face.h"

struct font_set *font_set_open(struct base_arena *arena, struct base_diagnostics *diagnostics,
                               const char *manifest, const char *const *folders)
{
    struct font_set *set = base_alloc(arena, sizeof *set);
    set->arena = arena;
    set->diagnostics = diagnostics;
    for (; *folders != NULL; folders++) {
        BASE_PUSH(arena, set->folders, set->folder_count, set->folder_capacity, *folders);
    }
    if (!font_manifest_read(set, manifest)) {
        return NULL;
    }
    set->buffer = hb_buffer_create();
    set->runs = base_arena_create();
    return set;
}

void font_forget(struct font_set *set)
{
    if (set->runs != set->arena) {
        base_arena_destroy(set->runs);
        set->runs = base_arena_create();
        set->slots = NULL;
        set->slot_count = set->slot_used = 0;
    }
}

void font_set_close(struct font_set *set)
{
    if (set == NULL) {
        return;
    }
    for (size_t i = 0; i < set->face_count; i++) {
        font_face_close(set->faces[i]);
    }
    hb_buffer_destroy(set->buffer);
    if (set->runs != set->arena) {
        base_arena_destroy(set->runs);
    }
}

/* The names of all families, each once; ends with NULL. */
static const char *const *family_names(struct font_set *set)
{
    const char **names = base_alloc_array(set->arena, set->entry_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < set->entry_count; i++) {
        size_t k = 0;
        while (strcmp(set->entries[k].family, set->entries[i].family) != 0) {
            k++;
        }
        if (k == i) {
            names[count++] = set->entries[i].family;
        }
    }
    return names;
}

static const char *join(struct base_arena *arena, const char *const *names)
{
    struct base_buffer buffer = {.arena = arena};
    for (; *names != NULL; names++) {
        base_buffer_format(&buffer, "%s%s", buffer.length > 0 ? ", " : "", *names);
    }
    return base_buffer_get(&buffer);
}

/* True when text was not reported before. */
static bool is_new(struct font_set *set, const char *text)
{
    for (size_t i = 0; i < set->reported_count; i++) {
        if (strcmp(set->reported[i], text) == 0) {
            return false;
        }
    }
    BASE_PUSH(set->arena, set->reported, set->reported_count, set->reported_capacity, text);
    return true;
}

static const char *style_name(bool bold, bool italic)
{
    static const char *const names[] = {"regular", "italic", "bold", "bold italic"};
    return names[2 * bold + italic];
}

static void report_family(struct font_set *set, const char *family, struct base_place place)
{
    if (!is_new(set, family)) {
        return;
    }
    const char *const *names = family_names(set);
    const char *near = base_nearest(family, names);
    if (near != NULL) {
        base_report(set->diagnostics, place, BASE_MESSAGE_FONT_FAMILY_NEAR, family, near,
                    set->manifest);
    } else {
        base_report(set->diagnostics, place, BASE_MESSAGE_FONT_FAMILY_UNKNOWN, family,
                    join(set->arena, names), set->manifest);
    }
}

/* Reports a family that is not in the manifest, or the face that a family lacks there. */
static void report_unknown(struct font_set *set, const char *family, bool bold, bool italic,
                           base_origin asked)
{
    struct base_place place = asked != 0 ? base_at(asked) : base_at_file(set->manifest, 0, 0);
    for (size_t i = 0; i < set->entry_count; i++) {
        if (strcmp(set->entries[i].family, family) == 0) {
            const char *style = style_name(bold, italic);
            if (is_new(set, base_format(set->arena, "%s | %s", family, style))) {
                base_report(set->diagnostics, place, BASE_MESSAGE_FONT_FACE_UNKNOWN, family, style,
                            set->manifest);
            }
            return;
        }
    }
    report_family(set, family, place);
}

static const struct font_face *entry_face(struct font_set *set, struct font_entry *entry)
{
    if (!entry->tried) {
        entry->tried = true;
        entry->face = font_face_open(set, entry);
    }
    return entry->face;
}

static struct font_entry *find_entry(struct font_set *set, const char *family, bool bold,
                                     bool italic)
{
    for (size_t i = 0; i < set->entry_count; i++) {
        struct font_entry *entry = &set->entries[i];
        if (entry->bold == bold && entry->italic == italic && strcmp(entry->family, family) == 0) {
            return entry;
        }
    }
    return NULL;
}

const struct font_face *font_find(struct font_set *set, const char *family, bool bold, bool italic,
                                  base_origin asked)
{
    if (set->face_count > 0 && set->faces[0]->fake) {
        return set->faces[0];
    }
    struct font_entry *entry = find_entry(set, family, bold, italic);
    if (entry == NULL) {
        report_unknown(set, family, bold, italic, asked);
        return NULL;
    }
    return entry_face(set, entry);
}

const struct font_face *font_face_at(const struct font_set *set, size_t index)
{
    return index < set->face_count ? set->faces[index] : NULL;
}

size_t font_face_index(const struct font_face *face)
{
    return face->index;
}

const struct font_metrics *font_metrics(const struct font_face *face)
{
    return &face->metrics;
}

const char *font_digest(const struct font_face *face)
{
    return face->entry != NULL && face->entry->digest != NULL ? face->entry->digest : "";
}

const char *font_library(void)
{
    return "HarfBuzz " HB_VERSION_STRING;
}

bool font_has(const struct font_face *face, uint32_t character)
{
    if (face->fake) {
        return character != 0x2603 && character != 0x2713;
    }
    hb_codepoint_t glyph;
    if (character >= FONT_COVERED) {
        return hb_font_get_nominal_glyph(face->font, character, &glyph);
    }
    struct font_coverage *coverage = face->coverage;
    size_t at = character / 8;
    unsigned char bit = (unsigned char)(1u << character % 8);
    if (!(coverage->asked[at] & bit)) {
        bool held = hb_font_get_nominal_glyph(face->font, character, &glyph);
        coverage->asked[at] |= bit;
        coverage->held[at] |= held ? bit : 0;
    }
    return (coverage->held[at] & bit) != 0;
}

/* How far an entry may be from the wanted face. */
enum nearness { SAME_STYLE, SAME_WEIGHT, ANY_STYLE };

static bool is_near(const struct font_entry *entry, const struct font_face *face,
                    enum nearness nearness)
{
    return nearness == ANY_STYLE ||
           (entry->bold == face->metrics.bold &&
            (nearness == SAME_WEIGHT || entry->italic == face->metrics.italic));
}

const struct font_face *font_for(struct font_set *set, const struct font_face *face,
                                 uint32_t character)
{
    if (font_has(face, character)) {
        return face;
    }
    for (enum nearness nearness = SAME_STYLE; nearness <= ANY_STYLE; nearness++) {
        for (size_t i = 0; i < set->entry_count; i++) {
            if (is_near(&set->entries[i], face, nearness)) {
                const struct font_face *other = entry_face(set, &set->entries[i]);
                if (other != NULL && font_has(other, character)) {
                    return other;
                }
            }
        }
    }
    return NULL;
}

base_length font_scale(const struct font_face *face, int64_t units, base_length size)
{
    return base_length_scale(size, units, face->metrics.units);
}

int font_advance(const struct font_face *face, uint16_t glyph)
{
    if (face->fake) {
        return glyph == ' ' || glyph == 0xA0 ? 250 : 500;
    }
    return hb_font_get_glyph_h_advance(face->font, glyph);
}

struct font_set *font_set_fake(struct base_arena *arena)
{
    struct font_set *set = base_alloc(arena, sizeof *set);
    set->arena = set->runs = arena;
    struct font_face *face = font_face_add(set);
    face->fake = true;
    face->metrics = (struct font_metrics){
        .units = 1000,
        .ascent = 800,
        .descent = -200,
        .cap_height = 700,
        .x_height = 500,
        .underline_position = -100,
        .underline_thickness = 50,
        .postscript_name = "Fake",
        .family = "Fake",
    };
    return set;
}
