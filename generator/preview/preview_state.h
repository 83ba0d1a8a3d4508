/* What the page is told: the pages, findings and details that the last builds gave. Inside of
 * preview/. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct base_arena;
struct preview_build;
struct preview_state;
struct preview_store;

/* The store must live longer. */
struct preview_state *preview_state_create(struct preview_store *store);
void preview_state_destroy(struct preview_state *state);

/* A build begins: what it gives belongs together. */
void preview_state_begin(struct preview_state *state);
/* Takes the parts that came from the build. True when details were among them. */
bool preview_state_take(struct preview_state *state, struct preview_build *build);
/* The build gave pages or findings, after so many milliseconds. */
void preview_state_shown(struct preview_state *state, int64_t spent);
/* The build gave nothing; why, in words that are copied. */
void preview_state_fail(struct preview_state *state, const char *why);
/* The state as JSON, a new version each time. New pages come with it once, while they are few. */
const char *preview_state_text(struct preview_state *state, struct base_arena *arena);
/* Drops old pieces, once a build has named all that it uses. */
void preview_state_sweep(struct preview_state *state);
