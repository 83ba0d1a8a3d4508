/* Folders that are written beside their place and put there at once. */
#pragma once

#include <stdbool.h>

struct base_arena;

/* Makes a hidden folder of this process in parent, which is made too. NULL on failure, with errno.
 */
const char *base_folder_open_beside(struct base_arena *arena, const char *parent);
/* Puts a folder into its place, where nothing or an empty folder may be. False with errno. */
bool base_folder_commit(const char *path, const char *target);
