/* Folders for a while: made with a name that nobody else has, removed with all in them. */
#define _XOPEN_SOURCE 700
#include "base_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_utf8.h"

enum { MOST_LEVELS = 40 };

char *base_temporary_folder(struct base_arena *arena)
{
    const char *place = getenv("TMPDIR");
    char *path =
        base_format(arena, "%s/lkjip-XXXXXX", place != NULL && *place == '/' ? place : "/tmp");
    return mkdtemp(path);
}

/* Removes what a folder holds; symbolic links are removed, not followed. */
static void empty(int folder, int level)
{
    DIR *list = level < MOST_LEVELS ? fdopendir(folder) : NULL;
    if (list == NULL) {
        close(folder);
        return;
    }
    const struct dirent *entry;
    while ((entry = readdir(list)) != NULL) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
            continue;
        }
        struct stat info;
        if (fstatat(dirfd(list), name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode)) {
            int inner = openat(dirfd(list), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
            if (inner >= 0) {
                empty(inner, level + 1);
            }
            unlinkat(dirfd(list), name, AT_REMOVEDIR);
        } else {
            unlinkat(dirfd(list), name, 0);
        }
    }
    closedir(list);
}

void base_folder_remove(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    if (folder >= 0) {
        empty(folder, 0);
        rmdir(path);
    }
}

bool base_path_is_safe(const char *name)
{
    enum { LONGEST = 200 };
    if (strlen(name) > LONGEST || base_utf8_check(name, strlen(name)) != strlen(name) ||
        !base_path_is_local(name) || strchr(name, '\\') != NULL || name[strlen(name) - 1] == '/') {
        return false;
    }
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.' || *part == '/') {
            return false;
        }
    }
    return true;
}
