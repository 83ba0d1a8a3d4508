/* What the page can ask for: pieces of bytes whose name says their content (a digest). Lives
 * outside arenas, because pieces come and go for as long as the preview runs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PREVIEW_NAME = 79 }; /* longest name of a piece */

enum preview_type {
    PREVIEW_JSON,
    PREVIEW_SVG,
    PREVIEW_CSS,
    PREVIEW_FONT,
    PREVIEW_PNG,
    PREVIEW_JPEG,
    PREVIEW_TYPE_COUNT
};

struct preview_piece {
    char name[PREVIEW_NAME + 1];
    enum preview_type type;
    unsigned round; /* the last build that used it */
    unsigned held;  /* answers under way that read its bytes */
    bool dropped;   /* no longer in the store; freed when nothing holds it */
    char *bytes;
    size_t length;
    struct preview_piece *next;
};

/* What a page was painted from, and the piece that it gave. */
struct preview_print {
    uint64_t print[2];
    char name[32];
};

struct preview_store;

struct preview_store *preview_store_create(void);
void preview_store_destroy(struct preview_store *store);
/* Copies the bytes; a piece of the name that is there stays as it is. */
struct preview_piece *preview_store_put(struct preview_store *store, const char *name,
                                        enum preview_type type, const char *bytes, size_t length);
/* NULL when there is none. */
struct preview_piece *preview_store_find(const struct preview_store *store, const char *name);
/* Lets go of a piece that an answer held. */
void preview_piece_release(struct preview_piece *piece);
/* Drops the pieces that were last used before a round. */
void preview_store_sweep(struct preview_store *store, unsigned oldest);
/* Keeps a copy of the prints of the newest pages. */
void preview_store_set_prints(struct preview_store *store, const void *prints, size_t length);
/* That of a page (from 0); NULL when there is none. */
const struct preview_print *preview_store_print(const struct preview_store *store, size_t page);
size_t preview_store_count(const struct preview_store *store);
size_t preview_store_bytes(const struct preview_store *store);
