/* The state that the page is told, put together from the parts of the last builds. */
#include "preview_state.h"

#include <string.h>

#include "base_arena.h"
#include "json.h"
#include "preview_build.h"
#include "value.h"

enum { MOST_NEW = 256 * 1024 }; /* bytes of new pages that are sent unasked */

struct preview_state {
    struct preview_store *store;
    unsigned round;                   /* number of builds begun */
    unsigned good_round;              /* that of the last with pages */
    unsigned version;                 /* of the state */
    int64_t spent;                    /* milliseconds of the last build until its pages */
    char *pages, *findings, *details; /* JSON of the last that were made; NULL = none */
    char *fault;                  /* why the last build gave nothing; NULL = it gave something */
    struct base_arena *arena;     /* of new pages; NULL = none */
    struct base_buffer new_pages; /* JSON by name */
};

static void replace(char **place, const char *text)
{
    base_free(*place);
    *place = NULL;
    if (text != NULL) {
        size_t length = strlen(text) + 1;
        *place = memcpy(base_malloc(length), text, length);
    }
}

static void forget_new(struct preview_state *state)
{
    base_arena_destroy(state->arena);
    state->arena = NULL;
    state->new_pages = (struct base_buffer){0};
}

struct preview_state *preview_state_create(struct preview_store *store)
{
    struct preview_state *state = base_malloc_zeroed(sizeof *state);
    state->store = store;
    return state;
}

void preview_state_destroy(struct preview_state *state)
{
    if (state == NULL) {
        return;
    }
    forget_new(state);
    replace(&state->pages, NULL);
    replace(&state->findings, NULL);
    replace(&state->details, NULL);
    replace(&state->fault, NULL);
    base_free(state);
}

void preview_state_begin(struct preview_state *state)
{
    state->round++;
    forget_new(state);
}

/* Notes a new page, so that browsers need not ask for it. */
static void note_new(struct preview_state *state, const struct preview_part *part,
                     const char *bytes)
{
    struct base_buffer *pages = &state->new_pages;
    if (part->type != PREVIEW_SVG || pages->length > MOST_NEW) {
        return;
    }
    if (state->arena == NULL) {
        state->arena = base_arena_create();
        pages->arena = state->arena;
    }
    base_buffer_format(pages, "%s\"%s\":", pages->length == 0 ? "" : ",", part->name);
    json_write(pages, value_text(state->arena, 0, bytes), 0);
}

static void keep_piece(struct preview_state *state, const char *name)
{
    struct preview_piece *piece = preview_store_find(state->store, name);
    if (piece != NULL) {
        piece->round = state->round;
    }
}

static void take_part(struct preview_state *state, const struct preview_part *part,
                      const char *bytes)
{
    switch (part->kind) {
    case PREVIEW_PART_PIECE:
        preview_store_put(state->store, part->name, part->type, bytes, part->length);
        keep_piece(state, part->name);
        note_new(state, part, bytes);
        break;
    case PREVIEW_PART_USED:
        keep_piece(state, part->name);
        break;
    case PREVIEW_PART_PRINTS:
        preview_store_set_prints(state->store, bytes, part->length);
        break;
    case PREVIEW_PART_PAGES:
        replace(&state->pages, bytes);
        replace(&state->details, NULL);
        break;
    case PREVIEW_PART_FINDINGS:
        replace(&state->findings, bytes);
        break;
    case PREVIEW_PART_DETAILS:
        replace(&state->details, bytes);
        break;
    }
}

bool preview_state_take(struct preview_state *state, struct preview_build *build)
{
    struct preview_part part;
    const char *bytes;
    bool details = false;
    while (preview_build_part(build, &part, &bytes)) {
        take_part(state, &part, bytes);
        details |= part.kind == PREVIEW_PART_DETAILS;
    }
    return details;
}

void preview_state_shown(struct preview_state *state, int64_t spent)
{
    state->spent = spent;
    replace(&state->fault, NULL);
}

void preview_state_fail(struct preview_state *state, const char *why)
{
    replace(&state->fault, why);
}

/* The new pages as a member of the state; nothing when they are many: a reader sees few of them. */
static const char *new_pages(struct preview_state *state, struct base_arena *arena)
{
    size_t length = state->new_pages.length;
    bool few = length > 0 && length <= MOST_NEW;
    return few ? base_format(arena, ",\"isi\":{%s}", base_buffer_get(&state->new_pages)) : "";
}

const char *preview_state_text(struct preview_state *state, struct base_arena *arena)
{
    struct base_buffer fault = {.arena = arena};
    json_write(&fault,
               state->fault == NULL ? value_null(arena, 0) : value_text(arena, 0, state->fault), 0);
    state->version++;
    const char *text = base_format(
        arena,
        "{\"versi\":%u,\"ms\":%lld,\"gagal\":%s,\"hasil\":%s,\"temuan\":%s,\"rincian\":%s%s}",
        state->version, (long long)state->spent, base_buffer_get(&fault),
        state->pages == NULL ? "null" : state->pages,
        state->findings == NULL ? "null" : state->findings,
        state->details == NULL ? "null" : state->details, new_pages(state, arena));
    forget_new(state);
    return text;
}

/* Pieces of the last pages before these stay, however long ago they were made, and those of the
 * last rounds, which a slow reader may still ask for. */
void preview_state_sweep(struct preview_state *state)
{
    enum { KEPT = 8 };
    unsigned recent = state->round > KEPT ? state->round - KEPT : 0;
    unsigned before = state->good_round;
    preview_store_sweep(state->store, before < recent ? before : recent);
    state->good_round = state->round;
}
