/* Folders for a while: made with a name that nobody else has, removed with all in them. */
#define _GNU_SOURCE
#include "base_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_unfinished.h"
#include "base_utf8.h"

enum { MOST_LEVELS = 40, LIST = 2048 };

char *base_temporary_folder(struct base_arena *arena, struct base_unfinished *unfinished)
{
    const char *place = getenv("TMPDIR");
    char *path =
        base_format(arena, "%s/lkjip-XXXXXX", place != NULL && *place == '/' ? place : "/tmp");
    base_unfinished_hold();
    char *folder = mkdtemp(path);
    if (folder != NULL && unfinished != NULL) {
        unfinished->path = folder;
        unfinished->is_folder = true;
        base_unfinished_add(unfinished);
    }
    base_unfinished_release();
    return folder;
}

static void empty(int folder, int level);

/* Symbolic links are removed, not followed. */
static void remove_entry(int folder, const char *name, int level)
{
    if (unlinkat(folder, name, 0) == 0) {
        return;
    }
    int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner >= 0) {
        empty(inner, level + 1);
        unlinkat(folder, name, AT_REMOVEDIR);
    }
}

/* Removes what a folder holds and closes it. Takes no memory: it may be called by a signal handler.
 */
static void empty(int folder, int level)
{
    _Alignas(struct dirent64) char list[LIST];
    ssize_t length = 0;
    while (level < MOST_LEVELS && (length = getdents64(folder, list, sizeof list)) > 0) {
        for (ssize_t at = 0; at < length;) {
            const struct dirent64 *entry = (const void *)(list + at);
            at += entry->d_reclen;
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
                remove_entry(folder, entry->d_name, level);
            }
        }
    }
    close(folder);
}

void base_folder_remove(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
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
