/* Pieces by name, in a table of lists. */
#include "preview_store.h"

#include <string.h>

#include "base_arena.h"

enum { SLOTS = 1024 };

struct preview_store {
    struct preview_piece *slots[SLOTS];
    size_t count, bytes;
    struct preview_print *prints;
    size_t print_count;
};

struct preview_store *preview_store_create(void)
{
    return base_malloc_zeroed(sizeof(struct preview_store));
}

/* Names are digests: their first digits spread well. */
static size_t slot_of(const char *name)
{
    size_t slot = 0;
    for (int i = 0; i < 4 && name[i] != '\0'; i++) {
        slot = slot * 31 + (unsigned char)name[i];
    }
    return slot % SLOTS;
}

struct preview_piece *preview_store_find(const struct preview_store *store, const char *name)
{
    struct preview_piece *piece = store->slots[slot_of(name)];
    while (piece != NULL && strcmp(piece->name, name) != 0) {
        piece = piece->next;
    }
    return piece;
}

struct preview_piece *preview_store_put(struct preview_store *store, const char *name,
                                        enum preview_type type, const char *bytes, size_t length)
{
    struct preview_piece *piece = preview_store_find(store, name);
    if (piece != NULL) {
        return piece;
    }
    piece = base_malloc_zeroed(sizeof *piece);
    strncpy(piece->name, name, PREVIEW_NAME);
    piece->type = type;
    piece->bytes = base_malloc(length + 1);
    memcpy(piece->bytes, bytes, length);
    piece->bytes[length] = '\0';
    piece->length = length;
    size_t slot = slot_of(piece->name);
    piece->next = store->slots[slot];
    store->slots[slot] = piece;
    store->count++;
    store->bytes += length;
    return piece;
}

static void destroy(struct preview_piece *piece)
{
    base_free(piece->bytes);
    base_free(piece);
}

void preview_piece_release(struct preview_piece *piece)
{
    piece->held--;
    if (piece->dropped && piece->held == 0) {
        destroy(piece);
    }
}

static void drop(struct preview_store *store, struct preview_piece **place)
{
    struct preview_piece *piece = *place;
    *place = piece->next;
    store->count--;
    store->bytes -= piece->length;
    piece->dropped = true;
    if (piece->held == 0) {
        destroy(piece);
    }
}

void preview_store_sweep(struct preview_store *store, unsigned oldest)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct preview_piece **place = &store->slots[i];
        while (*place != NULL) {
            if ((*place)->round < oldest) {
                drop(store, place);
            } else {
                place = &(*place)->next;
            }
        }
    }
}

void preview_store_set_prints(struct preview_store *store, const void *prints, size_t length)
{
    base_free(store->prints);
    store->print_count = length / sizeof *store->prints;
    store->prints = base_malloc(length + 1);
    memcpy(store->prints, prints, length);
}

const struct preview_print *preview_store_print(const struct preview_store *store, size_t page)
{
    return page < store->print_count ? &store->prints[page] : NULL;
}

size_t preview_store_count(const struct preview_store *store)
{
    return store->count;
}

size_t preview_store_bytes(const struct preview_store *store)
{
    return store->bytes;
}

void preview_store_destroy(struct preview_store *store)
{
    if (store != NULL) {
        preview_store_sweep(store, (unsigned)-1);
        base_free(store->prints);
        base_free(store);
    }
}
