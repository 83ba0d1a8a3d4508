/* Folders that are written beside their place and put there at once. */
#define _XOPEN_SOURCE 700
#include "base_folder.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_file.h"

const char *base_folder_open_beside(struct base_arena *arena, const char *parent)
{
    const char *name = base_format(arena, ".lkjip-%d.tmp", (int)getpid());
    const char *path = base_path_join(arena, parent, name);
    return base_folder_create(parent) && mkdir(path, 0777) == 0 ? path : NULL;
}

bool base_folder_commit(const char *path, const char *target)
{
    return rename(path, target) == 0;
}
