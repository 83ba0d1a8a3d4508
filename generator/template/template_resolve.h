/* The store of shared styles. */
#pragma once

struct base_arena;
struct template_cache;

struct template_cache *template_cache_create(struct base_arena *arena);
