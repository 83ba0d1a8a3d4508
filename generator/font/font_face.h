/* Inside of font/: the set, its manifest entries and faces. */
#pragma once

#include <hb.h>

#include "font.h"

struct base_arena;
struct base_diagnostics;

/* One line of the manifest. */
struct font_entry {
    const char *family;
    bool bold, italic;
    const char *file, *package, *sha256; /* sha256: one or several, "" = not checked */
    const char *digest;                  /* sha256 of the file once it is read */
    bool tried;                          /* opening was tried: face or NULL is the answer */
    const struct font_face *face;
};

/* What is known of the characters that texts are made of: asked once a character. */
enum { FONT_COVERED = 0x2200 };
struct font_coverage {
    unsigned char asked[FONT_COVERED / 8], held[FONT_COVERED / 8];
};

struct font_face {
    size_t index;
    struct font_coverage *coverage;
    bool fake;
    hb_face_t *face; /* NULL in a fake set */
    hb_font_t *font;
    struct font_metrics metrics;
    const struct font_entry *entry;
};

struct font_slot; /* shaping cache */

struct font_set {
    struct base_arena *arena;
    struct base_arena *runs; /* of the shaping cache; in a fake set that of all */
    struct base_diagnostics *diagnostics;
    const char *manifest;
    struct font_entry *entries;
    size_t entry_count, entry_capacity;
    const char **folders;
    size_t folder_count, folder_capacity;
    const char **reported; /* families asked for in vain */
    size_t reported_count, reported_capacity;
    struct font_face **faces;
    size_t face_count, face_capacity;
    struct font_slot *slots;
    size_t slot_count, slot_used;
    hb_buffer_t *buffer; /* for shaping, reused */
};

/* Reads the manifest into entries and folders. False after reporting. */
bool font_manifest_read(struct font_set *set, const char *manifest);

/* Opens the face of an entry; NULL after reporting. */
const struct font_face *font_face_open(struct font_set *set, struct font_entry *entry);
void font_face_close(struct font_face *face);

/* Adds a face to the set. */
struct font_face *font_face_add(struct font_set *set);
