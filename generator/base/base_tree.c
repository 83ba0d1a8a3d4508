/* All files below a folder. */
#define _XOPEN_SOURCE 700
#include "base_file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"

enum { DEEPEST = 64, LONGEST_LINK = 4096 };

/* A folder that was entered: links can lead to it again. */
struct entered {
    dev_t device;
    ino_t number;
};

struct walk {
    struct base_arena *arena;
    struct base_tree_entry *entries;
    size_t count, capacity;
    struct entered *entered;
    size_t entered_count, entered_capacity;
};

/* True when a folder is entered for the first time. */
static bool enter(struct walk *walk, const struct stat *info)
{
    for (size_t i = 0; i < walk->entered_count; i++) {
        const struct entered *at = &walk->entered[i];
        if (at->device == info->st_dev && at->number == info->st_ino)
            return false;
    }
    struct entered folder = {info->st_dev, info->st_ino};
    BASE_PUSH(walk->arena, walk->entered, walk->entered_count, walk->entered_capacity, folder);
    return true;
}

/* Where a link leads; NULL for what is no link. */
static const char *link_target(struct walk *walk, const char *path)
{
    char target[LONGEST_LINK];
    ssize_t length = readlink(path, target, sizeof target);
    return length < 0 ? NULL : base_copy(walk->arena, target, (size_t)length);
}

static int compare(const void *left, const void *right)
{
    const struct base_tree_entry *a = left, *b = right;
    return strcmp(a->name, b->name);
}

/* Adds what lies in a folder, sorted. */
static void add_entries(struct walk *walk, const char *path, const char *name)
{
    size_t first = walk->count;
    DIR *folder = opendir(path);
    const struct dirent *at;
    while (folder != NULL && (at = readdir(folder)) != NULL) {
        if (strcmp(at->d_name, ".") == 0 || strcmp(at->d_name, "..") == 0)
            continue;
        struct stat info;
        const char *below = base_path_join(walk->arena, path, at->d_name);
        struct base_tree_entry entry = {
            .name = base_path_join(walk->arena, name, at->d_name),
            .link = link_target(walk, below),
            .is_file = stat(below, &info) == 0 && S_ISREG(info.st_mode),
        };
        BASE_PUSH(walk->arena, walk->entries, walk->count, walk->capacity, entry);
    }
    if (folder != NULL)
        closedir(folder);
    if (walk->count > first)
        qsort(walk->entries + first, walk->count - first, sizeof *walk->entries, compare);
}

/* A folder and all below it; name: from the outermost one on. */
static void list_folder(struct walk *walk, const char *path, const char *name, int depth)
{
    size_t first = walk->count;
    add_entries(walk, path, name);
    size_t end = walk->count;
    for (size_t i = first; i < end; i++) {
        struct stat info;
        const char *shown = walk->entries[i].name;
        const char *below = base_path_join(walk->arena, path, base_path_name(walk->arena, shown));
        if (depth < DEEPEST && !walk->entries[i].is_file && stat(below, &info) == 0 &&
            S_ISDIR(info.st_mode) && enter(walk, &info))
            list_folder(walk, below, shown, depth + 1);
    }
}

struct base_tree_entry *base_tree_list(struct base_arena *arena, const char *folder, size_t *count)
{
    struct walk walk = {.arena = arena};
    struct stat info;
    if (stat(folder, &info) == 0 && enter(&walk, &info))
        list_folder(&walk, folder, "", 0);
    *count = walk.count;
    return walk.entries;
}
