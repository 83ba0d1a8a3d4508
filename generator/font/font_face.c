/* Opens font files: checks kind and checksum, reads metrics. */
#include "font_face.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"

#define FONT_LIMIT ((size_t)64 << 20)

struct font_face *font_face_add(struct font_set *set)
{
    struct font_face *face = base_alloc(set->arena, sizeof *face);
    face->index = set->face_count;
    face->coverage = base_alloc(set->arena, sizeof *face->coverage);
    BASE_PUSH(set->arena, set->faces, set->face_count, set->face_capacity, face);
    return face;
}

void font_face_close(struct font_face *face)
{
    hb_font_destroy(face->font);
    hb_face_destroy(face->face);
}

/* The first folder's file of that name; NULL when none has it. */
static const char *find_file(const struct font_set *set, const char *file)
{
    for (size_t i = 0; i < set->folder_count; i++) {
        const char *path = base_path_join(set->arena, set->folders[i], file);
        if (base_path_exists(path)) {
            return path;
        }
    }
    return NULL;
}

static const char *folder_list(struct font_set *set)
{
    struct base_buffer buffer = {.arena = set->arena};
    for (size_t i = 0; i < set->folder_count; i++) {
        base_buffer_format(&buffer, "%s%s", i > 0 ? ", " : "", set->folders[i]);
    }
    return base_buffer_get(&buffer);
}

/* What a file is when it is not a TrueType font; NULL when it is one. */
static const char *other_kind(const unsigned char *bytes, size_t length)
{
    static const struct {
        const char *magic, *kind;
    } kinds[] = {
        {"OTTO", N_("an OpenType font with PostScript outlines")},
        {"ttcf", N_("a font collection")},
        {"wOFF", N_("a WOFF web font")},
        {"wOF2", N_("a WOFF2 web font")},
        {"%!PS", N_("a PostScript Type 1 font")},
        {"\x80\x01", N_("a PostScript Type 1 font")},
    };
    if (length < 12) {
        return N_("too short to be a font");
    }
    if (memcmp(bytes, "\0\1\0\0", 4) == 0 || memcmp(bytes, "true", 4) == 0) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (memcmp(bytes, kinds[i].magic, strlen(kinds[i].magic)) == 0) {
            return kinds[i].kind;
        }
    }
    return N_("not a font");
}

/* Compares the checksum with the manifest's list; a different file is usable, but said. */
static void check_sum(struct font_set *set, struct font_entry *entry, const char *path,
                      const unsigned char *bytes, size_t length)
{
    entry->digest = base_digest(set->arena, bytes, length);
    if (entry->sha256[0] != '\0' && strstr(entry->sha256, entry->digest) == NULL) {
        base_report(set->diagnostics, base_at_file(set->manifest, 0, 0),
                    BASE_MESSAGE_FONT_FILE_DIFFERENT, path, entry->digest);
    }
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t position;
    return hb_ot_metrics_get_position(font, tag, &position) ? position : otherwise;
}

/* Height of a letter above the base line, for fonts that do not state it. */
static int letter_height(hb_font_t *font, hb_codepoint_t letter, int otherwise)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (!hb_font_get_nominal_glyph(font, letter, &glyph) ||
        !hb_font_get_glyph_extents(font, glyph, &extents)) {
        return otherwise;
    }
    return extents.y_bearing;
}

static const char *postscript_name(struct font_set *set, hb_face_t *face, const char *file)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    return base_copy_text(set->arena, size > 0 ? name : file);
}

static void read_metrics(struct font_set *set, struct font_face *face,
                         const struct font_entry *entry)
{
    hb_font_extents_t extents;
    hb_font_get_h_extents(face->font, &extents);
    int units = (int)hb_face_get_upem(face->face);
    face->metrics = (struct font_metrics){
        .units = units,
        .ascent = extents.ascender,
        .descent = extents.descender,
        .cap_height = letter_height(face->font, 'H', units * 7 / 10),
        .x_height = letter_height(face->font, 'x', units / 2),
        .underline_position = metric(face->font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -units / 10),
        .underline_thickness = metric(face->font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, units / 20),
        .bold = entry->bold,
        .italic = entry->italic,
        .postscript_name = postscript_name(set, face->face, entry->file),
        .family = entry->family,
    };
}

static const struct font_face *make_face(struct font_set *set, const struct font_entry *entry,
                                         const char *path, const char *bytes, size_t length)
{
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *made = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(made) == 0 || hb_face_get_upem(made) == 0) {
        hb_face_destroy(made);
        base_report(set->diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_FONT_FILE_CORRUPT,
                    path, base_translate(N_("it holds no glyphs")));
        return NULL;
    }
    hb_face_make_immutable(made);
    struct font_face *face = font_face_add(set);
    face->face = made;
    face->font = hb_font_create(made);
    face->entry = entry;
    read_metrics(set, face, entry);
    return face;
}

const char *font_files_digest(const struct font_set *set)
{
    struct base_buffer list = {.arena = set->arena};
    for (size_t i = 0; i < set->entry_count; i++) {
        struct base_arena *scratch = base_arena_create();
        struct base_diagnostics *silent = base_diagnostics_create(scratch, NULL);
        const char *path = find_file(set, set->entries[i].file);
        size_t length = 0;
        const char *bytes =
            path != NULL ? base_file_read(scratch, path, path, FONT_LIMIT, &length, silent) : NULL;
        base_buffer_format(&list, "%s %s\n", set->entries[i].file,
                           bytes != NULL ? base_digest(scratch, bytes, length) : "-");
        base_arena_destroy(scratch);
    }
    return base_digest(set->arena, base_buffer_get(&list), list.length);
}

const struct font_face *font_face_open(struct font_set *set, struct font_entry *entry)
{
    const char *path = find_file(set, entry->file);
    if (path == NULL) {
        bool package = entry->package[0] != '\0' && strcmp(entry->package, "-") != 0;
        base_report(set->diagnostics, base_at_file(set->manifest, 0, 0),
                    package ? BASE_MESSAGE_FONT_FILE_MISSING : BASE_MESSAGE_FONT_FILE_ABSENT,
                    entry->file, entry->family, folder_list(set), entry->package);
        return NULL;
    }
    size_t length;
    const char *bytes =
        base_file_read(set->arena, path, path, FONT_LIMIT, &length, set->diagnostics);
    if (bytes == NULL) {
        return NULL;
    }
    const char *kind = other_kind((const unsigned char *)bytes, length);
    if (kind != NULL) {
        base_report(set->diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_FONT_NOT_TRUETYPE,
                    path, base_translate(kind));
        return NULL;
    }
    check_sum(set, entry, path, (const unsigned char *)bytes, length);
    return make_face(set, entry, path, bytes, length);
}
