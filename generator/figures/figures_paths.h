/* Inside of figures/: the paths of all figures, for figures_find. */
#pragma once

struct base_arena;
struct figures_paths;

struct figures_paths *figures_paths_create(struct base_arena *arena);
